// The first layer, backward, where it is narrow and every epoch has the same batches: their digits are
// turned around once and for all.
import { Layer, Network, PIXELS } from './layout';
import { pixelCount, placesOf, valuesOf } from './lists';
import { sumRows12, sumRows16 } from './rowSums';
import { multiplyAdd } from './simd';

// A slice turned around lies in one piece: [785] u32, how many entries come before each pixel and in
// all; [n] u16 the digits that have ink at a pixel, counted in the slice, rising; [n] u8 their values.
// Each pixel has a multiple of four: what is too much are digits 0 with values 0.
const HEADER: usize = 4 * 785;
const COUNT: usize = 4 * 784;

/**
 * Turns a slice around: from a list of pixels for each digit to a list of digits for each pixel.
 * @param lists addresses of the digits' lists
 * @returns the address behind it, a multiple of 8
 */
export function turnSlice(lists: usize, digitCount: i32, target: usize): usize {
  const entries = target + HEADER;
  const count = beginEntries(lists, digitCount, target) as usize;
  const values = entries + (count << 1);
  memory.fill(entries, 0, 3 * count);
  for (let digit = 0; digit < digitCount; digit++) {
    const list = load<usize>(lists + (digit << 2));
    const end = placesOf(list) + (pixelCount(list) << 1);
    let value = valuesOf(list);
    for (let place = placesOf(list); place < end; place += 2, value++) {
      const next = target + ((load<u16>(place) as usize) << 2);
      const entry = load<u32>(next, 4);
      store<u32>(next, entry + 1, 4);
      store<u16>(entries + ((entry << 1) as usize), digit as u16);
      store<u8>(values + (entry as usize), load<u8>(value));
    }
  }
  endEntries(target);
  return (values + count + 7) & ~7;
}

/**
 * Writes where the entries of each pixel begin, in the place of the pixel after it.
 * @returns how many there are
 */
function beginEntries(lists: usize, digitCount: i32, target: usize): u32 {
  memory.fill(target, 0, HEADER);
  for (let digit = 0; digit < digitCount; digit++) {
    const list = load<usize>(lists + (digit << 2));
    const end = placesOf(list) + (pixelCount(list) << 1);
    for (let place = placesOf(list); place < end; place += 2) {
      const next = target + ((load<u16>(place) as usize) << 2);
      store<u32>(next, load<u32>(next, 4) + 1, 4);
    }
  }
  let begin: u32 = 0;
  for (let next = target; next < target + COUNT; next += 4) {
    const own = load<u32>(next, 4);
    store<u32>(next, begin, 4);
    begin += (own + 3) & ~3;
  }
  return begin;
}

/** When the entries of all pixels have been written, up to where the next one's begin. */
function endEntries(target: usize): void {
  for (let next = target; next < target + COUNT; next += 4) {
    store<u32>(next, (load<u32>(next, 4) + 3) & ~3, 4);
  }
}

/** The first pixel of a thread's share: of the entries each has the same number, as near as can be. */
export function turnedStart(turned: usize, thread: i32, threads: i32): i32 {
  if (thread === threads) {
    return PIXELS; // the last have no ink, but weights
  }
  const before = (load<u32>(turned, COUNT) * thread) / threads;
  let first = 0;
  let end = PIXELS;
  while (first < end) {
    const middle = (first + end) >> 1;
    if (load<u32>(turned + (middle << 2)) < before) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return first;
}

/**
 * target = target + scale * dz xT, for some pixels of a slice that is turned around.
 *
 * A pixel's row is written once: its sums stay in registers, as those of a digit do forward. To go
 * digit by digit straight to the rows takes a store for every load, and twice the time.
 * @param scratch 128 bytes
 * @param target the matrix: the weights themselves or the sums of their gradients
 */
export function gatherGradients(
  network: Network,
  turned: usize,
  firstPixel: i32,
  endPixel: i32,
  scratch: usize,
  target: usize,
  scale: f32,
): void {
  const layer = changetype<Layer>(network.layers);
  const slopes = layer.slopes;
  const rowBytes = (layer.columns << 2) as usize;
  const scales = f32x4.splat(scale);
  const floor = f32x4.splat(-Infinity);
  const entries = turned + HEADER;
  const values = entries + ((load<u32>(turned, COUNT) << 1) as usize);
  const sums = scratch + 64;
  memory.fill(scratch, 0, 64); // what the sums begin with
  for (let pixel = firstPixel; pixel < endPixel; pixel++) {
    const begin = load<u32>(turned + (pixel << 2));
    const count = load<u32>(turned + (pixel << 2), 4) - begin;
    const digits = entries + ((begin << 1) as usize);
    const ink = values + (begin as usize);
    if (rowBytes === 48) {
      sumRows12(digits, ink, count, slopes, scratch, floor, sums);
    } else {
      sumRows16(digits, ink, count, slopes, 64, scratch, floor, sums);
    }
    const row = target + (pixel as usize) * rowBytes;
    for (let at: usize = 0; at < rowBytes; at += 16) {
      v128.store(row + at, multiplyAdd(scales, v128.load(sums + at), v128.load(row + at)));
    }
  }
}
