import { REMEMBERED } from '../../nn/optimizer.ts';
import { layerSizes, type TrainingSettings } from '../../nn/settings.ts';

/** How long a call may take: orders to pause are heard between two. Microseconds. */
const CALL = 10_000;

/** How long one may take of a network whose weights are read from memory anew for each call. */
const WIDE_CALL = 40_000;
/** Digits of such a call from which reading the weights is the smaller part. */
const FEW = 8;
/** How long a prediction may take. Microseconds. */
const PREDICTION = 25_000;
/** Digits of a prediction from which more at once bring hardly more speed. */
const ENOUGH = 32;
/** The kernels take four digits at a time. */
const TOGETHER = 4;

/**
 * Digits of one prediction: as many as are trained in a call, but at least 32, as the weights of a
 * wide network are read once for all of them. Fewer where 32 take too long: one thread has 0.04 ns
 * a weight.
 */
export function digitsPerPrediction(
  settings: Pick<TrainingSettings, 'hiddenLayers' | 'batchSize' | 'distortion' | 'optimizer'>,
): number {
  const sizes = layerSizes(settings);
  const weights = sizes.slice(1).reduce((sum, size, index) => sum + size * sizes[index], 0);
  const inTime = Math.ceil(PREDICTION / (0.00004 * weights) / TOGETHER) * TOGETHER;
  return Math.max(digitsPerCall(settings), Math.min(inTime, ENOUGH));
}

/**
 * Digits that one thread trains in about 10 ms, from measurements: 14 ns a unit of the first layer,
 * 0.6 ns a weight above, 3 µs to distort a digit and 1.5 ns a weight for the update. It does
 * not depend on the number of threads, as nothing may that decides the order of sums.
 */
export function digitsPerCall(
  settings: Pick<TrainingSettings, 'hiddenLayers' | 'batchSize' | 'distortion' | 'optimizer'>,
): number {
  const sizes = layerSizes(settings);
  const [, first] = sizes;
  const weightsAbove = sizes
    .slice(2)
    .reduce((sum, size, index) => sum + size * sizes[index + 1], 0);
  const weights = sizes[0] * first + weightsAbove;
  const batch = settings.batchSize === 'full' ? Number.POSITIVE_INFINITY : settings.batchSize;
  const microseconds =
    0.2 +
    0.014 * first +
    0.0006 * weightsAbove +
    (settings.distortion === 'none' ? 0 : 3) +
    (0.0015 * weights) / batch;
  const inWideCall = withReading(weights, batch, REMEMBERED[settings.optimizer]);
  return Math.max(1, Math.floor(CALL / microseconds), Math.min(inWideCall, FEW));
}

/**
 * Digits of a call by the measure of wide networks: 0.11 ns a weight for each digit, and 0.85 ns to read
 * and change it, with 0.35 ns more in an update for every number that the optimizer remembers of it.
 * Where no whole batch is in time, a slice of one is, and the update is a call of its own.
 */
function withReading(weights: number, batch: number, remembered: number): number {
  const digit = 0.00011 * weights;
  const reading = 0.00085 * weights;
  const wholeBatch = batch * digit + reading + 0.00035 * remembered * weights;
  if (wholeBatch <= WIDE_CALL) {
    return Math.floor(WIDE_CALL / wholeBatch) * batch;
  }
  const slice = Math.min((WIDE_CALL - reading) / digit, batch - 1);
  return Math.floor(slice / TOGETHER) * TOGETHER;
}
