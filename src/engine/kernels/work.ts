// What threads do together. Work is shared so that every number is computed by one thread, in an
// order that does not depend on how many there are: the result is the same to the last bit.
//
// A slice has three parts, with a meeting after each of the first two:
// 1. The first layer forward, by units: its weights stay in the cache of the thread that owns them.
// 2. Everything above, forward and back, by digits: nobody needs another's. And the next slice's
//    pixels are made ready.
// 3. Gradients and update, by rows and units again. Then part 1 of the next slice needs no meeting:
//    a thread reads the weights that it has just written.
import { meet } from './barrier';
import { backwardDense } from './denseBackward';
import { forwardDense } from './denseForward';
import { Distortion, distort } from './distortion';
import { dropUnits } from './dropout';
import {
  LIST,
  layerAt,
  Network,
  ownsPanels,
  PIXELS,
  Prepared,
  panelCount,
  Slice,
  shareStart,
  TILE,
} from './layout';
import { learn } from './learn';
import { collectPixels, touch, transposeTile } from './pixels';
import { forwardPixels } from './pixelsForward';
import { largestClass, lastRow, lossSlopes, softmax } from './softmax';

/** A thread's part of all slices. Ends early at a slice whose loss is not finite: without update. */
export function trainSlices(network: Network, thread: i32): void {
  const count = network.sliceCount;
  distortShare(network, network.first, sliceAt(network, 0), thread);
  if (count > 1) {
    distortShare(network, network.second, sliceAt(network, 1), thread);
  }
  if (!meet(network)) {
    return;
  }
  prepare(network, network.first, sliceAt(network, 0), thread);
  if (!meet(network)) {
    return;
  }
  for (let index = 0; index < count; index++) {
    const prepared = index & 1 ? network.second : network.first;
    const next = index & 1 ? network.first : network.second;
    const slice = sliceAt(network, index);
    forwardFirst(network, prepared, slice.count, thread);
    if (!meet(network)) {
      return;
    }
    forwardAndBack(network, slice, thread);
    if (index + 1 < count) {
      prepare(network, next, sliceAt(network, index + 1), thread);
    }
    if (index + 2 < count) {
      distortShare(network, prepared, sliceAt(network, index + 2), thread);
    }
    if (!meet(network)) {
      return;
    }
    const canGoOn = sumUp(network, slice, thread);
    if (thread === 0) {
      network.slicesDone = index + 1;
    }
    if (!canGoOn) {
      return;
    }
    learn(network, prepared, slice, thread);
    if (!ownsPanels(network) && !meet(network)) {
      return;
    }
  }
}

/** A thread's part of a prediction. */
export function predict(network: Network, thread: i32): void {
  const count = network.questionCount;
  const prepared = network.first;
  const start = shareStart(count, 4, thread, network.threads);
  const end = shareStart(count, 4, thread + 1, network.threads);
  for (let digit = start; digit < end; digit++) {
    collect(network, prepared, digit, network.questions + digit * PIXELS);
  }
  const first = layerAt(network, 0);
  const hasHidden = network.layerCount > 1;
  for (let panel = 0; panel < panelCount(first.columns); panel++) {
    forwardPixels(network, prepared, panel, start, end, hasHidden);
  }
  for (let index = 1; index < network.layerCount; index++) {
    const before = layerAt(network, index - 1);
    const layer = layerAt(network, index);
    forwardDense(before, layer, network.capacity, start, end, index + 1 < network.layerCount);
  }
  const last = layerAt(network, network.layerCount - 1);
  for (let digit = start; digit < end; digit++) {
    const row = lastRow(last, last.activations, digit);
    softmax(row);
    memory.copy(network.answers + digit * 40, row, 40);
  }
}

function sliceAt(network: Network, index: i32): Slice {
  return changetype<Slice>(network.slices + (index as usize) * offsetof<Slice>());
}

/** Distorts a thread's share of the digits of a slice, where they are to be distorted. */
function distortShare(network: Network, prepared: Prepared, slice: Slice, thread: i32): void {
  if (network.distortion === 0) {
    return;
  }
  const distortion = changetype<Distortion>(network.distortion);
  const scratch = scratchOf(network, thread);
  const end = shareStart(slice.count, 16, thread + 1, network.threads);
  for (let digit = shareStart(slice.count, 16, thread, network.threads); digit < end; digit++) {
    const index = load<u32>(slice.digits + (digit << 2));
    const source = network.images + (index as usize) * PIXELS;
    distort(distortion, scratch, slice.epoch, index, source, prepared.images + digit * PIXELS);
  }
}

/** Makes the pixels of a slice ready: their lists by digits, the rows of ink by pixels. */
function prepare(network: Network, prepared: Prepared, slice: Slice, thread: i32): void {
  const count = slice.count;
  const threads = network.threads;
  const sources = scratchOf(network, thread);
  for (let digit = 0; digit < count; digit++) {
    store<usize>(sources + (digit << 2), sourceOf(network, prepared, slice, digit));
  }
  const start = shareStart(count, 16, thread, threads);
  const end = shareStart(count, 16, thread + 1, threads);
  let sum: u32 = 0;
  for (let digit = start; digit < end; digit++) {
    sum += touch(load<usize>(sources + (digit << 2)));
  }
  store<u32>(sources + (count << 2), sum);
  for (let digit = start; digit < end; digit++) {
    collect(network, prepared, digit, load<usize>(sources + (digit << 2)));
  }
  const firstPixel = shareStart(PIXELS, 16, thread, threads);
  const endPixel = shareStart(PIXELS, 16, thread + 1, threads);
  for (let first = 0, tile = 0; first < count; first += TILE, tile++) {
    transposeTile(
      sources + (first << 2),
      min(TILE, count - first),
      firstPixel,
      endPixel,
      prepared.transposed + tile * PIXELS * TILE,
      prepared.masks + ((tile * PIXELS) << 3),
    );
  }
}

function sourceOf(network: Network, prepared: Prepared, slice: Slice, digit: i32): usize {
  if (network.distortion !== 0) {
    return prepared.images + digit * PIXELS;
  }
  const index = load<u32>(slice.digits + (digit << 2));
  return network.images + (index as usize) * PIXELS;
}

function scratchOf(network: Network, thread: i32): usize {
  return network.scratch + thread * network.scratchBytes;
}

function collect(network: Network, prepared: Prepared, digit: i32, image: usize): void {
  const places = prepared.places + ((digit * LIST) << 1);
  const values = prepared.values + digit * LIST;
  const count = collectPixels(image, network.compaction, places, values);
  store<i32>(prepared.counts + (digit << 2), count);
}

/** Part 1. */
function forwardFirst(network: Network, prepared: Prepared, count: i32, thread: i32): void {
  const panels = panelCount(layerAt(network, 0).columns);
  const isHidden = network.layerCount > 1;
  const threads = network.threads;
  if (ownsPanels(network)) {
    const end = shareStart(panels, 1, thread + 1, threads);
    for (let panel = shareStart(panels, 1, thread, threads); panel < end; panel++) {
      forwardPixels(network, prepared, panel, 0, count, isHidden);
    }
  } else {
    const start = shareStart(count, 16, thread, threads);
    const end = shareStart(count, 16, thread + 1, threads);
    for (let panel = 0; panel < panels; panel++) {
      forwardPixels(network, prepared, panel, start, end, isHidden);
    }
  }
}

/** Part 2. */
function forwardAndBack(network: Network, slice: Slice, thread: i32): void {
  const start = shareStart(slice.count, 16, thread, network.threads);
  const end = shareStart(slice.count, 16, thread + 1, network.threads);
  const capacity = network.capacity;
  const last = network.layerCount - 1;
  const dropout = network.dropout;
  const kept = (1 / (1 - dropout)) as f32;
  for (let index = 1; index <= last; index++) {
    const before = layerAt(network, index - 1);
    if (dropout > 0) {
      dropUnits(network, slice, index - 1, start, end);
    }
    forwardDense(before, layerAt(network, index), capacity, start, end, index < last);
  }
  judge(network, slice, start, end);
  for (let index = last; index > 0; index--) {
    backwardDense(layerAt(network, index - 1), layerAt(network, index), capacity, start, end, kept);
  }
}

/** Loss, slopes and whether the answers are right. */
function judge(network: Network, slice: Slice, start: i32, end: i32): void {
  const layer = layerAt(network, network.layerCount - 1);
  for (let digit = start; digit < end; digit++) {
    const label = load<u8>(network.labels + load<u32>(slice.digits + (digit << 2))) as i32;
    const z = lastRow(layer, layer.activations, digit);
    const labelZ = load<f32>(z + (label << 2)) as f64;
    const logSum = softmax(z);
    store<f64>(network.losses + (digit << 3), logSum - labelZ);
    store<u8>(network.rights + digit, largestClass(z) === label ? 1 : 0);
    lossSlopes(z, label, network.gradientScale, lastRow(layer, layer.slopes, digit));
  }
}

/** Every thread adds up the same numbers in the same order: all know whether to go on. */
function sumUp(network: Network, slice: Slice, thread: i32): bool {
  let loss: f64 = 0;
  let correct = 0;
  for (let digit = 0; digit < slice.count; digit++) {
    loss += load<f64>(network.losses + (digit << 3));
    correct += load<u8>(network.rights + digit);
  }
  if (thread === 0) {
    slice.loss = loss;
    slice.correct = correct;
  }
  return isFinite(loss);
}
