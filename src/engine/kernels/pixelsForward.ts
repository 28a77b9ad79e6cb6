// The first layer, forward: only the pixels with ink touch it, a fifth of all.
import { Layer, Network, PANEL, Prepared, panelOffset, panelWidth } from './layout';
import { pixelCount, placesOf, valuesOf } from './lists';
import { multiplyAdd } from './simd';

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
  const scaled = network.scaled;
  const floor = f32x4.splat(isHidden ? 0 : -Infinity);
  for (let digit = firstDigit; digit < endDigit; digit++) {
    const list = load<usize>(prepared.lists + (digit << 2));
    const places = placesOf(list);
    const values = valuesOf(list);
    const count = pixelCount(list);
    const target = activations + ((digit * width) << 2);
    if (width === PANEL) {
      forward32(places, values, count, scaled, weights, biases, floor, target);
    } else if (width === 12) {
      forward12(places, values, count, scaled, weights, biases, floor, target);
    } else {
      forwardNarrow(places, values, count, scaled, weights, width, biases, floor, target);
    }
  }
}

/** A last panel of any width: 16, 8 and 4 units, as they are needed. */
function forwardNarrow(
  places: usize,
  values: usize,
  count: i32,
  scaled: usize,
  weights: usize,
  width: i32,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  const row = width << 2;
  let at: usize = 0;
  if (width & 16) {
    forward16(places, values, count, scaled, weights, row, biases, floor, target);
    at = 64;
  }
  if (width & 8) {
    forward8(places, values, count, scaled, weights + at, row, biases + at, floor, target + at);
    at += 32;
  }
  if (width & 4) {
    forward4(places, values, count, scaled, weights + at, row, biases + at, floor, target + at);
  }
}

/** 32 units of one digit: as many sums as there are registers for. */
function forward32(
  places: usize,
  values: usize,
  count: i32,
  scaled: usize,
  weights: usize,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(biases, 0);
  let a1 = v128.load(biases, 16);
  let a2 = v128.load(biases, 32);
  let a3 = v128.load(biases, 48);
  let a4 = v128.load(biases, 64);
  let a5 = v128.load(biases, 80);
  let a6 = v128.load(biases, 96);
  let a7 = v128.load(biases, 112);
  const end = places + (count << 1);
  for (let place = places, value = values; place < end; place += 2, value++) {
    const row = weights + ((load<u16>(place) as usize) << 7);
    const x = v128.load32_splat(scaled + ((load<u8>(value) as usize) << 2));
    a0 = multiplyAdd(x, v128.load(row, 0), a0);
    a1 = multiplyAdd(x, v128.load(row, 16), a1);
    a2 = multiplyAdd(x, v128.load(row, 32), a2);
    a3 = multiplyAdd(x, v128.load(row, 48), a3);
    a4 = multiplyAdd(x, v128.load(row, 64), a4);
    a5 = multiplyAdd(x, v128.load(row, 80), a5);
    a6 = multiplyAdd(x, v128.load(row, 96), a6);
    a7 = multiplyAdd(x, v128.load(row, 112), a7);
  }
  v128.store(target, f32x4.max(a0, floor), 0);
  v128.store(target, f32x4.max(a1, floor), 16);
  v128.store(target, f32x4.max(a2, floor), 32);
  v128.store(target, f32x4.max(a3, floor), 48);
  v128.store(target, f32x4.max(a4, floor), 64);
  v128.store(target, f32x4.max(a5, floor), 80);
  v128.store(target, f32x4.max(a6, floor), 96);
  v128.store(target, f32x4.max(a7, floor), 112);
}

/** 16 units of one digit. */
function forward16(
  places: usize,
  values: usize,
  count: i32,
  scaled: usize,
  weights: usize,
  rowBytes: usize,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(biases, 0);
  let a1 = v128.load(biases, 16);
  let a2 = v128.load(biases, 32);
  let a3 = v128.load(biases, 48);
  const end = places + (count << 1);
  for (let place = places, value = values; place < end; place += 2, value++) {
    const row = weights + (load<u16>(place) as usize) * rowBytes;
    const x = v128.load32_splat(scaled + ((load<u8>(value) as usize) << 2));
    a0 = multiplyAdd(x, v128.load(row, 0), a0);
    a1 = multiplyAdd(x, v128.load(row, 16), a1);
    a2 = multiplyAdd(x, v128.load(row, 32), a2);
    a3 = multiplyAdd(x, v128.load(row, 48), a3);
  }
  v128.store(target, f32x4.max(a0, floor), 0);
  v128.store(target, f32x4.max(a1, floor), 16);
  v128.store(target, f32x4.max(a2, floor), 32);
  v128.store(target, f32x4.max(a3, floor), 48);
}

/**
 * 12 units of one digit: the even pixels have sums of their own, for the next pixel need not wait
 * then until the last one is added.
 */
function forward12(
  places: usize,
  values: usize,
  count: i32,
  scaled: usize,
  weights: usize,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(biases, 0);
  let a1 = v128.load(biases, 16);
  let a2 = v128.load(biases, 32);
  let b0 = f32x4.splat(0);
  let b1 = b0;
  let b2 = b0;
  const end = places + (count << 1);
  const lastPair = end - 2;
  let place = places;
  let value = values;
  for (; place < lastPair; place += 4, value += 2) {
    const row = weights + (load<u16>(place) as usize) * 48;
    const x = v128.load32_splat(scaled + ((load<u8>(value) as usize) << 2));
    const next = weights + (load<u16>(place, 2) as usize) * 48;
    const y = v128.load32_splat(scaled + ((load<u8>(value, 1) as usize) << 2));
    a0 = multiplyAdd(x, v128.load(row, 0), a0);
    a1 = multiplyAdd(x, v128.load(row, 16), a1);
    a2 = multiplyAdd(x, v128.load(row, 32), a2);
    b0 = multiplyAdd(y, v128.load(next, 0), b0);
    b1 = multiplyAdd(y, v128.load(next, 16), b1);
    b2 = multiplyAdd(y, v128.load(next, 32), b2);
  }
  if (place < end) {
    const row = weights + (load<u16>(place) as usize) * 48;
    const x = v128.load32_splat(scaled + ((load<u8>(value) as usize) << 2));
    a0 = multiplyAdd(x, v128.load(row, 0), a0);
    a1 = multiplyAdd(x, v128.load(row, 16), a1);
    a2 = multiplyAdd(x, v128.load(row, 32), a2);
  }
  v128.store(target, f32x4.max(f32x4.add(a0, b0), floor), 0);
  v128.store(target, f32x4.max(f32x4.add(a1, b1), floor), 16);
  v128.store(target, f32x4.max(f32x4.add(a2, b2), floor), 32);
}

/** 8 units of one digit. */
function forward8(
  places: usize,
  values: usize,
  count: i32,
  scaled: usize,
  weights: usize,
  rowBytes: usize,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(biases, 0);
  let a1 = v128.load(biases, 16);
  const end = places + (count << 1);
  for (let place = places, value = values; place < end; place += 2, value++) {
    const row = weights + (load<u16>(place) as usize) * rowBytes;
    const x = v128.load32_splat(scaled + ((load<u8>(value) as usize) << 2));
    a0 = multiplyAdd(x, v128.load(row, 0), a0);
    a1 = multiplyAdd(x, v128.load(row, 16), a1);
  }
  v128.store(target, f32x4.max(a0, floor), 0);
  v128.store(target, f32x4.max(a1, floor), 16);
}

/** 4 units of one digit. */
function forward4(
  places: usize,
  values: usize,
  count: i32,
  scaled: usize,
  weights: usize,
  rowBytes: usize,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(biases, 0);
  const end = places + (count << 1);
  for (let place = places, value = values; place < end; place += 2, value++) {
    const row = weights + (load<u16>(place) as usize) * rowBytes;
    const x = v128.load32_splat(scaled + ((load<u8>(value) as usize) << 2));
    a0 = multiplyAdd(x, v128.load(row, 0), a0);
  }
  v128.store(target, f32x4.max(a0, floor), 0);
}
