// How good the answers to a slice are.
import { layerAt, Network, Slice } from './layout';
import { largestClass, lastRow, lossSlopes, softmax } from './softmax';

/** Digits that threads take together, and whose losses are one sum. */
export const GROUP: i32 = 16;

/** Losses, slopes and which answers are right. */
export function judge(network: Network, slice: Slice, start: i32, end: i32): void {
  for (let first = start; first < end; first += GROUP) {
    judgeGroup(network, slice, first, min(first + GROUP, end));
  }
}

function judgeGroup(network: Network, slice: Slice, start: i32, end: i32): void {
  const layer = layerAt(network, network.layerCount - 1);
  const rows = lastRow(layer, layer.activations, start);
  let labelZ: f64 = 0;
  for (let digit = start; digit < end; digit++) {
    const z = lastRow(layer, layer.activations, digit);
    labelZ += load<f32>(z + (labelOf(network, slice, digit) << 2)) as f64;
  }
  const logSum = softmax(rows, end - start);
  let correct = 0;
  for (let digit = start; digit < end; digit++) {
    const label = labelOf(network, slice, digit);
    const p = lastRow(layer, layer.activations, digit);
    correct += largestClass(p) === label ? 1 : 0;
    lossSlopes(p, label, network.gradientScale, lastRow(layer, layer.slopes, digit));
  }
  const group = start / GROUP;
  store<f64>(network.losses + (group << 3), logSum - labelZ);
  store<i32>(network.rights + (group << 2), correct);
}

function labelOf(network: Network, slice: Slice, digit: i32): i32 {
  return load<u8>(network.labels + load<u32>(slice.digits + (digit << 2))) as i32;
}

/** Every thread adds up the same numbers in the same order: all know whether to go on. */
export function sumUp(network: Network, slice: Slice, thread: i32): bool {
  let loss: f64 = 0;
  let correct = 0;
  for (let group = 0; group * GROUP < slice.count; group++) {
    loss += load<f64>(network.losses + (group << 3));
    correct += load<i32>(network.rights + (group << 2));
  }
  if (thread === 0) {
    slice.loss = loss;
    slice.correct = correct;
  }
  return isFinite(loss);
}
