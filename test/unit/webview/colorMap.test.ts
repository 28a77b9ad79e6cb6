import assert from 'node:assert/strict';
import { test } from 'node:test';
import { converter, modeLrgb, modeOklab, modeRgb, useMode, wcagContrast } from 'culori/fn';
import type { Rgba } from '../../../webview/color.ts';
import {
  bytePixels,
  divergingColor,
  divergingTable,
  readableOn,
  TABLE_STEPS,
} from '../../../webview/colorMap.ts';

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeOklab);
const oklab = converter('oklab');
const culori = ([red, green, blue]: Rgba) =>
  ({ mode: 'rgb', r: red / 255, g: green / 255, b: blue / 255 }) as const;
const lightness = (color: Rgba) => oklab(culori(color)).l;

const GROUNDS = {
  light: { background: [255, 255, 255, 1], isDark: false },
  dark: { background: [31, 31, 31, 1], isDark: true },
  'high contrast': { background: [0, 0, 0, 1], isDark: true },
} as const;

for (const [name, ground] of Object.entries(GROUNDS)) {
  const color = divergingColor(ground);

  test(`${name}: zero is exactly the background`, () => {
    assert.deepEqual(color(0), ground.background);
  });

  test(`${name}: w and -w are equally far from the background`, () => {
    for (let value = 0.05; value <= 1; value += 0.05) {
      const difference = lightness(color(value)) - lightness(color(-value));
      assert.ok(Math.abs(difference) < 0.02, `${value}: ${difference}`);
    }
  });

  test(`${name}: a larger weight is further from the background`, () => {
    const ground0 = lightness(color(0));
    for (const sign of [-1, 1]) {
      let before = 0;
      for (let value = 0.1; value <= 1.001; value += 0.1) {
        const distance = Math.abs(lightness(color(sign * value)) - ground0);
        assert.ok(distance > before, `${sign * value}`);
        before = distance;
      }
    }
  });

  test(`${name}: positive is blue, negative is orange, beyond the ends nothing changes`, () => {
    const [positive, negative] = [color(0.7), color(-0.7)];
    assert.ok(positive[2] > positive[0] && negative[0] > negative[2]);
    assert.deepEqual(color(5), color(1));
    assert.deepEqual(color(-5), color(-1));
  });

  test(`${name}: numbers on any colour of the map can be read`, () => {
    for (let value = -1; value <= 1; value += 0.02) {
      const background = color(value);
      const contrast = wcagContrast(culori(background), readableOn(background));
      assert.ok(contrast >= 4.5, `${value}: ${contrast}`);
    }
  });
}

test('each byte of a weight gets the pixel of its place on the scale', () => {
  const table = divergingTable(GROUNDS.dark);
  const pixels = bytePixels(table, 1 / 64);
  assert.equal(pixels[0], table[TABLE_STEPS]);
  assert.equal(pixels[32], table[TABLE_STEPS + TABLE_STEPS / 2]);
  assert.equal(pixels[-32 & 255], table[TABLE_STEPS / 2]);
  assert.equal(pixels[64], table[2 * TABLE_STEPS], 'the end');
  assert.equal(pixels[127], table[2 * TABLE_STEPS], 'beyond the end');
  assert.equal(pixels[-127 & 255], table[0]);
});
