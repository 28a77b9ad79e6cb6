// The layers after the first, backward: the slopes of the layer before.
import { Layer, PANEL, panelCount, panelOffset, panelWidth } from './layout';
import { fourSums, multiplyAdd } from './simd';

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
