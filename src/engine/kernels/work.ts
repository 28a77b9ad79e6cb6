// What threads do together. Work is shared so that every number is computed by one thread, in an
// order that does not depend on how many there are: the result is the same to the last bit.
//
// A slice has three parts, with a meeting after each of the first two (there are others where a layer
// is too narrow to be shared by units: see `trainSlices`):
// 1. The first layer forward, by units: its weights stay in the cache of the thread that owns them.
// 2. Everything above, forward and back, by digits: nobody needs another's. And the next slice's
//    pixels are made ready.
// 3. Gradients and update, by rows and units again. Then part 1 of the next slice needs no meeting:
//    a thread reads the weights that it has just written.
import { meet } from './barrier';
import { backwardDense } from './denseBackward';
import { forwardDense } from './denseForward';
import { Distortion, distort, SCRATCH } from './distortion';
import { dropUnits } from './dropout';
import { GROUP, judge, sumUp } from './judge';
import {
  LIST_BYTES,
  layerAt,
  Network,
  ownsPanels,
  PIXELS,
  Prepared,
  panelCount,
  preparedFor,
  Slice,
  shareStart,
  TILE,
} from './layout';
import { learn } from './learn';
import { BLOCK, makeList, touch, turnAround } from './lists';
import { forwardPixels } from './pixelsForward';
import { isNarrow } from './pixelsScatter';
import { lastRow, softmax } from './softmax';

/** Where in a thread's scratch a distorted digit is, until its pixels are listed. */
const DISTORTED: usize = (SCRATCH + 63) & ~63;

/** A thread's part of all slices. Ends early at a slice whose loss is not finite: without update. */
export function trainSlices(network: Network, thread: i32): void {
  const count = network.sliceCount;
  listShare(network, 0, thread);
  if (count > 1) {
    listShare(network, 1, thread);
  }
  if (!meet(network)) {
    return;
  }
  prepare(network, 0, thread);
  if (!meet(network)) {
    return;
  }
  for (let index = 0; index < count; index++) {
    const prepared = preparedFor(network, index);
    const slice = sliceAt(network, index);
    forwardFirst(network, prepared, slice.count, thread);
    // Otherwise a thread has the same digits in both parts.
    if (ownsPanels(network) && !meet(network)) {
      return;
    }
    forwardAndBack(network, slice, thread);
    if (index + 1 < count) {
      prepare(network, index + 1, thread);
    }
    if (index + 2 < count) {
      listShare(network, index + 2, thread);
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
  const prepared = preparedFor(network, 0);
  const start = shareStart(count, 4, thread, network.threads);
  const end = shareStart(count, 4, thread + 1, network.threads);
  for (let digit = start; digit < end; digit++) {
    store<usize>(prepared.lists + (digit << 2), listOfQuestion(network, prepared, digit));
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
  for (let first = start; first < end; first += GROUP) {
    softmax(lastRow(last, last.activations, first), min(GROUP, end - first));
  }
  for (let digit = start; digit < end; digit++) {
    memory.copy(network.answers + digit * 40, lastRow(last, last.activations, digit), 40);
  }
}

function listOfQuestion(network: Network, prepared: Prepared, digit: i32): usize {
  if (network.questionLists !== 0) {
    return load<usize>(network.questionLists + (digit << 2));
  }
  const list = prepared.rooms + digit * LIST_BYTES;
  makeList(network.questions + digit * PIXELS, network.compaction, list);
  return list;
}

function sliceAt(network: Network, index: i32): Slice {
  return changetype<Slice>(network.slices + (index as usize) * offsetof<Slice>());
}

/**
 * Lists the pixels of a thread's share of the digits of a slice, where they are to be distorted; has
 * lists that are there already brought near.
 */
function listShare(network: Network, index: i32, thread: i32): void {
  const slice = sliceAt(network, index);
  const prepared = preparedFor(network, index);
  const scratch = network.scratch + thread * network.scratchBytes;
  if (network.distortion === 0) {
    if (isNarrow(layerAt(network, 0))) {
      return; // reading them takes as long as what is done with them
    }
    let sum: u32 = 0;
    for (let digit = 0; digit < slice.count; digit++) {
      sum += touch(listOf(network, prepared, slice, digit));
    }
    store<u32>(scratch, sum);
    return;
  }
  const distortion = changetype<Distortion>(network.distortion);
  const end = shareStart(slice.count, GROUP, thread + 1, network.threads);
  for (let digit = shareStart(slice.count, GROUP, thread, network.threads); digit < end; digit++) {
    const which = load<u32>(slice.digits + (digit << 2));
    const source = network.images + (which as usize) * PIXELS;
    const distorted = scratch + DISTORTED;
    distort(distortion, scratch, slice.epoch, which, source, distorted);
    makeList(distorted, network.compaction, prepared.rooms + digit * LIST_BYTES);
  }
}

/** Makes the pixels of a slice ready: their lists by digits and, for a wide layer, the rows of ink by pixels. */
function prepare(network: Network, index: i32, thread: i32): void {
  const slice = sliceAt(network, index);
  const prepared = preparedFor(network, index);
  const count = slice.count;
  // Every thread writes them all, each the same: so none has to wait for another.
  for (let digit = 0; digit < count; digit++) {
    store<usize>(prepared.lists + (digit << 2), listOf(network, prepared, slice, digit));
  }
  if (isNarrow(layerAt(network, 0))) {
    return;
  }
  const firstPixel = shareStart(PIXELS, BLOCK, thread, network.threads);
  const endPixel = shareStart(PIXELS, BLOCK, thread + 1, network.threads);
  for (let first = 0, tile = 0; first < count; first += TILE, tile++) {
    turnAround(
      prepared.lists + (first << 2),
      min(TILE, count - first),
      firstPixel,
      endPixel,
      prepared.transposed + tile * PIXELS * TILE,
      prepared.masks + ((tile * PIXELS) << 3),
    );
  }
}

function listOf(network: Network, prepared: Prepared, slice: Slice, digit: i32): usize {
  if (network.distortion !== 0) {
    return prepared.rooms + digit * LIST_BYTES;
  }
  return load<usize>(network.lists + (load<u32>(slice.digits + (digit << 2)) << 2));
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
    const start = shareStart(count, GROUP, thread, threads);
    const end = shareStart(count, GROUP, thread + 1, threads);
    for (let panel = 0; panel < panels; panel++) {
      forwardPixels(network, prepared, panel, start, end, isHidden);
    }
  }
}

/** Part 2. */
function forwardAndBack(network: Network, slice: Slice, thread: i32): void {
  const start = shareStart(slice.count, GROUP, thread, network.threads);
  const end = shareStart(slice.count, GROUP, thread + 1, network.threads);
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
