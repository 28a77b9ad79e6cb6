import { PIXELS, TILE } from './layout';

/**
 * Lists the pixels of a digit that have ink: their places and their values.
 *
 * Eight pixels at a time, without a branch, for where ink begins and ends nobody can predict: a table
 * says for each pattern of ink which pixels to move to the front; all eight are written, and the next
 * eight begin behind those that count.
 * @param compaction `[256, 8]` bytes: for each pattern the places of its ones, then anything
 * @param places `[800]` u16
 * @param values `[800]` u8
 * @returns how many there are
 */
export function collectPixels(image: usize, compaction: usize, places: usize, values: usize): i32 {
  const zero = i8x16.splat(0);
  let count: usize = 0;
  for (let chunk: usize = 0; chunk < (PIXELS as usize); chunk += 16) {
    const pixels = v128.load(image + chunk);
    const mask = i8x16.bitmask(i8x16.ne(pixels, zero)) as usize;
    const first = mask & 255;
    const second = mask >> 8;
    const firstOrder = v128.load64_zero(compaction + (first << 3));
    const secondOrder = v128.load64_zero(compaction + (second << 3));
    const firstPlaces = i16x8.extend_low_i8x16_u(firstOrder);
    v128.store(places + (count << 1), i16x8.add(firstPlaces, i16x8.splat(chunk as i16)));
    v128.store64_lane(values + count, i8x16.swizzle(pixels, firstOrder), 0);
    count += popcnt(first);
    const secondPlaces = i16x8.extend_low_i8x16_u(secondOrder);
    v128.store(places + (count << 1), i16x8.add(secondPlaces, i16x8.splat((chunk + 8) as i16)));
    const right = i8x16.add(secondOrder, i8x16.splat(8));
    v128.store64_lane(values + count, i8x16.swizzle(pixels, right), 0);
    count += popcnt(second);
  }
  return count as i32;
}

/** Has the memory of an image brought near, while there is other work: its 13 lines of the cache. */
export function touch(image: usize): u32 {
  let sum: u32 = 0;
  for (let at: usize = 0; at < (PIXELS as usize); at += 64) {
    sum += load<u8>(image + at);
  }
  return sum;
}

/**
 * Turns the digits of a tile around: from a row of pixels for each digit to a row of digits for each
 * pixel, with a mask of those that have ink. The gradient of a weight row needs them so.
 * @param sources addresses of the digits
 * @param count digits of the tile, at most 64
 * @param firstPixel a multiple of 16
 */
export function transposeTile(
  sources: usize,
  count: i32,
  firstPixel: i32,
  endPixel: i32,
  transposed: usize,
  masks: usize,
): void {
  for (let pixel = firstPixel; pixel < endPixel; pixel += 16) {
    for (let digit = 0; digit < count; digit += 16) {
      transposeBlock(
        sources + (digit << 2),
        min(16, count - digit),
        pixel,
        transposed + pixel * TILE + digit,
      );
    }
  }
  const zero = i8x16.splat(0);
  const known: u64 = count === TILE ? ~0 : ((1 as u64) << count) - 1;
  for (let pixel = firstPixel; pixel < endPixel; pixel++) {
    const row = transposed + pixel * TILE;
    let mask = i8x16.bitmask(i8x16.ne(v128.load(row), zero)) as u64;
    mask |= (i8x16.bitmask(i8x16.ne(v128.load(row, 16), zero)) as u64) << 16;
    mask |= (i8x16.bitmask(i8x16.ne(v128.load(row, 32), zero)) as u64) << 32;
    mask |= (i8x16.bitmask(i8x16.ne(v128.load(row, 48), zero)) as u64) << 48;
    store<u64>(masks + (pixel << 3), mask & known);
  }
}

/** 16 digits x 16 pixels, by exchanging ever smaller halves: bytes, pairs, fours, eights. */
function transposeBlock(sources: usize, count: i32, pixel: i32, target: usize): void {
  let a0 = rowOf(sources, 0, count, pixel);
  let a1 = rowOf(sources, 1, count, pixel);
  let a2 = rowOf(sources, 2, count, pixel);
  let a3 = rowOf(sources, 3, count, pixel);
  let a4 = rowOf(sources, 4, count, pixel);
  let a5 = rowOf(sources, 5, count, pixel);
  let a6 = rowOf(sources, 6, count, pixel);
  let a7 = rowOf(sources, 7, count, pixel);
  let b0 = rowOf(sources, 8, count, pixel);
  let b1 = rowOf(sources, 9, count, pixel);
  let b2 = rowOf(sources, 10, count, pixel);
  let b3 = rowOf(sources, 11, count, pixel);
  let b4 = rowOf(sources, 12, count, pixel);
  let b5 = rowOf(sources, 13, count, pixel);
  let b6 = rowOf(sources, 14, count, pixel);
  let b7 = rowOf(sources, 15, count, pixel);
  for (let round = 0; round < 4; round++) {
    // A perfect shuffle of all 256 bytes; four of them turn the square around.
    const c0 = lowHalves(a0, b0),
      c1 = highHalves(a0, b0);
    const c2 = lowHalves(a1, b1),
      c3 = highHalves(a1, b1);
    const c4 = lowHalves(a2, b2),
      c5 = highHalves(a2, b2);
    const c6 = lowHalves(a3, b3),
      c7 = highHalves(a3, b3);
    const d0 = lowHalves(a4, b4),
      d1 = highHalves(a4, b4);
    const d2 = lowHalves(a5, b5),
      d3 = highHalves(a5, b5);
    const d4 = lowHalves(a6, b6),
      d5 = highHalves(a6, b6);
    const d6 = lowHalves(a7, b7),
      d7 = highHalves(a7, b7);
    a0 = c0;
    a1 = c1;
    a2 = c2;
    a3 = c3;
    a4 = c4;
    a5 = c5;
    a6 = c6;
    a7 = c7;
    b0 = d0;
    b1 = d1;
    b2 = d2;
    b3 = d3;
    b4 = d4;
    b5 = d5;
    b6 = d6;
    b7 = d7;
  }
  v128.store(target, a0, 0 * 64);
  v128.store(target, a1, 1 * 64);
  v128.store(target, a2, 2 * 64);
  v128.store(target, a3, 3 * 64);
  v128.store(target, a4, 4 * 64);
  v128.store(target, a5, 5 * 64);
  v128.store(target, a6, 6 * 64);
  v128.store(target, a7, 7 * 64);
  v128.store(target, b0, 8 * 64);
  v128.store(target, b1, 9 * 64);
  v128.store(target, b2, 10 * 64);
  v128.store(target, b3, 11 * 64);
  v128.store(target, b4, 12 * 64);
  v128.store(target, b5, 13 * 64);
  v128.store(target, b6, 14 * 64);
  v128.store(target, b7, 15 * 64);
}

/** 16 pixels of a digit; of one that is not there, nothing. */
function rowOf(sources: usize, digit: i32, count: i32, pixel: i32): v128 {
  return digit < count ? v128.load(load<usize>(sources + (digit << 2)) + pixel) : i8x16.splat(0);
}

/** a0 b0 a1 b1 ... a7 b7 */
function lowHalves(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** a8 b8 ... a15 b15 */
function highHalves(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
