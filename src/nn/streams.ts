/**
 * What random numbers are for: the first key of a `Random` stream after the seed, so that one
 * seed decides everything and yet no purpose takes numbers from another.
 */
export const STREAMS = {
  /** Then: the layer's index. */
  initialWeights: 1,
  /** Then: the epoch. */
  order: 2,
  /** Then: the epoch and the digit's index in the training set. */
  dropout: 3,
  /** Then: the epoch and the digit's index in the training set. */
  distortion: 4,
  /** Then: what the generator of digits needs. */
  generator: 5,
} as const;
