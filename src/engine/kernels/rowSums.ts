// target = max(start + Σ x row, floor): a sum of rows of a matrix, each times a number. Which rows and
// numbers says a list: [count] u16 `places` of the rows, [count] u8 `values`, which stand for numbers from
// 0 to 1: 255 for 1. The count is a multiple of four.
// All sums stay in registers: each step reads one row, and writes nothing. It is loads that take the time,
// so the numbers are made four at a time and not looked up one by one. The loop over the four is one of
// its own, for else the compiler puts the four terms of one sum in a row, each waiting for the last.
import { multiplyAdd } from './simd';

/** 32 columns: as many sums as there are registers for. */
export function sumRows32(
  places: usize,
  values: usize,
  count: i32,
  rows: usize,
  start: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(start, 0);
  let a1 = v128.load(start, 16);
  let a2 = v128.load(start, 32);
  let a3 = v128.load(start, 48);
  let a4 = v128.load(start, 64);
  let a5 = v128.load(start, 80);
  let a6 = v128.load(start, 96);
  let a7 = v128.load(start, 112);
  const end = places + (count << 1);
  let place = places;
  for (let value = values; place < end; value += 4) {
    let x = fourNumbers(value);
    for (const next = place + 8; place < next; place += 2) {
      const row = rows + ((load<u16>(place) as usize) << 7);
      const first = firstInAll(x);
      a0 = multiplyAdd(first, v128.load(row, 0), a0);
      a1 = multiplyAdd(first, v128.load(row, 16), a1);
      a2 = multiplyAdd(first, v128.load(row, 32), a2);
      a3 = multiplyAdd(first, v128.load(row, 48), a3);
      a4 = multiplyAdd(first, v128.load(row, 64), a4);
      a5 = multiplyAdd(first, v128.load(row, 80), a5);
      a6 = multiplyAdd(first, v128.load(row, 96), a6);
      a7 = multiplyAdd(first, v128.load(row, 112), a7);
      x = othersFirst(x);
    }
  }
  v128.store(target, f32x4.pmax(a0, floor), 0);
  v128.store(target, f32x4.pmax(a1, floor), 16);
  v128.store(target, f32x4.pmax(a2, floor), 32);
  v128.store(target, f32x4.pmax(a3, floor), 48);
  v128.store(target, f32x4.pmax(a4, floor), 64);
  v128.store(target, f32x4.pmax(a5, floor), 80);
  v128.store(target, f32x4.pmax(a6, floor), 96);
  v128.store(target, f32x4.pmax(a7, floor), 112);
}

/** 16 columns. */
export function sumRows16(
  places: usize,
  values: usize,
  count: i32,
  rows: usize,
  rowBytes: usize,
  start: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(start, 0);
  let a1 = v128.load(start, 16);
  let a2 = v128.load(start, 32);
  let a3 = v128.load(start, 48);
  const end = places + (count << 1);
  let place = places;
  for (let value = values; place < end; value += 4) {
    let x = fourNumbers(value);
    for (const next = place + 8; place < next; place += 2) {
      const row = rows + (load<u16>(place) as usize) * rowBytes;
      const first = firstInAll(x);
      a0 = multiplyAdd(first, v128.load(row, 0), a0);
      a1 = multiplyAdd(first, v128.load(row, 16), a1);
      a2 = multiplyAdd(first, v128.load(row, 32), a2);
      a3 = multiplyAdd(first, v128.load(row, 48), a3);
      x = othersFirst(x);
    }
  }
  v128.store(target, f32x4.pmax(a0, floor), 0);
  v128.store(target, f32x4.pmax(a1, floor), 16);
  v128.store(target, f32x4.pmax(a2, floor), 32);
  v128.store(target, f32x4.pmax(a3, floor), 48);
}

/**
 * 12 columns: each of four neighbours in the list has sums of its own, for the next entry need not wait
 * then until the last one is added.
 */
export function sumRows12(
  places: usize,
  values: usize,
  count: i32,
  rows: usize,
  start: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(start, 0);
  let a1 = v128.load(start, 16);
  let a2 = v128.load(start, 32);
  let b0 = f32x4.splat(0),
    b1 = b0,
    b2 = b0;
  let c0 = b0,
    c1 = b0,
    c2 = b0;
  let d0 = b0,
    d1 = b0,
    d2 = b0;
  const end = places + (count << 1);
  for (let place = places, value = values; place < end; place += 8, value += 4) {
    const x = fourNumbers(value);
    const xA = v128.shuffle<f32>(x, x, 0, 0, 0, 0);
    const rowA = rows + (load<u16>(place) as usize) * 48;
    a0 = multiplyAdd(xA, v128.load(rowA, 0), a0);
    a1 = multiplyAdd(xA, v128.load(rowA, 16), a1);
    a2 = multiplyAdd(xA, v128.load(rowA, 32), a2);
    const xB = v128.shuffle<f32>(x, x, 1, 1, 1, 1);
    const rowB = rows + (load<u16>(place, 2) as usize) * 48;
    b0 = multiplyAdd(xB, v128.load(rowB, 0), b0);
    b1 = multiplyAdd(xB, v128.load(rowB, 16), b1);
    b2 = multiplyAdd(xB, v128.load(rowB, 32), b2);
    const xC = v128.shuffle<f32>(x, x, 2, 2, 2, 2);
    const rowC = rows + (load<u16>(place, 4) as usize) * 48;
    c0 = multiplyAdd(xC, v128.load(rowC, 0), c0);
    c1 = multiplyAdd(xC, v128.load(rowC, 16), c1);
    c2 = multiplyAdd(xC, v128.load(rowC, 32), c2);
    const xD = v128.shuffle<f32>(x, x, 3, 3, 3, 3);
    const rowD = rows + (load<u16>(place, 6) as usize) * 48;
    d0 = multiplyAdd(xD, v128.load(rowD, 0), d0);
    d1 = multiplyAdd(xD, v128.load(rowD, 16), d1);
    d2 = multiplyAdd(xD, v128.load(rowD, 32), d2);
  }
  const s0 = f32x4.add(f32x4.add(a0, b0), f32x4.add(c0, d0));
  const s1 = f32x4.add(f32x4.add(a1, b1), f32x4.add(c1, d1));
  const s2 = f32x4.add(f32x4.add(a2, b2), f32x4.add(c2, d2));
  v128.store(target, f32x4.pmax(s0, floor), 0);
  v128.store(target, f32x4.pmax(s1, floor), 16);
  v128.store(target, f32x4.pmax(s2, floor), 32);
}

/** 8 columns. */
export function sumRows8(
  places: usize,
  values: usize,
  count: i32,
  rows: usize,
  rowBytes: usize,
  start: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(start, 0);
  let a1 = v128.load(start, 16);
  const end = places + (count << 1);
  let place = places;
  for (let value = values; place < end; value += 4) {
    let x = fourNumbers(value);
    for (const next = place + 8; place < next; place += 2) {
      const row = rows + (load<u16>(place) as usize) * rowBytes;
      const first = firstInAll(x);
      a0 = multiplyAdd(first, v128.load(row, 0), a0);
      a1 = multiplyAdd(first, v128.load(row, 16), a1);
      x = othersFirst(x);
    }
  }
  v128.store(target, f32x4.pmax(a0, floor), 0);
  v128.store(target, f32x4.pmax(a1, floor), 16);
}

/** 4 columns. */
export function sumRows4(
  places: usize,
  values: usize,
  count: i32,
  rows: usize,
  rowBytes: usize,
  start: usize,
  floor: v128,
  target: usize,
): void {
  let a0 = v128.load(start, 0);
  const end = places + (count << 1);
  let place = places;
  for (let value = values; place < end; value += 4) {
    let x = fourNumbers(value);
    for (const next = place + 8; place < next; place += 2) {
      const row = rows + (load<u16>(place) as usize) * rowBytes;
      const first = firstInAll(x);
      a0 = multiplyAdd(first, v128.load(row, 0), a0);
      x = othersFirst(x);
    }
  }
  v128.store(target, f32x4.pmax(a0, floor), 0);
}

/** The first lane in all four. */
function firstInAll(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 0, 0, 0, 0);
}

/** The second lane in the place of the first, and so on. */
function othersFirst(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 1, 2, 3, 0);
}

/** Four values as numbers from 0 to 1, rounded as in the table. */
function fourNumbers(values: usize): v128 {
  const whole = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(values)));
  return f32x4.div(f32x4.convert_i32x4_s(whole), f32x4.splat(255));
}
