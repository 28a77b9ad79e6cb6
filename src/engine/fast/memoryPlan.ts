import { REMEMBERED } from '../../nn/optimizer.ts';
import { layerSizes, type TrainingSettings } from '../../nn/settings.ts';
import {
  DISTORTION,
  GROUP,
  LAYER,
  LIST_BYTES,
  NETWORK,
  PIXELS,
  PREPARED,
  paddedColumns,
  SLICE,
  TILE,
} from './layout.ts';
import type { Slicing } from './slicing.ts';

/** Bytes in which a thread distorts a digit. */
const SCRATCH = 4096;
/** What is made ready for a slice: for one at work, for the next and for the one after it. */
const PREPARED_COUNT = 3;
/** Slices in one order to the kernels at most. */
export const MAXIMUM_SLICES = 512;

/** A layer in the memory of the kernels: addresses of what `kernels/layout.ts` calls so. */
export interface PlannedLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly record: number;
  readonly weights: number;
  readonly biases: number;
  /** From here on for so many bytes: what is zero at the beginning. */
  readonly memories: { readonly start: number; readonly bytes: number };
  readonly fields: Readonly<Record<string, number>>;
}

/** What lies where. All addresses in bytes, multiples of 64. */
export interface MemoryPlan {
  readonly bytes: number;
  readonly network: number;
  readonly layers: readonly PlannedLayer[];
  /** `[count, 784]` bytes where digits are distorted; nothing else. */
  readonly images: number;
  /** Addresses of lists: of the training digits where they are not distorted, then of the test digits. */
  readonly lists: number;
  /** Room for the lists if all pixels had ink: what is never written takes no memory. */
  readonly listRoom: number;
  /** The same for slices that are turned around. */
  readonly turnedRoom: number;
  readonly labels: number;
  readonly scaled: number;
  readonly compaction: number;
  readonly prepared: number;
  readonly preparedFields: readonly Readonly<Record<string, number>>[];
  readonly losses: number;
  readonly rights: number;
  readonly questions: number;
  readonly answers: number;
  readonly slices: number;
  readonly digits: number;
  readonly scratch: number;
  /** Of each thread. */
  readonly scratchBytes: number;
  readonly distortion: number;
  /** `[28, 7]` and `[7, 28]` */
  readonly distortionWeights: number;
}

export interface MemoryNeeds extends Slicing {
  readonly settings: Pick<TrainingSettings, 'hiddenLayers' | 'optimizer' | 'distortion'>;
  readonly trainingCount: number;
  readonly testCount: number;
  readonly threads: number;
}

/** Bytes of a slice that is turned around, with up to three entries too many for each pixel; and of an entry. */
const TURNED_BYTES = 4 * 785 + 8 + 3 * 3 * PIXELS;
const ENTRY_BYTES = 3;

/** Gives everything its place. */
export function planMemory(needs: MemoryNeeds): MemoryPlan {
  const { settings, trainingCount, testCount, turnedCount } = needs;
  const { capacity, digitsPerCall, threads } = needs;
  const shelf = new Shelf();
  const scratchBytes = SCRATCH;
  const isDistorted = settings.distortion !== 'none';
  const listed = testCount + (isDistorted ? 0 : trainingCount);
  const sizes = layerSizes(settings);
  const network = shelf.take(NETWORK.size);
  const records = shelf.take(LAYER.size * (sizes.length - 1));
  const layers = sizes.slice(1).map((outputs, index) =>
    planLayer(shelf, {
      record: records + index * LAYER.size,
      inputs: sizes[index],
      outputs,
      capacity,
      remembered: REMEMBERED[settings.optimizer],
    }),
  );
  const prepared = shelf.take(PREPARED_COUNT * PREPARED.size);
  const preparedFields = Array.from({ length: PREPARED_COUNT }, () => ({
    lists: shelf.take(4 * capacity),
    rooms: shelf.take(capacity * LIST_BYTES),
    transposed: shelf.take(capacity * PIXELS),
    masks: shelf.take((8 * capacity * PIXELS) / TILE),
  }));
  return {
    network,
    layers,
    prepared,
    preparedFields,
    losses: shelf.take((8 * capacity) / GROUP),
    rights: shelf.take((4 * capacity) / GROUP),
    scaled: shelf.take(4 * 256),
    compaction: shelf.take(8 * 256),
    slices: shelf.take(SLICE.size * MAXIMUM_SLICES),
    digits: shelf.take(4 * Math.max(digitsPerCall, capacity)), // a slice fits in any case
    questions: shelf.take(capacity * PIXELS),
    answers: shelf.take(4 * 10 * capacity),
    labels: shelf.take(trainingCount),
    images: isDistorted ? shelf.take(trainingCount * PIXELS) : 0,
    lists: shelf.take(4 * listed),
    listRoom: shelf.take(listed * LIST_BYTES),
    turnedRoom: shelf.take(
      Math.ceil(turnedCount / capacity) * TURNED_BYTES + turnedCount * PIXELS * ENTRY_BYTES,
    ),
    distortion: shelf.take(DISTORTION.size),
    distortionWeights: shelf.take(2 * 4 * 28 * 7),
    scratch: shelf.take(scratchBytes * threads),
    scratchBytes,
    bytes: shelf.bytes,
  };
}

interface LayerNeeds {
  readonly record: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly capacity: number;
  /** Numbers that the optimizer remembers of every parameter. */
  readonly remembered: number;
}

function planLayer(shelf: Shelf, needs: LayerNeeds): PlannedLayer {
  const { record, inputs, outputs, capacity, remembered } = needs;
  const columns = paddedColumns(outputs);
  // Kernels read the rows of columns that the layer before has too many, up to eleven; never used.
  const weightBytes = 4 * columns * (inputs + 11);
  const biasBytes = 4 * columns;
  const weights = shelf.take(weightBytes);
  const biases = shelf.take(biasBytes);
  const start = shelf.bytes;
  const weightGradients = shelf.take(weightBytes);
  const biasGradients = shelf.take(biasBytes);
  const [weightFirst, biasFirst] =
    remembered > 0 ? [shelf.take(weightBytes), shelf.take(biasBytes)] : [0, 0];
  const [weightSecond, biasSecond] =
    remembered > 1 ? [shelf.take(weightBytes), shelf.take(biasBytes)] : [0, 0];
  const memories = { start, bytes: shelf.bytes - start };
  const activations = shelf.take(4 * columns * capacity);
  const slopes = shelf.take(4 * columns * capacity);
  const fields = {
    ...{ inputs, outputs, columns, weights, weightGradients, biases, biasGradients },
    ...{ weightFirst, weightSecond, biasFirst, biasSecond, activations, slopes },
  };
  return { inputs, outputs, record, weights, biases, memories, fields };
}

/** Hands out memory from the bottom up, in whole lines of the cache. */
class Shelf {
  /** Below are the constants of the kernels themselves: every thread writes them when it begins. */
  #next = 65_536;

  get bytes(): number {
    return this.#next;
  }

  take(bytes: number): number {
    const address = this.#next;
    this.#next += Math.ceil(bytes / 64) * 64;
    return address;
  }
}
