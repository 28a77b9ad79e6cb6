// How fast it is on this machine, beside other programs that are there:   npm run bench [-- --help]
// Real MNIST if it is there (MNIST_DATA or ../shared/data/mnist), generated digits otherwise.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DatasetRequest } from '../../src/data/dataset.ts';
import { loadDataset } from '../../src/data/load.ts';
import { compare } from './comparisons.ts';
import { conditionsOf, threadCounts } from './conditions.ts';
import { type Measure, measureAll, type Result, type Rounds } from './measure.ts';
import { dataMeasures } from './measures/data.ts';
import { engineTrainers, evaluationMeasure } from './measures/engines.ts';
import { memoryMeasures } from './measures/memory.ts';
import { sgemmMeasure } from './measures/roofline.ts';
import { scalingMeasures } from './measures/scaling.ts';
import { timeToAccuracy, timeToAccuracyMeasure } from './measures/timeToAccuracy.ts';
import { trainingMeasure } from './measures/training.ts';
import { benchOptions } from './options.ts';
import { type Peers, startPeers } from './peers/startPeers.ts';
import { reportLines } from './table.ts';
import { CLASSIC_WORK, DEEP_WORK, USUAL_WORK, WIDE_WORK } from './works.ts';
import { createWorkspace } from './workspace.ts';

const options = benchOptions();
/** Of a measurement of speed; three epochs may be shorter. */
const SECONDS = options.quick ? 0.08 : 0.6;
/** Of training while memory is watched. */
const MEMORY_SECONDS = options.quick ? 1 : 6;
const SPEED: Rounds = { rounds: 5, warmsUp: true };
/** Of what takes long; new processes have nothing to warm up. */
const PROCESSES: Rounds = { rounds: options.quick ? 2 : 5, warmsUp: false };
const MEMORY: Rounds = { ...PROCESSES, rounds: options.quick ? 1 : 3 };

const mnist = path.resolve(
  import.meta.dirname,
  '../..',
  process.env.MNIST_DATA ?? '../shared/data/mnist',
);
const folder = existsSync(mnist) ? mnist : undefined;
const request: DatasetRequest = {
  source: folder === undefined ? 'generated' : 'auto',
  folder,
  mirrors: [],
  generator: { training: 60_000, test: 10_000, seed: 1 },
};
const dataset = await loadDataset(request);
const threads = threadCounts();
const all = threads.at(-1)!;
const extent = { count: dataset.training.count, seconds: SECONDS };
const conditions = conditionsOf(dataset);
const workspace = await createWorkspace(dataset);

const results: Result[] = [];
try {
  const { peers, missing, versions } = await startPeers(workspace.folder, threads);
  try {
    await measureSpeed(peers);
  } finally {
    for (const peer of peers) {
      peer.process.end();
    }
  }
  await measureScaling();
  await measureRuns();
  const accurate =
    options.accurate && folder !== undefined
      ? await timeToAccuracy(workspace, folder, 'accurate', 0.993)
      : undefined;
  const comparisons = compare({ results, count: extent.count, threads: all, accurate });
  const report = { conditions, versions, missing, results, comparisons };
  console.log(options.json ? JSON.stringify(report) : reportLines(report).join('\n'));
} finally {
  await workspace.remove();
}

async function measureSpeed(peers: Peers['peers']) {
  const engines = engineTrainers(dataset, threads);
  const numpy = peers.find(({ name }) => name === 'NumPy');
  const works = [USUAL_WORK, WIDE_WORK, DEEP_WORK, CLASSIC_WORK].flatMap(work => [
    ...engines.map(trainer => trainingMeasure(work, trainer, extent)),
    ...peers
      .filter(peer => peer.does(work))
      .flatMap(({ trainers }) => trainers.map(own => trainingMeasure(work, own, extent))),
  ]);
  await measure(
    'Speed',
    [
      ...works,
      ...(numpy === undefined ? [] : [sgemmMeasure(numpy.process, numpy.trainers[0].who)]),
      ...engines.map(trainer => evaluationMeasure(trainer, dataset)),
    ],
    SPEED,
  );
  await Promise.all(engines.map(trainer => trainer.dispose()));
}

async function measureScaling() {
  const { measures, dispose } = scalingMeasures(dataset, {
    ...{ threads: all, seconds: SECONDS, isQuick: options.quick },
  });
  await measure('Scaling', measures, SPEED);
  await dispose();
}

async function measureRuns() {
  await measure('Data', dataMeasures(dataset, request, all), { ...PROCESSES, warmsUp: true });
  if (folder !== undefined) {
    await measure('To 98 %', [timeToAccuracyMeasure(workspace, folder)], PROCESSES);
  }
  await measure('Memory', memoryMeasures(workspace, folder, MEMORY_SECONDS), MEMORY);
}

async function measure(title: string, measures: readonly Measure[], rounds: Rounds) {
  results.push(
    ...(await measureAll(measures, rounds, round => {
      const what = round === 0 ? 'warming up' : `round ${round} of ${rounds.rounds}`;
      process.stderr.write(`${title}: ${what} …\n`);
    })),
  );
}
