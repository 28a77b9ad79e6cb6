// The layers after the first, forward: dense matrices, four digits at a time.
import { Layer, PANEL, panelCount, panelOffset, panelWidth } from './layout';
import { multiplyAdd } from './simd';

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
  v128.store(out, f32x4.pmax(a0, floor));
  v128.store(out, f32x4.pmax(b0, floor), 16);
  out += rowBytes;
  v128.store(out, f32x4.pmax(a1, floor));
  v128.store(out, f32x4.pmax(b1, floor), 16);
  out += rowBytes;
  v128.store(out, f32x4.pmax(a2, floor));
  v128.store(out, f32x4.pmax(b2, floor), 16);
  out += rowBytes;
  v128.store(out, f32x4.pmax(a3, floor));
  v128.store(out, f32x4.pmax(b3, floor), 16);
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
  v128.store(out, f32x4.pmax(a0, floor));
  v128.store(out + rowBytes, f32x4.pmax(a1, floor));
  v128.store(out + 2 * rowBytes, f32x4.pmax(a2, floor));
  v128.store(out + 3 * rowBytes, f32x4.pmax(a3, floor));
}
