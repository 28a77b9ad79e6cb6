// The first layer, backward: the gradients of a pixel's weights.
import { Layer, Network, PIXELS, Prepared, panelOffset, panelWidth, TILE } from './layout';
import { multiplyAdd } from './simd';

/**
 * target = target + scale * dz xT, for some pixels and the units of one panel.
 *
 * A pixel's row of weights is read and written once a tile, however many of its digits have ink
 * there; the tile's slopes of 32 units, 8 KB, stay in the fastest cache meanwhile.
 * @param target the matrix, in panels: the weights themselves or the sums of their gradients
 */
export function addPixelGradients(
  network: Network,
  prepared: Prepared,
  count: i32,
  panel: i32,
  firstPixel: i32,
  endPixel: i32,
  target: usize,
  scale: f32,
): void {
  const layer = changetype<Layer>(network.layers);
  const width = panelWidth(layer.columns, panel);
  const rowBytes = (width << 2) as usize;
  const rows = target + panelOffset(layer.inputs, panel);
  const scales = f32x4.splat(scale);
  for (let first = 0, tile = 0; first < count; first += TILE, tile++) {
    const slopes =
      layer.slopes + panelOffset(network.capacity, panel) + (first as usize) * rowBytes;
    const inks = prepared.transposed + tile * PIXELS * TILE;
    const masks = prepared.masks + ((tile * PIXELS) << 3);
    for (let pixel = firstPixel; pixel < endPixel; pixel++) {
      const mask = load<u64>(masks + (pixel << 3));
      if (mask === 0) {
        continue;
      }
      const row = rows + (pixel as usize) * rowBytes;
      const ink = inks + pixel * TILE;
      if (rowBytes === 128) {
        gradient32(mask, ink, network.scaled, slopes, scales, row);
      } else {
        gradientNarrow(mask, ink, network.scaled, slopes, rowBytes, scales, row);
      }
    }
  }
}

/** A last panel of any width: 16, 8 and 4 units, as they are needed. */
function gradientNarrow(
  mask: u64,
  inks: usize,
  scaled: usize,
  slopes: usize,
  rowBytes: usize,
  scale: v128,
  target: usize,
): void {
  let at: usize = 0;
  if (rowBytes & 64) {
    gradient16(mask, inks, scaled, slopes, rowBytes, scale, target);
    at = 64;
  }
  if (rowBytes & 32) {
    gradient8(mask, inks, scaled, slopes + at, rowBytes, scale, target + at);
    at += 32;
  }
  if (rowBytes & 16) {
    gradient4(mask, inks, scaled, slopes + at, rowBytes, scale, target + at);
  }
}

/** 32 weights of one pixel. */
function gradient32(
  mask: u64,
  inks: usize,
  scaled: usize,
  slopes: usize,
  scale: v128,
  target: usize,
): void {
  let g0 = f32x4.splat(0);
  let g1 = g0;
  let g2 = g0;
  let g3 = g0;
  let g4 = g0;
  let g5 = g0;
  let g6 = g0;
  let g7 = g0;
  for (let digits = mask; digits !== 0; digits &= digits - 1) {
    const digit = ctz(digits) as usize;
    const x = v128.load32_splat(scaled + ((load<u8>(inks + digit) as usize) << 2));
    const slope = slopes + (digit << 7);
    g0 = multiplyAdd(x, v128.load(slope, 0), g0);
    g1 = multiplyAdd(x, v128.load(slope, 16), g1);
    g2 = multiplyAdd(x, v128.load(slope, 32), g2);
    g3 = multiplyAdd(x, v128.load(slope, 48), g3);
    g4 = multiplyAdd(x, v128.load(slope, 64), g4);
    g5 = multiplyAdd(x, v128.load(slope, 80), g5);
    g6 = multiplyAdd(x, v128.load(slope, 96), g6);
    g7 = multiplyAdd(x, v128.load(slope, 112), g7);
  }
  v128.store(target, multiplyAdd(scale, g0, v128.load(target, 0)), 0);
  v128.store(target, multiplyAdd(scale, g1, v128.load(target, 16)), 16);
  v128.store(target, multiplyAdd(scale, g2, v128.load(target, 32)), 32);
  v128.store(target, multiplyAdd(scale, g3, v128.load(target, 48)), 48);
  v128.store(target, multiplyAdd(scale, g4, v128.load(target, 64)), 64);
  v128.store(target, multiplyAdd(scale, g5, v128.load(target, 80)), 80);
  v128.store(target, multiplyAdd(scale, g6, v128.load(target, 96)), 96);
  v128.store(target, multiplyAdd(scale, g7, v128.load(target, 112)), 112);
}

/** 16 weights of one pixel. */
function gradient16(
  mask: u64,
  inks: usize,
  scaled: usize,
  slopes: usize,
  slopeBytes: usize,
  scale: v128,
  target: usize,
): void {
  let g0 = f32x4.splat(0);
  let g1 = g0;
  let g2 = g0;
  let g3 = g0;
  for (let digits = mask; digits !== 0; digits &= digits - 1) {
    const digit = ctz(digits) as usize;
    const x = v128.load32_splat(scaled + ((load<u8>(inks + digit) as usize) << 2));
    const slope = slopes + digit * slopeBytes;
    g0 = multiplyAdd(x, v128.load(slope, 0), g0);
    g1 = multiplyAdd(x, v128.load(slope, 16), g1);
    g2 = multiplyAdd(x, v128.load(slope, 32), g2);
    g3 = multiplyAdd(x, v128.load(slope, 48), g3);
  }
  v128.store(target, multiplyAdd(scale, g0, v128.load(target, 0)), 0);
  v128.store(target, multiplyAdd(scale, g1, v128.load(target, 16)), 16);
  v128.store(target, multiplyAdd(scale, g2, v128.load(target, 32)), 32);
  v128.store(target, multiplyAdd(scale, g3, v128.load(target, 48)), 48);
}

/** 8 weights of one pixel. */
function gradient8(
  mask: u64,
  inks: usize,
  scaled: usize,
  slopes: usize,
  slopeBytes: usize,
  scale: v128,
  target: usize,
): void {
  let g0 = f32x4.splat(0);
  let g1 = g0;
  for (let digits = mask; digits !== 0; digits &= digits - 1) {
    const digit = ctz(digits) as usize;
    const x = v128.load32_splat(scaled + ((load<u8>(inks + digit) as usize) << 2));
    const slope = slopes + digit * slopeBytes;
    g0 = multiplyAdd(x, v128.load(slope, 0), g0);
    g1 = multiplyAdd(x, v128.load(slope, 16), g1);
  }
  v128.store(target, multiplyAdd(scale, g0, v128.load(target, 0)), 0);
  v128.store(target, multiplyAdd(scale, g1, v128.load(target, 16)), 16);
}

/** 4 weights of one pixel. */
function gradient4(
  mask: u64,
  inks: usize,
  scaled: usize,
  slopes: usize,
  slopeBytes: usize,
  scale: v128,
  target: usize,
): void {
  let g0 = f32x4.splat(0);
  for (let digits = mask; digits !== 0; digits &= digits - 1) {
    const digit = ctz(digits) as usize;
    const x = v128.load32_splat(scaled + ((load<u8>(inks + digit) as usize) << 2));
    const slope = slopes + digit * slopeBytes;
    g0 = multiplyAdd(x, v128.load(slope, 0), g0);
  }
  v128.store(target, multiplyAdd(scale, g0, v128.load(target, 0)), 0);
}
