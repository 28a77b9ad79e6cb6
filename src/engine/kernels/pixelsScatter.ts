// The first layer, backward, where it is so narrow that all its gradients stay in the cache.
import { Layer, Network, Prepared } from './layout';
import { pixelsBefore, placesOf, valuesOf } from './lists';
import { multiplyAdd } from './simd';

/** Columns of the widest layer that is narrow: a digit's slopes fit into four registers. */
const NARROW: i32 = 16;

/** Whether gradients go digit by digit straight to their places: then nobody turns digits around. */
export function isNarrow(layer: Layer): bool {
  return layer.columns <= NARROW;
}

/**
 * target = target + scale * dz xT, for some pixels, digit by digit.
 *
 * A digit's slopes stay in registers while its pixels are walked; the rows that they go to are in the
 * fastest cache, 48 bytes for each pixel. Each row gets its digits in the same order, whoever does it.
 * @param firstPixel a multiple of 16, as is `endPixel`
 * @param target the matrix: the weights themselves or the sums of their gradients
 */
export function scatterGradients(
  network: Network,
  prepared: Prepared,
  count: i32,
  firstPixel: i32,
  endPixel: i32,
  target: usize,
  scale: f32,
): void {
  const layer = changetype<Layer>(network.layers);
  const rowBytes = (layer.columns << 2) as usize;
  const scales = f32x4.splat(scale);
  let slopes = layer.slopes;
  for (let digit = 0; digit < count; digit++, slopes += rowBytes) {
    const list = load<usize>(prepared.lists + (digit << 2));
    const first = pixelsBefore(list, firstPixel);
    const last = pixelsBefore(list, endPixel);
    const places = placesOf(list) + (first << 1);
    const values = valuesOf(list) + first;
    if (rowBytes === 48) {
      scatter12(places, values, last - first, network.scaled, slopes, scales, target);
    } else {
      scatter16(places, values, last - first, network.scaled, slopes, scales, target);
    }
  }
}

function scatter12(
  places: usize,
  values: usize,
  count: i32,
  scaled: usize,
  slopes: usize,
  scale: v128,
  target: usize,
): void {
  const s0 = f32x4.mul(v128.load(slopes, 0), scale);
  const s1 = f32x4.mul(v128.load(slopes, 16), scale);
  const s2 = f32x4.mul(v128.load(slopes, 32), scale);
  const end = places + (count << 1);
  for (let place = places, value = values; place < end; place += 2, value++) {
    const row = target + (load<u16>(place) as usize) * 48;
    const x = v128.load32_splat(scaled + ((load<u8>(value) as usize) << 2));
    v128.store(row, multiplyAdd(x, s0, v128.load(row, 0)), 0);
    v128.store(row, multiplyAdd(x, s1, v128.load(row, 16)), 16);
    v128.store(row, multiplyAdd(x, s2, v128.load(row, 32)), 32);
  }
}

function scatter16(
  places: usize,
  values: usize,
  count: i32,
  scaled: usize,
  slopes: usize,
  scale: v128,
  target: usize,
): void {
  const s0 = f32x4.mul(v128.load(slopes, 0), scale);
  const s1 = f32x4.mul(v128.load(slopes, 16), scale);
  const s2 = f32x4.mul(v128.load(slopes, 32), scale);
  const s3 = f32x4.mul(v128.load(slopes, 48), scale);
  const end = places + (count << 1);
  for (let place = places, value = values; place < end; place += 2, value++) {
    const row = target + ((load<u16>(place) as usize) << 6);
    const x = v128.load32_splat(scaled + ((load<u8>(value) as usize) << 2));
    v128.store(row, multiplyAdd(x, s0, v128.load(row, 0)), 0);
    v128.store(row, multiplyAdd(x, s1, v128.load(row, 16)), 16);
    v128.store(row, multiplyAdd(x, s2, v128.load(row, 32)), 32);
    v128.store(row, multiplyAdd(x, s3, v128.load(row, 48)), 48);
  }
}
