// How good generated digits are, and how fast:   node test/bench/generatedDigits.ts
// The Quick preset learns from generated digits only and then reads the real test set, if it is
// there (MNIST_DATA or ../shared/data/mnist), and generated test digits.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LabelledImages } from '../../src/data/dataset.ts';
import { generateDigits } from '../../src/data/generatedDigits.ts';
import { loadDataset } from '../../src/data/load.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { confusionMatrix, recall } from '../../src/nn/metrics.ts';
import { presetNamed } from '../../src/nn/presets.ts';
import { readDigits, trainedOn } from '../unit/data/trainedOn.ts';

const TRAINING = 60_000;
const TEST = 10_000;
const ROUNDS = 3;

const { settings } = presetNamed('quick');
const { seed } = settings;
const generator = { training: 1, test: 1, seed };

const processorTimes = Array.from({ length: ROUNDS }, () => {
  const before = process.cpuUsage();
  generateDigits({ seed, part: 'training', first: 0, count: TRAINING });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
});
const training = generateDigits({ seed, part: 'training', first: 0, count: TRAINING });
const inked = training.images.reduce((count, ink) => count + (ink > 0 ? 1 : 0), 0);

console.log(`${TRAINING} generated digits, seed ${seed}`);
console.log(`processor time   ${processorTimes.map(time => time.toFixed(2)).join(', ')} s`);
console.log(`density          ${percent(inked / training.images.length)}  (MNIST: 19.1 %)`);

const engine = await trainedOn(training, settings, epoch =>
  process.stderr.write(`Quick, epoch ${epoch + 1} of ${settings.epochs} …\n`),
);
await printReading(
  'generated test digits',
  engine,
  generateDigits({ seed, part: 'test', first: 0, count: TEST }),
);
const folder = path.resolve(
  import.meta.dirname,
  '../..',
  process.env.MNIST_DATA ?? '../shared/data/mnist',
);
if (existsSync(folder)) {
  const { test } = await loadDataset({ source: 'auto', folder, mirrors: [], generator });
  await printReading("MNIST's test digits", engine, test);
} else {
  console.log(`\nMNIST is not in ${folder}: nothing to say about real digits.`);
}

async function printReading(name: string, network: Engine, digits: LabelledImages): Promise<void> {
  const confusion = confusionMatrix(digits.labels, await readDigits(network, digits));
  const correct = confusion.reduce((sum, row, digit) => sum + row[digit], 0);
  const recalls = recall(confusion);
  console.log(`\n${name}: ${percent(correct / digits.count)} (row: true digit)`);
  for (const [digit, row] of confusion.entries()) {
    const counts = row.map(count => String(count || '·').padStart(5)).join('');
    console.log(`${digit}${counts}   ${percent(recalls[digit] ?? 0)}`);
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
