import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { type Script, scriptsOf } from '../../package/scripts.ts';
import { ROOT } from '../../vscode/packages.ts';
import type { Figure } from './figure.ts';

/** How large the package is, and the bundles in it. */
export async function measureSizes(vsix: string): Promise<Figure[]> {
  const bytes = await readFile(vsix);
  const size = (name: string, goal: string, length: number, how: string): Figure => ({
    ...{ name, goal, how, worst: '' },
    median: `${(length / 1000).toFixed(1)} kB`,
  });
  const { first, later } = await scriptsOf(path.join(ROOT, 'dist', 'webview'), 'dashboard.js');
  const bundles = Object.entries(unzipSync(bytes)).filter(([name]) => /\/dist\/.*js$/.test(name));
  return [
    size('.vsix', '< 600 kB', bytes.length, 'the packaged extension'),
    size(
      'dashboard scripts',
      '≤ 250 kB',
      total(first),
      `what it waits for, minified, not compressed: ${first.length} files`,
    ),
    size(
      '  when unfolded',
      '–',
      total(later),
      `what its folded parts need more: ${later.length} files`,
    ),
    ...bundles.map(([name, { length }]) =>
      size(`  ${name.replace('extension/', '')}`, '–', length, 'in it, minified, not compressed'),
    ),
  ];
}

function total(scripts: readonly Script[]): number {
  return scripts.reduce((sum, { bytes }) => sum + bytes, 0);
}
