// Gradients and update: every thread does it for the parameters that are its own.
import { addBiasGradients, addDenseGradients } from './denseGradients';
import {
  Layer,
  layerAt,
  Network,
  ownsPanels,
  PANEL,
  PIXELS,
  Prepared,
  panelCount,
  panelOffset,
  panelWidth,
  Slice,
  shareStart,
} from './layout';
import { BLOCK } from './lists';
import { shrink, step } from './optimizer';
import { addPixelGradients } from './pixelsBackward';
import { gatherGradients, turnedStart } from './pixelsGather';
import { isNarrow, scatterGradients } from './pixelsScatter';

/**
 * Adds the slice's gradients, and takes the optimizer's step if the slice ends a batch.
 *
 * Plain gradient descent on a batch of one slice needs no sums of gradients in memory: what a kernel
 * has summed up in registers goes straight into the weights.
 */
export function learn(network: Network, prepared: Prepared, slice: Slice, thread: i32): void {
  learnFirst(network, prepared, slice, thread);
  for (let index = 1; index < network.layerCount; index++) {
    learnDense(network, slice, index, thread);
  }
}

function isDirect(network: Network, slice: Slice): bool {
  return network.optimizer === 0 && slice.updates !== 0 && slice.continues === 0;
}

/** What a sum of gradients is multiplied by before it is added to the weights, or to the sums. */
function scaleOf(network: Network, slice: Slice): f32 {
  return isDirect(network, slice) ? -slice.learningRate / (slice.digitsInBatch as f32) : 1;
}

function learnFirst(network: Network, prepared: Prepared, slice: Slice, thread: i32): void {
  const panels = panelCount(layerAt(network, 0).columns);
  const threads = network.threads;
  if (ownsPanels(network)) {
    const end = shareStart(panels, 1, thread + 1, threads);
    for (let panel = shareStart(panels, 1, thread, threads); panel < end; panel++) {
      learnPixels(network, prepared, slice, thread, panel, 0, PIXELS);
      learnBiases(network, slice, layerAt(network, 0), panel);
    }
    return;
  }
  const firstPixel = pixelStart(network, slice, thread);
  const endPixel = pixelStart(network, slice, thread + 1);
  for (let panel = 0; panel < panels; panel++) {
    learnPixels(network, prepared, slice, thread, panel, firstPixel, endPixel);
    if (thread === 0) {
      learnBiases(network, slice, layerAt(network, 0), panel);
    }
  }
}

/** The first pixel that is a thread's own, for one slice. */
function pixelStart(network: Network, slice: Slice, thread: i32): i32 {
  return slice.turned === 0
    ? shareStart(PIXELS, BLOCK, thread, network.threads)
    : turnedStart(slice.turned, thread, network.threads);
}

function learnPixels(
  network: Network,
  prepared: Prepared,
  slice: Slice,
  thread: i32,
  panel: i32,
  firstPixel: i32,
  endPixel: i32,
): void {
  const layer = layerAt(network, 0);
  const isStraight = isDirect(network, slice);
  if (isStraight) {
    shrinkRows(network, slice, layer, panel, firstPixel, endPixel);
  }
  const target = isStraight ? layer.weights : layer.weightGradients;
  const scale = scaleOf(network, slice);
  if (slice.turned !== 0) {
    const scratch = network.scratch + thread * network.scratchBytes;
    gatherGradients(network, slice.turned, firstPixel, endPixel, scratch, target, scale);
  } else if (isNarrow(layer)) {
    scatterGradients(network, prepared, slice.count, firstPixel, endPixel, target, scale);
  } else {
    addPixelGradients(network, prepared, slice.count, panel, firstPixel, endPixel, target, scale);
  }
  if (!isStraight && slice.updates !== 0) {
    stepRows(network, slice, layer, panel, firstPixel, endPixel);
  }
}

function learnDense(network: Network, slice: Slice, index: i32, thread: i32): void {
  const layer = layerAt(network, index);
  const before = layerAt(network, index - 1);
  const threads = network.threads;
  // A thread that owns panels of the first layer may be the first to write new activations there:
  // so nobody else reads the old ones.
  const unit = index === 1 && ownsPanels(network) ? PANEL : 4;
  const start = shareStart(layer.inputs, unit, thread, threads);
  const end = shareStart(layer.inputs, unit, thread + 1, threads);
  const panels = panelCount(layer.columns);
  const isStraight = isDirect(network, slice);
  if (isStraight) {
    for (let panel = 0; panel < panels; panel++) {
      shrinkRows(network, slice, layer, panel, start, end);
    }
  }
  const target = isStraight ? layer.weights : layer.weightGradients;
  const scale = scaleOf(network, slice);
  addDenseGradients(before, layer, network.capacity, slice.count, start, end, target, scale);
  for (let panel = 0; panel < panels; panel++) {
    if (!isStraight && slice.updates !== 0) {
      stepRows(network, slice, layer, panel, start, end);
    }
    if (panel % threads === thread) {
      learnBiases(network, slice, layer, panel);
    }
  }
}

function learnBiases(network: Network, slice: Slice, layer: Layer, panel: i32): void {
  const isStraight = isDirect(network, slice);
  const target = isStraight ? layer.biases : layer.biasGradients;
  const scale = scaleOf(network, slice);
  addBiasGradients(layer, network.capacity, slice.count, panel, target, scale);
  if (!isStraight && slice.updates !== 0) {
    const at = ((panel * PANEL) << 2) as usize;
    step(
      network.optimizer,
      slice,
      0,
      layer.biases + at,
      layer.biasGradients + at,
      layer.biasFirst + at,
      layer.biasSecond + at,
      (panelWidth(layer.columns, panel) << 2) as usize,
    );
  }
}

function stepRows(
  network: Network,
  slice: Slice,
  layer: Layer,
  panel: i32,
  firstRow: i32,
  endRow: i32,
): void {
  const rowBytes = (panelWidth(layer.columns, panel) << 2) as usize;
  const at = panelOffset(layer.inputs, panel) + (firstRow as usize) * rowBytes;
  step(
    network.optimizer,
    slice,
    network.weightDecay,
    layer.weights + at,
    layer.weightGradients + at,
    layer.weightFirst + at,
    layer.weightSecond + at,
    ((endRow - firstRow) as usize) * rowBytes,
  );
}

function shrinkRows(
  network: Network,
  slice: Slice,
  layer: Layer,
  panel: i32,
  firstRow: i32,
  endRow: i32,
): void {
  if (network.weightDecay > 0) {
    const rowBytes = (panelWidth(layer.columns, panel) << 2) as usize;
    const at = panelOffset(layer.inputs, panel) + (firstRow as usize) * rowBytes;
    const factor: f32 = 1 - slice.learningRate * network.weightDecay;
    shrink(layer.weights + at, ((endRow - firstRow) as usize) * rowBytes, factor);
  }
}
