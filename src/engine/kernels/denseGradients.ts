// The layers after the first: the gradients of weights and biases.
import { Layer, PANEL, panelCount, panelOffset, panelWidth } from './layout';
import { multiplyAdd } from './simd';

/**
 * target = target + scale * dz aᵀ, for some inputs of the layer.
 *
 * Four inputs by eight units, with their sums over all digits in registers.
 * @param firstInput a multiple of four
 * @param target the matrix, in panels: the weights themselves or the sums of their gradients
 */
export function addDenseGradients(
  before: Layer,
  layer: Layer,
  capacity: i32,
  count: i32,
  firstInput: i32,
  endInput: i32,
  target: usize,
  scale: f32,
): void {
  const scales = f32x4.splat(scale);
  for (let panel = 0; panel < panelCount(layer.columns); panel++) {
    const width = panelWidth(layer.columns, panel);
    const rowBytes = (width << 2) as usize;
    const slopes = layer.slopes + panelOffset(capacity, panel);
    const rows = target + panelOffset(layer.inputs, panel);
    for (let input = firstInput; input < endInput; input += 4) {
      const inputPanel = input / PANEL;
      const inputBytes = (panelWidth(before.columns, inputPanel) << 2) as usize;
      const x =
        before.activations + panelOffset(capacity, inputPanel) + (((input % PANEL) << 2) as usize);
      const row = rows + (input as usize) * rowBytes;
      const inputs = min(4, endInput - input);
      let at: usize = 0;
      for (; at + 32 <= rowBytes; at += 32) {
        gradient4x8(x, inputBytes, slopes + at, rowBytes, count, row + at, inputs, scales);
      }
      if (at < rowBytes) {
        gradient4x4(x, inputBytes, slopes + at, rowBytes, count, row + at, inputs, scales);
      }
    }
  }
}

function gradient4x8(
  x: usize,
  inputBytes: usize,
  slopes: usize,
  rowBytes: usize,
  count: i32,
  target: usize,
  inputs: i32,
  scale: v128,
): void {
  let a0 = f32x4.splat(0),
    a1 = a0,
    a2 = a0,
    a3 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0;
  for (let digit = 0; digit < count; digit++) {
    const s = v128.load(slopes),
      t = v128.load(slopes, 16);
    const x0 = v128.load32_splat(x),
      x1 = v128.load32_splat(x, 4);
    const x2 = v128.load32_splat(x, 8),
      x3 = v128.load32_splat(x, 12);
    a0 = multiplyAdd(x0, s, a0);
    b0 = multiplyAdd(x0, t, b0);
    a1 = multiplyAdd(x1, s, a1);
    b1 = multiplyAdd(x1, t, b1);
    a2 = multiplyAdd(x2, s, a2);
    b2 = multiplyAdd(x2, t, b2);
    a3 = multiplyAdd(x3, s, a3);
    b3 = multiplyAdd(x3, t, b3);
    x += inputBytes;
    slopes += rowBytes;
  }
  addTo(target, scale, a0);
  addTo(target + 16, scale, b0);
  if (inputs > 1) {
    addTo(target + rowBytes, scale, a1);
    addTo(target + rowBytes + 16, scale, b1);
  }
  if (inputs > 2) {
    addTo(target + 2 * rowBytes, scale, a2);
    addTo(target + 2 * rowBytes + 16, scale, b2);
  }
  if (inputs > 3) {
    addTo(target + 3 * rowBytes, scale, a3);
    addTo(target + 3 * rowBytes + 16, scale, b3);
  }
}

function gradient4x4(
  x: usize,
  inputBytes: usize,
  slopes: usize,
  rowBytes: usize,
  count: i32,
  target: usize,
  inputs: i32,
  scale: v128,
): void {
  let a0 = f32x4.splat(0),
    a1 = a0,
    a2 = a0,
    a3 = a0;
  for (let digit = 0; digit < count; digit++) {
    const s = v128.load(slopes);
    a0 = multiplyAdd(v128.load32_splat(x), s, a0);
    a1 = multiplyAdd(v128.load32_splat(x, 4), s, a1);
    a2 = multiplyAdd(v128.load32_splat(x, 8), s, a2);
    a3 = multiplyAdd(v128.load32_splat(x, 12), s, a3);
    x += inputBytes;
    slopes += rowBytes;
  }
  addTo(target, scale, a0);
  if (inputs > 1) {
    addTo(target + rowBytes, scale, a1);
  }
  if (inputs > 2) {
    addTo(target + 2 * rowBytes, scale, a2);
  }
  if (inputs > 3) {
    addTo(target + 3 * rowBytes, scale, a3);
  }
}

function addTo(target: usize, scale: v128, sum: v128): void {
  v128.store(target, multiplyAdd(scale, sum, v128.load(target)));
}

/** target = target + scale * dz, summed over the digits: the biases of one panel, of any layer. */
export function addBiasGradients(
  layer: Layer,
  capacity: i32,
  count: i32,
  panel: i32,
  target: usize,
  scale: f32,
): void {
  const scales = f32x4.splat(scale);
  const rowBytes = (panelWidth(layer.columns, panel) << 2) as usize;
  const slopes = layer.slopes + panelOffset(capacity, panel);
  for (let at: usize = 0; at < rowBytes; at += 16) {
    let sum = f32x4.splat(0);
    let slope = slopes + at;
    for (let digit = 0; digit < count; digit++, slope += rowBytes) {
      sum = f32x4.add(sum, v128.load(slope));
    }
    addTo(target + ((panel * PANEL) << 2) + at, scales, sum);
  }
}
