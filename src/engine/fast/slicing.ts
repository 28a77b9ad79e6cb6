import { layerSizes, type TrainingSettings } from '../../nn/settings.ts';
import { trainedDigits } from '../../nn/training.ts';
import { digitsPerCall } from './digitsPerCall.ts';
import { paddedColumns, TILE } from './layout.ts';

/** Digits of a slice at most: its activations and lists of pixels stay in the cache. */
const LARGEST_SLICE = 1024;
/** The same of slices that are turned around: the fewer meetings of the threads, the better. */
const LARGEST_TURNED_SLICE = 4096;
/** Digits that there is room for where layers are not wide: predictions in larger parts have fewer meetings. */
const ROOM = 4 * TILE;
const WIDE = 1024;
/** Columns of the widest first layer for which turning slices around pays: as in the kernels. */
const NARROW = 16;

/** How the digits of a batch are cut for the kernels. */
export interface Slicing {
  /** Digits of a call: whole slices where they are turned around. */
  readonly digitsPerCall: number;
  /** Digits of a slice at most, a multiple of 64. */
  readonly capacity: number;
  /** Digits, from the first, whose slices are turned around once and for all. */
  readonly turnedCount: number;
}

export function slicingOf(settings: TrainingSettings, trainingCount: number): Slicing {
  const inTime = digitsPerCall(settings);
  const turnedCount = countToTurn(settings, trainingCount);
  const batch = settings.batchSize === 'full' ? trainingCount : settings.batchSize;
  const largest = turnedCount > 0 ? LARGEST_TURNED_SLICE : LARGEST_SLICE;
  const least = Math.max(...settings.hiddenLayers, 0) > WIDE ? TILE : ROOM;
  const together = Math.min(batch, inTime, largest);
  const capacity = Math.max(least, Math.ceil(together / TILE) * TILE);
  const beyond = turnedCount > 0 && inTime > capacity ? inTime % capacity : 0;
  return { digitsPerCall: inTime - beyond, capacity, turnedCount };
}

/**
 * All that are trained, where every batch has all of them and the first layer is so narrow that its
 * gradients take most of the time.
 */
function countToTurn(settings: TrainingSettings, trainingCount: number): number {
  const [, first] = layerSizes(settings);
  const isFixed = settings.batchSize === 'full' && settings.distortion === 'none';
  const hasDigits = trainingCount > settings.validationDigits;
  return isFixed && hasDigits && paddedColumns(first) <= NARROW
    ? trainedDigits(settings, trainingCount)
    : 0;
}
