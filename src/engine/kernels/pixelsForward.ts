// The first layer, forward: only the pixels with ink touch it, a fifth of all.
import { Layer, Network, PANEL, Prepared, panelOffset, panelWidth } from './layout';
import { paddedCount, placesOf, valuesOf } from './lists';
import { sumRows4, sumRows8, sumRows12, sumRows16, sumRows32 } from './rowSums';

/**
 * z = W x + b and its ReLU, for some digits and the units of one panel.
 *
 * A digit's pixels are walked once a panel, with a sum for every unit in a register: each step
 * reads one row of 32 weights, which lie side by side, and writes nothing.
 * @param isHidden whether ReLU follows
 */
export function forwardPixels(
  network: Network,
  prepared: Prepared,
  panel: i32,
  firstDigit: i32,
  endDigit: i32,
  isHidden: bool,
): void {
  const layer = changetype<Layer>(network.layers);
  const width = panelWidth(layer.columns, panel);
  const weights = layer.weights + panelOffset(layer.inputs, panel);
  const biases = layer.biases + ((panel * PANEL) << 2);
  const activations = layer.activations + panelOffset(network.capacity, panel);
  const floor = f32x4.splat(isHidden ? 0 : -Infinity);
  for (let digit = firstDigit; digit < endDigit; digit++) {
    const list = load<usize>(prepared.lists + (digit << 2));
    const places = placesOf(list);
    const values = valuesOf(list);
    const count = paddedCount(list);
    const target = activations + ((digit * width) << 2);
    if (width === PANEL) {
      sumRows32(places, values, count, weights, biases, floor, target);
    } else if (width === 12) {
      sumRows12(places, values, count, weights, biases, floor, target);
    } else {
      forwardNarrow(places, values, count, weights, width, biases, floor, target);
    }
  }
}

/** A last panel of any width: 16, 8 and 4 units, as they are needed. */
function forwardNarrow(
  places: usize,
  values: usize,
  count: i32,
  weights: usize,
  width: i32,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  const rowBytes = width << 2;
  let at: usize = 0;
  if (width & 16) {
    sumRows16(places, values, count, weights, rowBytes, biases, floor, target);
    at = 64;
  }
  if (width & 8) {
    sumRows8(places, values, count, weights + at, rowBytes, biases + at, floor, target + at);
    at += 32;
  }
  if (width & 4) {
    sumRows4(places, values, count, weights + at, rowBytes, biases + at, floor, target + at);
  }
}
