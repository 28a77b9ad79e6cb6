import type { LabelledImages } from '../../../src/data/dataset.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { createTextbookEngine } from '../../../src/engine/textbook.ts';
import { argmax } from '../../../src/nn/metrics.ts';
import { learningRateAt } from '../../../src/nn/schedule.ts';
import { OUTPUT_SIZE, type TrainingSettings } from '../../../src/nn/settings.ts';
import { batchOf, epochOrder, iterationsPerEpoch } from '../../../src/nn/training.ts';

/** The textbook's network after a run over these digits and nothing else. */
export async function trainedOn(
  training: LabelledImages,
  settings: TrainingSettings,
  onEpoch: (epoch: number) => void = () => {},
): Promise<Engine> {
  const engine = createTextbookEngine({ settings, training, threads: 1 });
  const iterations = iterationsPerEpoch(settings, training.count);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    onEpoch(epoch);
    const order = epochOrder(settings, epoch, training.count);
    for (let iteration = 0; iteration < iterations; iteration++) {
      await engine.accumulate(batchOf(order, settings, iteration), epoch);
      const done = epoch * iterations + iteration;
      await engine.update(learningRateAt(settings, done, settings.epochs * iterations));
    }
  }
  return engine;
}

/** What the network takes each digit for. */
export async function readDigits(engine: Engine, { count, images }: LabelledImages) {
  const probabilities = await engine.predict(images);
  return Uint8Array.from({ length: count }, (_, digit) =>
    argmax(probabilities, digit * OUTPUT_SIZE, OUTPUT_SIZE),
  );
}
