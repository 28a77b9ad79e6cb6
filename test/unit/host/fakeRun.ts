// A run as a worker tells of it, and its order.
import type { DatasetDescription } from '../../../src/data/dataset.ts';
import type { RunOrder } from '../../../src/host/sessionFacts.ts';
import { PRESETS } from '../../../src/nn/presets.ts';
import type { Checkpoint, HistoryPoints, RunPosition } from '../../../src/protocol/subjects.ts';
import type { FromWorker } from '../../../src/protocol/workerMessages.ts';

export const dataset: DatasetDescription = {
  kind: 'mnist',
  name: 'MNIST',
  source: '/data/mnist',
  digest: 'abc',
  trainingCount: 60_000,
  testCount: 10_000,
};

export const order: RunOrder = {
  preset: 'quick',
  settings: PRESETS[0].settings,
  engine: 'textbook',
  threads: 2,
  dataset: {
    source: 'generated',
    mirrors: [],
    generator: { training: 600, test: 100, seed: 1 },
  },
  program: 'MNIST Train 0.1.0',
};

export function positionAt(iteration: number): RunPosition {
  return {
    iteration,
    totalIterations: 1000,
    iterationsPerEpoch: 100,
    epoch: Math.floor(iteration / 100),
    epochs: 10,
    samplesPerSecond: 41_200,
    seconds: iteration / 100,
    secondsLeft: (1000 - iteration) / 100,
    learningRate: 0.2,
  };
}

/** A checkpoint of a real, tiny network, so that it can be written and read. */
export function checkpointAt(iterations: number, testAccuracy = 0.971): Checkpoint {
  return {
    parameters: [
      {
        inputs: 784,
        outputs: 10,
        weights: new Float32Array(7840).fill(iterations / 1000),
        biases: new Float32Array(10),
      },
    ],
    provenance: { preset: 'quick', epochs: Math.floor(iterations / 100), iterations, testAccuracy },
  };
}

export function started(): FromWorker {
  return {
    type: 'started',
    dataset,
    engine: 'textbook',
    testLabels: new Uint8Array(100),
    position: positionAt(0),
  };
}

/** One training point at each of the iterations, and no test point. */
export function pointsAt(...iterations: number[]): HistoryPoints {
  const iteration = Float64Array.from(iterations);
  return {
    training: {
      iteration,
      loss: iteration.map(i => 1 / i),
      accuracy: iteration.map(i => i / 1000),
    },
    test: {
      iteration: new Float64Array(0),
      loss: new Float64Array(0),
      accuracy: new Float64Array(0),
    },
  };
}

export function progressAt(iteration: number): FromWorker {
  return { type: 'progress', position: positionAt(iteration), points: pointsAt(iteration) };
}
