// A training run as the host would tell it, made up but plausible: for looking at the pages and for
// their tests. The same scene is always the same.
import { generateDigits } from '../../src/data/generatedDigits.ts';
import { experimentNamed } from '../../src/lessons/experiments.ts';
import { PRESETS } from '../../src/nn/presets.ts';
import { Random } from '../../src/nn/random.ts';
import type { SessionSnapshot } from '../../src/protocol/snapshot.ts';
import type {
  DigitPredictions,
  HistoryPoints,
  KeptMoments,
  RunPosition,
  TestPredictions,
} from '../../src/protocol/subjects.ts';
import { CERTAIN } from '../../src/protocol/subjects.ts';
import { fakeLayerCourse } from './fakeInside.ts';
import { fakePictures } from './fakePictures.ts';

/** Situations of a dashboard that look different. */
export const SCENES = [
  'idle',
  'recovered',
  'recovered-not-saved',
  'last-run',
  'restricted',
  'finding',
  'downloading',
  'generating',
  'started',
  'training',
  'paused',
  'diverged',
  'finished',
  'experiment',
  'saved',
  'not-saved',
  'generated',
  'stopped',
  'failed',
  'no-dataset',
] as const;
export type Scene = (typeof SCENES)[number];

const ITERATIONS_PER_EPOCH = 1875;
const EPOCHS = 10;
const TEST_COUNT = 1000;
const TRAINING_POINT_EVERY = 25;

const idle: SessionSnapshot = {
  run: 0,
  state: 'idle',
  preset: 'quick',
  settings: PRESETS[0].settings,
  presets: PRESETS,
  engine: 'textbook',
  history: history(0),
  canSave: false,
};

/** The snapshot that the host would send. */
export function fakeSnapshot(scene: Scene): SessionSnapshot {
  switch (scene) {
    case 'idle':
      return idle;
    case 'recovered':
      return { ...idle, recovered: RECOVERED };
    case 'recovered-not-saved':
      return {
        ...idle,
        recovered: { ...RECOVERED, outcome: 'finished', saveProblem: SAVE_PROBLEM },
      };
    case 'last-run':
      return { ...idle, lastRun: { result: '98.1 % on 10,000 test digits', savedAs: SAVED_AS } };
    case 'restricted':
      return { ...idle, notice: RESTRICTED };
    case 'finding':
    case 'downloading':
    case 'generating':
      return { ...idle, run: 1, state: 'loading', loading: LOADING[scene] };
    case 'no-dataset':
      return { ...idle, run: 1, state: 'failed', problem: NO_DATASET };
    case 'started':
      return running('training', 0);
    case 'training':
      return { ...running('training', 5810), canSave: true };
    case 'paused':
      return { ...running('paused', 5810), canSave: true };
    case 'diverged':
      return { ...running('paused', 2400), problem: DIVERGED, canSave: true };
    case 'experiment': {
      const { settings } = experimentNamed('fewDigits');
      return {
        ...fakeSnapshot('finished'),
        settings: { ...PRESETS[0].settings, ...settings },
        ending: 'Ended after epoch 7: 99.0 % of the training digits are read right.',
        advice: {
          reason: 'overfitting',
          message:
            'Training and test accuracy part: 99.8 % and 81.2 %. The network learns its digits by heart.',
        },
        steering: {
          stop: { accuracy: 0.99 },
          learningRateFactor: 0.5,
          rateChanges: [{ iteration: 9000, factor: 0.5 }],
        },
      };
    }
    case 'finished':
    case 'stopped':
      return { ...running(scene, scene === 'finished' ? 18_750 : 9120), canSave: true };
    case 'saved':
      return { ...running('finished', 18_750), savedAs: SAVED_AS };
    case 'not-saved':
      return { ...running('finished', 18_750), canSave: true, saveProblem: SAVE_PROBLEM };
    case 'generated':
      return { ...running('training', 9120), dataset: GENERATED, canSave: true };
    case 'failed':
      return { ...running('failed', 9120), problem: WORKER_DIED, canSave: true };
  }
}

/** Test digits with probabilities, as an answer to `getDigits`. */
export function fakeDigits(indices: readonly number[], iteration: number): DigitPredictions {
  const probabilities = new Float32Array(indices.length * 10);
  const images = new Uint8Array(indices.length * 784);
  const labels = new Uint8Array(indices.length);
  indices.forEach((index, at) => {
    images.set(TEST_DIGITS.images.subarray(index * 784, (index + 1) * 784), at * 784);
    labels[at] = TEST_DIGITS.labels[index];
    probabilities.set(fakeProbabilities(index), at * 10);
  });
  return { iteration, indices: Uint32Array.from(indices), images, labels, probabilities };
}

/** What the network says of all test digits: the earlier, the more of them are wrong. */
export function fakeTestPredictions(iteration: number): TestPredictions {
  const wrongEvery = 3 + Math.floor(iteration / 60);
  const predicted = PREDICTED.map((digit, index) =>
    iteration < 5000 && index % wrongEvery === 0 ? (digit + 3) % 10 : digit,
  );
  return { iteration, predicted, confidence: CONFIDENCE };
}

/** Moments that a run may keep: close to each other first, then further apart. */
function fakeMoments(iteration: number): KeptMoments {
  const early = Array.from({ length: 32 }, (_, slot) => Math.floor((slot * 1875) / 32));
  const later = Array.from({ length: 40 }, (_, slot) => Math.floor(1875 + (slot * 1875) / 4));
  const kept = [...early, ...later].filter(at => at <= iteration);
  return { iterations: Float64Array.from(kept), momentBytes: 408_000, capacity: 160 };
}

/** The history up to an iteration: curves that rise as those of 784-128-10 on MNIST do. */
export function history(iterations: number): HistoryPoints {
  const random = new Random(7);
  const training = { iteration: [] as number[], loss: [] as number[], accuracy: [] as number[] };
  const test = { iteration: [] as number[], loss: [] as number[], accuracy: [] as number[] };
  for (let at = TRAINING_POINT_EVERY; at <= iterations; at += TRAINING_POINT_EVERY) {
    const loss = 0.32 * Math.exp(-at / 2600) + 1.9 * Math.exp(-at / 60) + 0.008;
    const noise = 1 + 0.25 * random.normal() * Math.min(1, at / 400);
    training.iteration.push(at);
    training.loss.push(Math.max(0.002, loss * noise));
    training.accuracy.push(Math.min(1, Math.max(0.1, 1 - 0.29 * loss * noise)));
    if (at % ITERATIONS_PER_EPOCH === 0) {
      test.iteration.push(at);
      test.loss.push(0.058 + 0.16 * Math.exp(-at / 2900));
      test.accuracy.push(0.9822 - 0.045 * Math.exp(-at / 2900));
    }
  }
  return { training: curve(training), test: curve(test) };
}

/** Where the run stands after that many updates. */
export function position(iteration: number): RunPosition {
  const totalIterations = ITERATIONS_PER_EPOCH * EPOCHS;
  const speed = iteration === 0 ? 0 : 41_870;
  return {
    iteration,
    totalIterations,
    iterationsPerEpoch: ITERATIONS_PER_EPOCH,
    epoch: Math.floor(iteration / ITERATIONS_PER_EPOCH),
    epochs: EPOCHS,
    samplesPerSecond: speed,
    seconds: (iteration * 32) / 41_870,
    secondsLeft: ((totalIterations - iteration) * 32) / 41_870,
    learningRate: 0.2 * (1 - iteration / totalIterations),
  };
}

function running(state: SessionSnapshot['state'], iteration: number): SessionSnapshot {
  return {
    ...idle,
    run: 1,
    state,
    dataset: MNIST,
    position: position(iteration),
    history: history(iteration),
    pictures: fakePictures(iteration),
    testLabels: TEST_DIGITS.labels,
    testPredictions: fakeTestPredictions(iteration),
    moments: fakeMoments(iteration),
    layerCourse: fakeLayerCourse(iteration),
  };
}

function curve(lists: { iteration: number[]; loss: number[]; accuracy: number[] }) {
  return {
    iteration: Float64Array.from(lists.iteration),
    loss: Float64Array.from(lists.loss),
    accuracy: Float64Array.from(lists.accuracy),
  };
}

/** Mostly sure and right; every 23rd digit is taken for another one, every 7th is unsure. */
function fakeProbabilities(index: number): Float32Array {
  const random = new Random(3, index);
  const label = TEST_DIGITS.labels[index];
  const answer = index % 23 === 5 ? (label + 1 + random.integer(8)) % 10 : label;
  const sureness = index % 23 === 5 ? 0.55 : index % 7 === 2 ? 0.6 + 0.3 * random.uniform() : 0.98;
  const others = Float32Array.from({ length: 10 }, () => random.uniform() ** 3);
  others[answer] = 0;
  const sum = others.reduce((total, value) => total + value, 0);
  return others.map((value, digit) =>
    digit === answer ? sureness : ((1 - sureness) * value) / sum,
  );
}

const TEST_DIGITS = generateDigits({ seed: 5, part: 'test', first: 0, count: TEST_COUNT });
const PREDICTED = Uint8Array.from({ length: TEST_COUNT }, (_, index) => {
  const probabilities = fakeProbabilities(index);
  return probabilities.indexOf(Math.max(...probabilities));
});

const CONFIDENCE = Uint16Array.from({ length: TEST_COUNT }, (_, index) =>
  Math.round(CERTAIN * Math.max(...fakeProbabilities(index))),
);

const MNIST = {
  kind: 'mnist',
  name: 'MNIST',
  source: 'downloaded from storage.googleapis.com',
  digest: 'ab'.repeat(32),
  trainingCount: 60_000,
  testCount: TEST_COUNT,
} as const;

const GENERATED = {
  kind: 'generated',
  name: 'generated digits',
  source: 'generated with seed 1',
  digest: 'cd'.repeat(32),
  trainingCount: 60_000,
  testCount: TEST_COUNT,
  notice:
    'MNIST could not be downloaded (no network), so the network learns from generated digits.',
} as const;

const LOADING = {
  finding: { stage: 'finding', message: 'Looking for MNIST on this computer' },
  downloading: {
    stage: 'downloading',
    message: 'Downloading MNIST from storage.googleapis.com',
    done: 4_100_000,
    total: 11_594_722,
  },
  generating: { stage: 'generating', message: 'Drawing digits', done: 42_000, total: 70_000 },
} as const;

const DIVERGED = {
  reason: 'diverged',
  message:
    'The loss grew without end at iteration 2,431: the learning rate of 0.2 is too high. ' +
    'The run is paused with its last good weights, from iteration 2,400.',
  advised: { learningRate: 0.04, factor: 0.1 },
} as const;

const WORKER_DIED = {
  reason: 'worker',
  message:
    'The training worker ended unexpectedly (out of memory). Its last good weights, from epoch 4, ' +
    'can be saved.',
} as const;

const NO_DATASET = {
  reason: 'dataset/truncated',
  message:
    'train-images-idx3-ubyte in /home/ada/mnist is cut off: it says 60,000 images but holds 12,345. ' +
    'Download it again, or choose another folder in the setting mnist.datasetFolder.',
} as const;

const RESTRICTED =
  'This window is in Restricted Mode: the settings of this workspace for dataset, mirrors and params ' +
  'folder are not used.';

const SAVE_PROBLEM =
  '2026-11-22_1405_784-128-10_98.1.safetensors cannot be written: a file stands where its folder ' +
  'should be; rename that file and save again, or save elsewhere.';
const RECOVERED = { epochs: 3, testAccuracy: 0.9624, created: '2026-11-22T14:05:00.000Z' };
const SAVED_AS = 'params/2026-11-22_1405_784-128-10_98.2.safetensors';
