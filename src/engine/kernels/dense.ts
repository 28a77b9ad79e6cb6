// The layers after the first: dense matrices, four digits at a time.
import { Layer, PANEL, panelCount, panelOffset, panelWidth } from './layout';
import { fourSums, multiplyAdd } from './simd';

/**
 * z = W a + b and its ReLU: the digits from `first` on, up to a multiple of four.
 *
 * Four digits by eight units have their sums in registers; each step reads two vectors of weights
 * and uses them four times.
 */
export function forwardDense(
  before: Layer,
  layer: Layer,
  capacity: i32,
  first: i32,
  end: i32,
  isHidden: bool,
): void {
  const floor = f32x4.splat(isHidden ? 0 : -Infinity);
  for (let panel = 0; panel < panelCount(layer.columns); panel++) {
    const width = panelWidth(layer.columns, panel);
    const weights = layer.weights + panelOffset(layer.inputs, panel);
    const biases = layer.biases + ((panel * PANEL) << 2);
    const target = layer.activations + panelOffset(capacity, panel);
    for (let digit = first; digit < end; digit += 4) {
      let column = 0;
      for (; column + 8 <= width; column += 8) {
        forward4x8(before, capacity, digit, weights, width, column, biases, floor, target);
      }
      if (column < width) {
        forward4x4(before, capacity, digit, weights, width, column, biases, floor, target);
      }
    }
  }
}

function forward4x8(
  before: Layer,
  capacity: i32,
  digit: i32,
  weights: usize,
  width: i32,
  column: i32,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  const rowBytes = (width << 2) as usize;
  const at = (column << 2) as usize;
  let a0 = v128.load(biases + at),
    b0 = v128.load(biases + at, 16);
  let a1 = a0,
    b1 = b0,
    a2 = a0,
    b2 = b0,
    a3 = a0,
    b3 = b0;
  let row = weights + at;
  for (let panel = 0; panel < panelCount(before.columns); panel++) {
    const inputs = min(PANEL, before.outputs - panel * PANEL);
    const inputBytes = (panelWidth(before.columns, panel) << 2) as usize;
    let x0 = before.activations + panelOffset(capacity, panel) + (digit as usize) * inputBytes;
    let x1 = x0 + inputBytes,
      x2 = x1 + inputBytes,
      x3 = x2 + inputBytes;
    for (let input = 0; input < inputs; input++) {
      const w0 = v128.load(row),
        w1 = v128.load(row, 16);
      row += rowBytes;
      const s0 = v128.load32_splat(x0),
        s1 = v128.load32_splat(x1);
      const s2 = v128.load32_splat(x2),
        s3 = v128.load32_splat(x3);
      x0 += 4;
      x1 += 4;
      x2 += 4;
      x3 += 4;
      a0 = multiplyAdd(s0, w0, a0);
      b0 = multiplyAdd(s0, w1, b0);
      a1 = multiplyAdd(s1, w0, a1);
      b1 = multiplyAdd(s1, w1, b1);
      a2 = multiplyAdd(s2, w0, a2);
      b2 = multiplyAdd(s2, w1, b2);
      a3 = multiplyAdd(s3, w0, a3);
      b3 = multiplyAdd(s3, w1, b3);
    }
  }
  let out = target + (digit as usize) * rowBytes + at;
  v128.store(out, f32x4.max(a0, floor));
  v128.store(out, f32x4.max(b0, floor), 16);
  out += rowBytes;
  v128.store(out, f32x4.max(a1, floor));
  v128.store(out, f32x4.max(b1, floor), 16);
  out += rowBytes;
  v128.store(out, f32x4.max(a2, floor));
  v128.store(out, f32x4.max(b2, floor), 16);
  out += rowBytes;
  v128.store(out, f32x4.max(a3, floor));
  v128.store(out, f32x4.max(b3, floor), 16);
}

function forward4x4(
  before: Layer,
  capacity: i32,
  digit: i32,
  weights: usize,
  width: i32,
  column: i32,
  biases: usize,
  floor: v128,
  target: usize,
): void {
  const rowBytes = (width << 2) as usize;
  const at = (column << 2) as usize;
  let a0 = v128.load(biases + at),
    a1 = a0,
    a2 = a0,
    a3 = a0;
  let row = weights + at;
  for (let panel = 0; panel < panelCount(before.columns); panel++) {
    const inputs = min(PANEL, before.outputs - panel * PANEL);
    const inputBytes = (panelWidth(before.columns, panel) << 2) as usize;
    let x0 = before.activations + panelOffset(capacity, panel) + (digit as usize) * inputBytes;
    let x1 = x0 + inputBytes,
      x2 = x1 + inputBytes,
      x3 = x2 + inputBytes;
    for (let input = 0; input < inputs; input++) {
      const w0 = v128.load(row);
      row += rowBytes;
      a0 = multiplyAdd(v128.load32_splat(x0), w0, a0);
      a1 = multiplyAdd(v128.load32_splat(x1), w0, a1);
      a2 = multiplyAdd(v128.load32_splat(x2), w0, a2);
      a3 = multiplyAdd(v128.load32_splat(x3), w0, a3);
      x0 += 4;
      x1 += 4;
      x2 += 4;
      x3 += 4;
    }
  }
  const out = target + (digit as usize) * rowBytes + at;
  v128.store(out, f32x4.max(a0, floor));
  v128.store(out + rowBytes, f32x4.max(a1, floor));
  v128.store(out + 2 * rowBytes, f32x4.max(a2, floor));
  v128.store(out + 3 * rowBytes, f32x4.max(a3, floor));
}

/**
 * da = Wᵀ dz, and dz of the layer before: da where its unit was on, times what dropout made of it.
 *
 * Four units by two digits; the sums run along the rows of W and dz, four terms at a time.
 */
export function backwardDense(
  before: Layer,
  layer: Layer,
  capacity: i32,
  first: i32,
  end: i32,
  kept: f32,
): void {
  const factor = f32x4.splat(kept);
  const zero = f32x4.splat(0);
  for (let panel = 0; panel < panelCount(before.columns); panel++) {
    const width = panelWidth(before.columns, panel);
    const rowBytes = (width << 2) as usize;
    const start = panelOffset(capacity, panel);
    for (let digit = first; digit < end; digit += 2) {
      for (let column = 0; column < width; column += 4) {
        const at = start + (digit as usize) * rowBytes + ((column << 2) as usize);
        backward2x4(layer, capacity, digit, panel * PANEL + column, before.slopes + at, rowBytes);
        for (let row = at; row <= at + rowBytes; row += rowBytes) {
          const isOn = f32x4.gt(v128.load(before.activations + row), zero);
          const slope = f32x4.mul(v128.load(before.slopes + row), factor);
          v128.store(before.slopes + row, v128.and(slope, isOn));
        }
      }
    }
  }
}

/** Inputs beyond the last are read from the memory behind the matrix, and never used. */
function backward2x4(
  layer: Layer,
  capacity: i32,
  digit: i32,
  input: i32,
  target: usize,
  targetBytes: usize,
): void {
  let a0 = f32x4.splat(0),
    a1 = a0,
    a2 = a0,
    a3 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0;
  for (let panel = 0; panel < panelCount(layer.columns); panel++) {
    const rowBytes = (panelWidth(layer.columns, panel) << 2) as usize;
    let w = layer.weights + panelOffset(layer.inputs, panel) + (input as usize) * rowBytes;
    let slope = layer.slopes + panelOffset(capacity, panel) + (digit as usize) * rowBytes;
    const end = w + rowBytes;
    for (; w < end; w += 16, slope += 16) {
      const w0 = v128.load(w),
        w1 = v128.load(w + rowBytes);
      const w2 = v128.load(w + 2 * rowBytes),
        w3 = v128.load(w + 3 * rowBytes);
      const s = v128.load(slope),
        t = v128.load(slope + rowBytes);
      a0 = multiplyAdd(w0, s, a0);
      b0 = multiplyAdd(w0, t, b0);
      a1 = multiplyAdd(w1, s, a1);
      b1 = multiplyAdd(w1, t, b1);
      a2 = multiplyAdd(w2, s, a2);
      b2 = multiplyAdd(w2, t, b2);
      a3 = multiplyAdd(w3, s, a3);
      b3 = multiplyAdd(w3, t, b3);
    }
  }
  v128.store(target, fourSums(a0, a1, a2, a3));
  v128.store(target + targetBytes, fourSums(b0, b1, b2, b3));
}

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

/** target = target + scale * dz, summed over the digits: the biases of all columns from `first` to `end`. */
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
