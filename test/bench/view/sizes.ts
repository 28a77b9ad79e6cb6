import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Figure } from './figure.ts';

/** How large the package is, and the bundles in it. */
export async function measureSizes(vsix: string): Promise<Figure[]> {
  const bytes = await readFile(vsix);
  const size = (name: string, goal: string, length: number, how: string): Figure => ({
    ...{ name, goal, how, worst: '' },
    median: `${(length / 1000).toFixed(1)} kB`,
  });
  const bundles = Object.entries(unzipSync(bytes)).filter(([name]) => /\/dist\/.*js$/.test(name));
  return [
    size('.vsix', '< 600 kB', bytes.length, 'the packaged extension'),
    ...bundles.map(([name, { length }]) =>
      size(`  ${name.replace('extension/', '')}`, '–', length, 'in it, minified, not compressed'),
    ),
  ];
}
