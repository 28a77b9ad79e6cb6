// A digit as the list of its pixels that have ink: a fifth of all, and the only ones that count.
//
// A list lies in one piece: [50] u16, how many of its pixels come before each sixteenth of a digit's
// 784; u16, bytes from the list's beginning to its values; nothing for two bytes; [n] u16 the places
// of its pixels, rising; [n] u8 their values. Behind the places and values are others up to a multiple
// of four, whose values are 0: who takes four at a time needs not look where the list ends.
import { PIXELS } from './layout';

/** Pixels that the counts at the beginning stand for. */
export const BLOCK: i32 = 16;
/** Bytes before the places, and where in them the number of all pixels and the way to the values are. */
const HEADER: usize = 104;
const COUNT: usize = 98;
const VALUES: usize = 100;
/** Places that are written: eight at a time. */
const MOST: usize = 800;

/** How many of the list's pixels come before that pixel, a multiple of 16. */
export function pixelsBefore(list: usize, pixel: i32): i32 {
  return load<u16>(list + (pixel >> 3)) as i32;
}

export function pixelCount(list: usize): i32 {
  return load<u16>(list, COUNT) as i32;
}

/** With those that only make the number a multiple of four. */
export function paddedCount(list: usize): i32 {
  return (pixelCount(list) + 3) & ~3;
}

export function placesOf(list: usize): usize {
  return list + HEADER;
}

export function valuesOf(list: usize): usize {
  return list + (load<u16>(list, VALUES) as usize);
}

/**
 * Lists the pixels of a digit that have ink.
 *
 * Eight pixels at a time, without a branch, for where ink begins and ends nobody can predict: a table
 * says for each pattern of ink which pixels to move to the front; all eight are written, and the next
 * eight begin behind those that count.
 * @param compaction `[256, 8]` bytes: for each pattern the places of its ones, then anything
 * @param list room for 800 pixels
 */
export function makeList(image: usize, compaction: usize, list: usize): void {
  const zero = i8x16.splat(0);
  const places = list + HEADER;
  const values = places + 2 * MOST;
  let count: usize = 0;
  for (let chunk: usize = 0; chunk < (PIXELS as usize); chunk += 16) {
    store<u16>(list + (chunk >> 3), count as u16);
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
  store<u32>(values + count, 0); // their places are those of some pixels
  store<u16>(list, count as u16, COUNT);
  store<u16>(list, (HEADER + 2 * MOST) as u16, VALUES);
}

/**
 * Copies a list without the room to spare.
 * @returns the address behind the copy, a multiple of 8
 */
export function packList(list: usize, target: usize): usize {
  const count = paddedCount(list) as usize;
  const values = HEADER + 2 * count;
  memory.copy(target, list, values);
  memory.copy(target + values, valuesOf(list), count);
  store<u16>(target, values as u16, VALUES);
  return (target + values + count + 7) & ~7;
}

/** Has a list brought near, while there is other work: line by line of the cache. */
export function touch(list: usize): u32 {
  let sum: u32 = 0;
  const end = valuesOf(list) + pixelCount(list);
  for (let at = list; at < end; at += 64) {
    sum += load<u8>(at);
  }
  return sum;
}

/**
 * Turns the digits of a tile around: from a list of pixels for each digit to a row of digits for each
 * pixel, with a mask of those that have ink. Where the mask says no, anything is in the row.
 * @param lists addresses of the digits' lists
 * @param count digits of the tile, at most 64
 * @param firstPixel a multiple of 16, as is `endPixel`
 * @param transposed `[784, 64]` bytes
 * @param masks `[784]` u64
 */
export function turnAround(
  lists: usize,
  count: i32,
  firstPixel: i32,
  endPixel: i32,
  transposed: usize,
  masks: usize,
): void {
  memory.fill(masks + (firstPixel << 3), 0, (endPixel - firstPixel) << 3);
  for (let digit = 0; digit < count; digit++) {
    const list = load<usize>(lists + (digit << 2));
    const first = pixelsBefore(list, firstPixel);
    const places = placesOf(list);
    const end = places + (pixelsBefore(list, endPixel) << 1);
    const target = transposed + digit;
    const bit = (1 as u64) << digit;
    let value = valuesOf(list) + first;
    for (let place = places + (first << 1); place < end; place += 2, value++) {
      const pixel = load<u16>(place) as usize;
      store<u8>(target + (pixel << 6), load<u8>(value));
      const mask = masks + (pixel << 3);
      store<u64>(mask, load<u64>(mask) | bit);
    }
  }
}
