import type { TrainingSettings } from './settings.ts';

export type PresetName = 'classic' | 'quick' | 'accurate';

/** Settings with a name, and one line that says what they are for. */
export interface Preset {
  readonly name: PresetName;
  readonly label: string;
  readonly description: string;
  readonly settings: TrainingSettings;
}

const quick: TrainingSettings = {
  hiddenLayers: [128],
  initialization: 'he',
  trainingDigits: 'all',
  epochs: 8,
  batchSize: 32,
  optimizer: 'sgd',
  learningRate: 0.4,
  schedule: 'linear',
  gradientScale: 1,
  weightDecay: 0,
  dropout: 0,
  distortion: 'affine',
  validationDigits: 0,
  seed: 1,
};

export const PRESETS: readonly Preset[] = [
  {
    name: 'quick',
    label: 'Quick',
    description: '784-128-10, 8 epochs of mini-batches of slightly distorted digits: 98.6 %',
    settings: quick,
  },
  {
    name: 'classic',
    label: 'Classic',
    description: 'The NumPy script number for number: 784-10-10, full batch, 300 iterations',
    settings: {
      ...quick,
      hiddenLayers: [10],
      initialization: 'uniform',
      epochs: 300,
      batchSize: 'full',
      learningRate: 0.125,
      schedule: 'constant',
      gradientScale: 2,
      distortion: 'none',
    },
  },
  {
    name: 'accurate',
    label: 'Accurate',
    description: '784-800-10 on digits distorted anew every epoch: over 99.3 %, takes long',
    settings: {
      ...quick,
      hiddenLayers: [800],
      epochs: 100,
      batchSize: 64,
      schedule: 'cosine',
      distortion: 'affine+elastic',
    },
  },
];

/** The preset of that name. */
export function presetNamed(name: PresetName): Preset {
  return PRESETS.find(preset => preset.name === name)!;
}
