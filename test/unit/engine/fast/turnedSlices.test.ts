import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { LabelledImages } from '../../../../src/data/dataset.ts';
import type { BatchSums } from '../../../../src/engine/engine.ts';
import { createTextbookEngine } from '../../../../src/engine/textbook.ts';
import { INPUT_SIZE, type TrainingSettings } from '../../../../src/nn/settings.ts';
import { randomDigits } from '../randomDigits.ts';
import {
  type Calls,
  fastEngine,
  flat,
  largestDifference,
  settingsOf,
  trainEpoch,
} from './lesson.ts';

/** More than a slice, and no ink at the edges: their weights are touched by the optimizer alone. */
const training = framed(randomDigits(5000, 1));

function framed(digits: LabelledImages): LabelledImages {
  for (let digit = 0; digit < digits.count; digit++) {
    const image = digits.images.subarray(digit * INPUT_SIZE, (digit + 1) * INPUT_SIZE);
    image.fill(0, 0, 41);
    image.fill(0, 700);
  }
  return digits;
}

interface Trained {
  readonly sums: readonly BatchSums[];
  readonly parameters: Float32Array;
}

/** Two epochs of full batches. */
async function trained(
  t: TestContext,
  change: Partial<TrainingSettings>,
  how: { readonly threads: number; readonly calls: Calls; readonly slice?: number },
): Promise<Trained> {
  const settings = settingsOf({ batchSize: 'full', learningRate: 0.05, ...change });
  const engine = fastEngine({ settings, training, threads: how.threads });
  t.after(() => engine.dispose());
  const sums: BatchSums[] = [];
  for (const epoch of [0, 1]) {
    sums.push(...(await trainEpoch(engine, settings, training, epoch, how.calls, how.slice)));
  }
  return { sums, parameters: flat(engine.parameters()) };
}

async function asTextbook(change: Partial<TrainingSettings>): Promise<Float32Array> {
  const settings = settingsOf({ batchSize: 'full', learningRate: 0.05, ...change });
  const engine = createTextbookEngine({ settings, training, threads: 1 });
  for (const epoch of [0, 1]) {
    await trainEpoch(engine, settings, training, epoch);
  }
  return flat(engine.parameters());
}

const changes: Partial<TrainingSettings>[] = [
  { hiddenLayers: [10], weightDecay: 0.01 },
  { hiddenLayers: [16, 12], optimizer: 'momentum', weightDecay: 0.01 },
  { hiddenLayers: [] },
];
for (const change of changes) {
  const name = JSON.stringify(change);

  test(`full batches with ${name} learn as the textbook does, however they are cut`, async t => {
    const expected = await asTextbook(change);
    for (const slice of [undefined, 4096, 1000, 999]) {
      const { parameters } = await trained(t, change, { threads: 2, calls: 'slices', slice });
      const apart = largestDifference(parameters, expected, 0.1);
      assert.ok(apart < 1e-5, `parameters are ${apart} apart with slices of ${slice}`);
    }
  });

  test(`full batches with ${name} have the same bits on any number of threads`, async t => {
    for (const calls of ['batches', 'slices'] as const) {
      const expected = await trained(t, change, { threads: 1, calls });
      for (const threads of [2, 3, 5]) {
        assert.deepEqual(await trained(t, change, { threads, calls }), expected, `${threads}`);
      }
    }
  });
}

test('digits in another order, or only some of them, are trained like any others', async t => {
  const settings = settingsOf({ hiddenLayers: [10], batchSize: 'full' });
  const [engine, other] = [2, 1].map(threads => fastEngine({ settings, training, threads }));
  t.after(() => Promise.all([engine.dispose(), other.dispose()]));
  const ascending = Uint32Array.from({ length: 4096 }, (_, index) => index);
  const swapped = ascending.slice();
  swapped.set([17, 16], 16);
  swapped[4000] = 4500; // not one of the slice's
  await engine.accumulate(swapped, 0);
  await engine.update(0.1);
  for (let first = 0; first < 4096; first += 100) {
    await other.accumulate(swapped.subarray(first, first + 100), 0);
  }
  await other.update(0.1);
  const apart = largestDifference(flat(engine.parameters()), flat(other.parameters()), 0.1);
  assert.ok(apart < 1e-5, `parameters are ${apart} apart`);
});

test('without the validation digits the last slice is a shorter one', async t => {
  const settings = settingsOf({ hiddenLayers: [10], batchSize: 'full', validationDigits: 700 });
  const digits = { count: 4300 };
  const engine = fastEngine({ settings, training, threads: 2 });
  const textbook = createTextbookEngine({ settings, training, threads: 1 });
  t.after(() => engine.dispose());
  await trainEpoch(engine, settings, digits);
  await trainEpoch(textbook, settings, digits);
  const apart = largestDifference(flat(engine.parameters()), flat(textbook.parameters()), 0.1);
  assert.ok(apart < 1e-5, `parameters are ${apart} apart`);
});
