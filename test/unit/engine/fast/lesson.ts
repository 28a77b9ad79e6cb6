import assert from 'node:assert/strict';
import type { LabelledImages } from '../../../../src/data/dataset.ts';
import type { BatchSums, Engine, EngineOptions } from '../../../../src/engine/engine.ts';
import { createFastEngine } from '../../../../src/engine/fast/fastEngine.ts';
import type { NetworkParameters } from '../../../../src/nn/parameters.ts';
import { presetNamed } from '../../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';
import { batchOf, epochOrder, iterationsPerEpoch } from '../../../../src/nn/training.ts';

/** Plain settings for a small network, to be changed. */
export function settingsOf(change: Partial<TrainingSettings> = {}): TrainingSettings {
  return {
    ...presetNamed('quick').settings,
    ...{ hiddenLayers: [16, 12], batchSize: 32, learningRate: 0.1, distortion: 'none' },
    ...change,
  };
}

/** The fast engine, which every machine that runs these tests has. */
export function fastEngine(options: EngineOptions): Engine {
  const engine = createFastEngine(options);
  assert.ok(engine, 'this machine has no WebAssembly with SIMD and shared memory');
  return engine;
}

/** How batches are handed over. */
export type Calls = 'batches' | 'slices';

/**
 * An epoch of one engine.
 * @param calls `batches`: as many as fit into one call; `slices`: `accumulate` and `update`
 * @param slice digits of one `accumulate`
 * @returns the sums of every batch
 */
export async function trainEpoch(
  engine: Engine,
  settings: TrainingSettings,
  { count }: Pick<LabelledImages, 'count'>,
  epoch = 0,
  calls: Calls = 'slices',
  slice = engine.digitsPerCall,
): Promise<readonly BatchSums[]> {
  const order = epochOrder(settings, epoch, count);
  const { learningRate } = settings;
  const batches = Array.from({ length: iterationsPerEpoch(settings, count) }, (_, iteration) =>
    batchOf(order, settings, iteration),
  );
  if (calls === 'batches') {
    assert.ok(engine.trainBatches, 'the engine trains no batches together');
    return engine.trainBatches(batches.map(digits => ({ digits, epoch, learningRate })));
  }
  const sums: BatchSums[] = [];
  for (const digits of batches) {
    const sum = { loss: 0, correct: 0 };
    for (let start = 0; start < digits.length; start += slice) {
      const part = await engine.accumulate(digits.subarray(start, start + slice), epoch);
      sum.loss += part.loss;
      sum.correct += part.correct;
    }
    await engine.update(learningRate);
    sums.push(sum);
  }
  return sums;
}

/** The largest |a - b| / max(|a|, |b|, floor). */
export function largestDifference(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  floor: number,
): number {
  assert.equal(actual.length, expected.length);
  let largest = 0;
  for (let index = 0; index < actual.length; index++) {
    const [a, b] = [actual[index], expected[index]];
    const difference = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), floor);
    // Not a number: as far away as can be.
    largest = Math.max(largest, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
  }
  return largest;
}

/** Weights and biases of all layers, one after the other. */
export function flat(parameters: NetworkParameters): Float32Array {
  const parts = parameters.flatMap(({ weights, biases }) => [weights, biases]);
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}
