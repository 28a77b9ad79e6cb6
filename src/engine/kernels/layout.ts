// What lies where in the memory that all threads share. `memoryPlan.ts` writes these records field by
// field, 4 bytes each (8 for f64), in this order.
//
// Matrices lie in panels of 32 columns, so that a kernel that works on 32 units walks memory without
// a gap: [panel][row][32]. The last panel is as wide as the rest of the columns, rounded up to 4.

/** Columns of a panel. */
export const PANEL: i32 = 32;
/** Pixels of a digit. */
export const PIXELS: i32 = 784;
/** Bytes that a digit's list of pixels takes at most. */
export const LIST_BYTES: i32 = 2504;
/** Digits that share a bit mask. */
export const TILE: i32 = 64;

/** A dense layer: what it has learned and what flows through it. All floats are f32. */
@unmanaged
export class Layer {
  inputs: i32;
  outputs: i32;
  /** `outputs` rounded up to a multiple of 4. The columns too many are zero in all that is learned. */
  columns: i32;
  /** W in panels of outputs, `[inputs]` rows, and the sums of its gradients likewise */
  weights: usize;
  weightGradients: usize;
  /** `[columns]` */
  biases: usize;
  biasGradients: usize;
  /** What momentum (the first) and Adam (both) remember: as weights and biases */
  weightFirst: usize;
  weightSecond: usize;
  biasFirst: usize;
  biasSecond: usize;
  /** a: activations in panels, `[capacity]` rows; of the last layer: z */
  activations: usize;
  /** dz likewise */
  slopes: usize;
}

/** A batch or a part of it, ready to be trained. */
@unmanaged
export class Prepared {
  /** `[capacity]` addresses of the digits' lists of pixels */
  lists: usize;
  /** `[capacity, 2504]` bytes: room for the lists of digits that have none yet, because they are distorted */
  rooms: usize;
  /** `[tiles, 784, 64]` bytes: the digits of a tile, pixel by pixel */
  transposed: usize;
  /** `[tiles, 784]` u64: which digits of the tile have ink at a pixel */
  masks: usize;
}

/** An order to train some digits, and what came of it. */
@unmanaged
export class Slice {
  /** Addresses of `[count]` u32 indices into the training set. */
  digits: usize;
  count: i32;
  /** Counted from 0. */
  epoch: i32;
  /** 1: an update follows, with the gradients of all slices since the last. */
  updates: i32;
  /** Digits since the last update, this slice's included. */
  digitsInBatch: i32;
  /** 1: slices before this one have put gradients into the buffers. */
  continues: i32;
  /** The slice turned around: the digits that have ink at each pixel; 0: it is not. */
  turned: usize;
  /** Adam: 1 / (1 - β₁ᵗ) and 1 / (1 - β₂ᵗ) */
  learningRate: f32;
  firstCorrection: f32;
  secondCorrection: f32;
  /** Answers: cross-entropy in nats, summed over the digits; and how many were right. */
  correct: i32;
  loss: f64;
}

@unmanaged
export class Network {
  threads: i32;
  /** Digits that a slice may have: a multiple of 64. */
  capacity: i32;
  layerCount: i32;
  layers: usize;
  /** 0: gradient descent, 1: momentum, 2: Adam */
  optimizer: i32;
  weightDecay: f32;
  gradientScale: f32;
  /** Of all that is drawn: in float32 it would leave out a unit more, now and then. */
  dropout: f64;
  /** Where the streams of random numbers for dropout begin with this seed. */
  dropoutState: u32;
  /** A `Distortion`; 0: none. */
  distortion: usize;
  /** The training set where its digits are distorted: `[count, 784]` bytes */
  images: usize;
  /** Addresses of lists of pixels: of the training set where it is not distorted, then of the test set */
  lists: usize;
  /** `[count]` bytes */
  labels: usize;
  /** `[256]` f32: v / 255 */
  scaled: usize;
  /** `[256, 8]` bytes: for each pattern of eight bits the places of its ones */
  compaction: usize;
  /** Three `Prepared`, in turn. */
  prepared: usize;
  /** Of each 16 digits: f64, the sum of their losses; and i32, how many answers were right. */
  losses: usize;
  rights: usize;
  /** For the prediction: `[capacity, 784]` bytes in, `[capacity, 10]` f32 out */
  questions: usize;
  answers: usize;
  questionCount: i32;
  /** Where the addresses of these digits' lists of pixels are; 0: nobody has listed them yet. */
  questionLists: usize;
  slices: usize;
  sliceCount: i32;
  /** Answer: slices that are done. */
  slicesDone: i32;
  /** Each thread has so much memory for itself. */
  scratch: usize;
  scratchBytes: i32;
  /** Meeting of the threads. */
  arrived: i32;
  generation: i32;
  /** What to do next: counts up by one with every order. */
  orderNumber: i32;
  order: i32;
  /** 1: a thread has waited in vain, nobody goes on. */
  isBroken: i32;
}

/** The layer of that number. */
export function layerAt(network: Network, index: i32): Layer {
  return changetype<Layer>(network.layers + (index as usize) * offsetof<Layer>());
}

/** Width in columns of the panel of that number. */
export function panelWidth(columns: i32, panel: i32): i32 {
  return min(PANEL, columns - panel * PANEL);
}

export function panelCount(columns: i32): i32 {
  return (columns + PANEL - 1) / PANEL;
}

/** Bytes from the beginning of a matrix to that panel. */
export function panelOffset(rows: i32, panel: i32): usize {
  return ((rows * panel * PANEL) as usize) << 2;
}

/** First of the `count` things that are the share of that thread; in multiples of `unit`. */
export function shareStart(count: i32, unit: i32, thread: i32, threads: i32): i32 {
  const units = (count + unit - 1) / unit;
  return min(count, ((units * thread) / threads) * unit);
}

/** Whether each thread can have panels of the first layer for itself. */
export function ownsPanels(network: Network): bool {
  return panelCount(layerAt(network, 0).columns) >= network.threads;
}

/** What is made ready for the slice of that number: three in turn. */
export function preparedFor(network: Network, slice: i32): Prepared {
  return changetype<Prepared>(network.prepared + ((slice % 3) as usize) * offsetof<Prepared>());
}
