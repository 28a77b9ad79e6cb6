import type { Dataset } from '../data/dataset.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { TestAnswers } from '../protocol/subjects.ts';

/** What an answer stands on: the weights of one moment of a run, and what they were trained with. */
export interface Ground {
  /** Updates that the weights hold. */
  readonly iteration: number;
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  /** The weights. Nobody may change them: they may be somebody else's too. */
  readonly parameters: () => Promise<NetworkParameters>;
  /** What they say of images `[count, 784]` (0 to 255): probabilities `[count, 10]`. */
  readonly predict: (images: Uint8Array) => Promise<Float32Array>;
  /** η of the next update; missing: as the settings have it. */
  readonly learningRate?: number;
  /** Called between slices of longer work: lets others take their turn. */
  readonly between: () => Promise<void>;
  /** What they say of the test digits, where somebody has looked before. */
  readonly testAnswers?: TestAnswers;
}
