import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDigits } from '../../../../src/data/generatedDigits.ts';
import { digitOfPicture } from '../../../../src/data/picture/digitOfPicture.ts';
import type { GreyPicture } from '../../../../src/data/picture/greyPicture.ts';
import { PictureError } from '../../../../src/data/picture/pictureError.ts';

const COUNT = 40;
const digits = generateDigits({ seed: 5, part: 'test', first: 0, count: COUNT });
const digit = (at: number) => digits.images.subarray(at * 784, (at + 1) * 784);

/** A digit in a larger picture: each pixel `scale` wide, somewhere, dark on a light ground. */
function photograph(image: Uint8Array, scale: number, left: number, top: number): GreyPicture {
  const [width, height] = [28 * scale + left + 30, 28 * scale + top + 5];
  const greys = new Float32Array(width * height).fill(0.9);
  for (let y = 0; y < 28 * scale; y++) {
    for (let x = 0; x < 28 * scale; x++) {
      const ink = image[Math.floor(y / scale) * 28 + Math.floor(x / scale)] / 255;
      greys[(top + y) * width + left + x] = 0.9 - 0.7 * ink;
    }
  }
  return { width, height, greys };
}

function meanDifference(one: Uint8Array, other: Uint8Array): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]), 0) / one.length;
}

test('a digit as MNIST has it stays as it is to the last bit, inverted or not', () => {
  for (let at = 0; at < COUNT; at++) {
    const greys = Float32Array.from(digit(at), value => value / 255);
    const dark = digitOfPicture({ width: 28, height: 28, greys }, 'a.png');
    assert.deepEqual(dark.image, digit(at).slice());
    assert.deepEqual([dark.isInverted, dark.ink, dark.size], [false, undefined, undefined]);
    const light = greys.map(grey => 1 - grey);
    const inverted = digitOfPicture({ width: 28, height: 28, greys: light }, 'a.png');
    assert.deepEqual(inverted.image, digit(at).slice());
    assert.equal(inverted.isInverted, true);
  }
});

test('a large dark digit on a light ground becomes nearly the digit that it was', () => {
  let sum = 0;
  for (let at = 0; at < COUNT; at++) {
    const picture = photograph(digit(at), 7, 50, 11);
    const { image, isInverted, ink, size } = digitOfPicture(picture, 'a.png');
    assert.equal(isInverted, true);
    assert.equal(Math.max(size!.width, size!.height), 20);
    assert.ok(ink!.left >= 50 && ink!.top >= 11);
    sum += meanDifference(image, digit(at));
  }
  // Some lie one pixel beside: the centre of mass is between two.
  assert.ok(sum / COUNT < 5, `of 255: ${sum / COUNT}`);
});

test('paper that is not quite white is no ink', () => {
  const picture = photograph(digit(0), 7, 50, 11);
  const grainy = picture.greys.map((grey, at) => grey - 0.05 * ((at * 7919) % 101) * 0.01);
  const clean = digitOfPicture(picture, 'a.png');
  const { image } = digitOfPicture({ ...picture, greys: grainy }, 'a.png');
  assert.ok(meanDifference(image, clean.image) < 6);
});

test('a thin line in a huge picture is still full ink', () => {
  const greys = new Float32Array(900 * 900).fill(1);
  for (let y = 100; y < 800; y++) {
    greys[y * 900 + 450] = 0;
  }
  const { image, size } = digitOfPicture({ width: 900, height: 900, greys }, 'a.png');
  assert.ok(image.includes(255));
  assert.deepEqual(size, { width: 1, height: 20 });
});

test('a picture of one tone has no digit, and says so by its name', () => {
  const greys = new Float32Array(50 * 40).fill(0.5);
  assert.throws(
    () => digitOfPicture({ width: 50, height: 40, greys }, 'empty.png'),
    (error: unknown) =>
      error instanceof PictureError &&
      error.reason === 'blank' &&
      /^empty\.png is all one tone/.test(error.message),
  );
});
