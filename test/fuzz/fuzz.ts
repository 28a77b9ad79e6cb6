// Reads files that went wrong in every way, to find what a codec does not stand:
//   npm run fuzz -- [--seconds N] [--mutants N] [--codec NAME] [--seed N]
//     --seconds N   for so long in all, shared by the codecs (default 60)
//     --mutants N   so many of each codec instead
//     --codec NAME  only this one: safetensors, pkl, npz, …
//     --seed N      of the mutants (default 1); the same seed gives the same ones
// What is found is written to dist/fuzz; then the exit code is 1.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CODECS } from '../../src/params/codecs.ts';
import { type FuzzReport, fuzzCodec } from './fuzzCodec.ts';

const FINDINGS = path.join(import.meta.dirname, '../../dist/fuzz');

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    mutants: { type: 'string' },
    codec: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = number('seed', options.seed);
const seconds = number('seconds', options.seconds);
const mutants = options.mutants === undefined ? undefined : number('mutants', options.mutants);
const readable = CODECS.filter(({ read }) => read !== undefined);
const codecs = readable.filter(
  ({ format }) => options.codec === undefined || format === options.codec,
);
if (codecs.length === 0) {
  stop(`There is no codec ${options.codec}: ${readable.map(({ format }) => format).join(', ')}.`);
}

function number(name: string, text: string): number {
  const value = Number(text);
  return value >= 0 && text.trim() !== '' ? value : stop(`--${name} ${text} is no number.`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

let found = 0;
for (const codec of codecs) {
  const end = performance.now() + (seconds * 1000) / codecs.length;
  const goOn = (count: number) =>
    mutants === undefined ? performance.now() < end : count < mutants;
  const report = fuzzCodec(codec, { seed, goOn });
  print(report);
  found += report.findings.length;
}
console.log(`${found} ${found === 1 ? 'finding' : 'findings'} with seed ${seed}`);
process.exitCode = found > 0 ? 1 : 0;

function print(report: FuzzReport): void {
  const { format, files, read, refused, slowest, mostBytes, findings } = report;
  const reasons = Object.entries(refused)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count.toLocaleString('en-US')}`);
  console.log(
    `${format}: ${report.mutants.toLocaleString('en-US')} mutants of ${files} files, ${read.toLocaleString('en-US')} read, ` +
      `${reasons.join(', ')}; slowest ${slowest.toFixed(0)} ms, most memory ${(mostBytes / 2 ** 20).toFixed(0)} MB`,
  );
  for (const { index, what, bytes } of findings) {
    mkdirSync(FINDINGS, { recursive: true });
    const file = path.join(FINDINGS, `seed-${seed}-${index}.${format}`);
    writeFileSync(file, bytes);
    console.log(`  mutant ${index} ${what}\n  ${file}`);
  }
}
