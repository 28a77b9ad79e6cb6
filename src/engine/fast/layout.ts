import { RecordKind } from './record.ts';

// The same records as in `kernels/layout.ts`, where their fields are explained.

export const LAYER = new RecordKind({
  inputs: 'i32',
  outputs: 'i32',
  columns: 'i32',
  weights: 'i32',
  weightGradients: 'i32',
  biases: 'i32',
  biasGradients: 'i32',
  weightFirst: 'i32',
  weightSecond: 'i32',
  biasFirst: 'i32',
  biasSecond: 'i32',
  activations: 'i32',
  slopes: 'i32',
});

export const PREPARED = new RecordKind({
  lists: 'i32',
  rooms: 'i32',
  transposed: 'i32',
  masks: 'i32',
});

export const DISTORTION = new RecordKind({
  rotation: 'f64',
  scale: 'f64',
  slant: 'f64',
  shift: 'f64',
  elastic: 'f64',
  state: 'i32',
  weights: 'i32',
});

export const SLICE = new RecordKind({
  digits: 'i32',
  count: 'i32',
  epoch: 'i32',
  updates: 'i32',
  digitsInBatch: 'i32',
  continues: 'i32',
  turned: 'i32',
  learningRate: 'f32',
  firstCorrection: 'f32',
  secondCorrection: 'f32',
  correct: 'i32',
  loss: 'f64',
});

export const NETWORK = new RecordKind({
  threads: 'i32',
  capacity: 'i32',
  layerCount: 'i32',
  layers: 'i32',
  optimizer: 'i32',
  weightDecay: 'f32',
  gradientScale: 'f32',
  dropout: 'f64',
  dropoutState: 'i32',
  distortion: 'i32',
  images: 'i32',
  lists: 'i32',
  labels: 'i32',
  scaled: 'i32',
  compaction: 'i32',
  prepared: 'i32',
  losses: 'i32',
  rights: 'i32',
  questions: 'i32',
  answers: 'i32',
  questionCount: 'i32',
  questionLists: 'i32',
  slices: 'i32',
  sliceCount: 'i32',
  slicesDone: 'i32',
  scratch: 'i32',
  scratchBytes: 'i32',
  arrived: 'i32',
  generation: 'i32',
  orderNumber: 'i32',
  order: 'i32',
  isBroken: 'i32',
});

/** Columns of a panel; pixels of a digit; digits of a tile: as in the kernels. */
export const PANEL = 32;
export const PIXELS = 784;
export const TILE = 64;
/** Digits whose losses are one sum: as in the kernels. */
export const GROUP = 16;
/** Bytes that a digit's list of pixels takes at most. */
export const LIST_BYTES = 2504;

/** Columns that a matrix has in memory: there are no kernels for fewer than 12. */
export function paddedColumns(outputs: number): number {
  return Math.max(12, Math.ceil(outputs / 4) * 4);
}
