import assert from 'node:assert/strict';
import { createTextbookEngine } from '../../../../src/engine/textbook.ts';
import { presetNamed } from '../../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../../src/nn/settings.ts';
import type { GlassBox } from '../../../../src/protocol/glassBox.ts';
import type { QuestionNamed } from '../../../../src/protocol/questions.ts';
import { answer } from '../../../../src/worker/answers.ts';
import { fakeDataset } from './fakeDataset.ts';

/** `[784]` */
export const image = Uint8Array.from({ length: 784 }, (_, pixel) =>
  pixel % 5 === 0 ? pixel % 256 : 0,
);
export const label = 4;
export const training = { count: 1, images: image, labels: Uint8Array.of(label) };

export function settingsOf(hiddenLayers: readonly number[]): TrainingSettings {
  return {
    ...presetNamed('quick').settings,
    ...{ hiddenLayers, distortion: 'none', dropout: 0, optimizer: 'sgd' },
    ...{ gradientScale: 2, weightDecay: 0.001, initialization: 'uniform', seed: 3 },
  };
}

/** What the worker says of one step, asked of new weights. */
export async function ask(
  settings: TrainingSettings,
  asked: Omit<QuestionNamed<'glassBox'>, 'name'>,
): Promise<GlassBox> {
  const engine = createTextbookEngine({ settings, training, threads: 1 });
  const parameters = await engine.parameters();
  return (await answer(
    { name: 'glassBox', ...asked },
    {
      ...{ iteration: 7, settings, learningRate: 0.05, dataset: fakeDataset(40) },
      parameters: async () => parameters,
      predict: async () => assert.fail('the textbook answers'),
      between: async () => {},
    },
  )) as GlassBox;
}

export const own = { kind: 'own', image, label } as const;
