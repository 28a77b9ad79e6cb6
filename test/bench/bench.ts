// How fast it is on this machine, beside NumPy:   npm run bench [-- --json]
// Real MNIST if it is there (MNIST_DATA or ../shared/data/mnist), generated digits otherwise.
import { existsSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform } from 'node:os';
import path from 'node:path';
import { loadDataset } from '../../src/data/load.ts';
import { dataMeasures } from './dataMeasures.ts';
import { engineMeasures } from './engineMeasures.ts';
import { measureAll, type Result } from './measure.ts';
import { NumpyPeer } from './numpyPeer.ts';

const ROUNDS = 5;

const root = path.join(import.meta.dirname, '../..');
const mnist = path.resolve(root, process.env.MNIST_DATA ?? '../shared/data/mnist');
const folder = existsSync(mnist) ? mnist : undefined;
const dataset = await loadDataset({
  source: folder === undefined ? 'generated' : 'auto',
  folder,
  mirrors: [],
  generator: { training: 60_000, test: 10_000, seed: 1 },
});

const numpy = await NumpyPeer.start(dataset);
const results = await measureAll(
  [
    ...engineMeasures('textbook', dataset),
    ...(numpy?.measures(dataset) ?? []),
    ...dataMeasures(dataset, folder),
  ],
  ROUNDS,
  round => process.stderr.write(round === 0 ? 'Warming up …\n' : `Round ${round} of ${ROUNDS} …\n`),
);
numpy?.end();

const conditions = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  system: `${platform()} ${arch()}`,
  node: process.version,
  digits: dataset.description.name,
  numpy: numpy?.name ?? 'not found: python3 with NumPy would be measured too',
};
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ ...conditions, rounds: ROUNDS, results }));
} else {
  printTable(results);
}

function printTable(rows: readonly Result[]): void {
  for (const [name, value] of Object.entries(conditions)) {
    console.log(`${name.padEnd(10)}${value}`);
  }
  const subjects = [...new Set(rows.map(row => row.subject))];
  const width = Math.max(...subjects.map(subject => subject.length)) + 2;
  console.log(`\n${' '.repeat(width + 14)}${'median'.padStart(12)}   min to max of ${ROUNDS}`);
  for (const subject of subjects) {
    for (const row of rows.filter(other => other.subject === subject)) {
      const range = `${figure(row.min)} to ${figure(row.max)}`;
      console.log(
        `${subject.padEnd(width)}${row.who.padEnd(14)}` +
          `${figure(row.median).padStart(12)}   ${range} ${row.unit}`,
      );
    }
  }
}

/** Three digits are all that such a measurement says. */
function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}
