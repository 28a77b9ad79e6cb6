// Trains some networks with the fast engine and prints what came of them. `noSharedMemory.test.ts`
// starts this as a process of its own.
import { createHash } from 'node:crypto';
import { createEngine } from '../../../../src/engine/createEngine.ts';
import type { NetworkParameters } from '../../../../src/nn/parameters.ts';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';
import { randomDigits } from '../randomDigits.ts';
import { flat, settingsOf, trainEpoch } from './lesson.ts';

const training = randomDigits(200, 1);
const lessons: readonly Partial<TrainingSettings>[] = [
  { optimizer: 'sgd', hiddenLayers: [] },
  { optimizer: 'sgd', hiddenLayers: [10], batchSize: 'full' },
  { optimizer: 'momentum', hiddenLayers: [128], weightDecay: 0.01 },
  { optimizer: 'adam', hiddenLayers: [100, 37], dropout: 0.2, distortion: 'affine+elastic' },
];

async function outcomeOf(lesson: Partial<TrainingSettings>) {
  const settings = settingsOf({ learningRate: 0.01, ...lesson });
  const options = { settings, training, threads: 2 };
  const { engine, notice } = createEngine('fast', options, { cores: 2 });
  const sums = [];
  for (const calls of ['batches', 'slices'] as const) {
    sums.push(...(await trainEpoch(engine, settings, training, sums.length, calls)));
  }
  const predictions = await engine.predict(training.images);
  const copies = await engine.copyParameters?.(async () => {});
  const { memories } = await engine.optimizerState(async () => {});
  await engine.dispose();
  const networks = [engine.parameters(), copies ?? [], ...memories] as NetworkParameters[];
  const bits = [predictions, ...networks.map(flat)].map(numbers =>
    createHash('sha256').update(numbers).digest('hex'),
  );
  return { engine: engine.name, notice, sums, bits };
}

const outcomes = await Promise.all(lessons.map(outcomeOf));
console.log(JSON.stringify({ hasSharedMemory: 'SharedArrayBuffer' in globalThis, outcomes }));
