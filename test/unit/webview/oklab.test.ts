import assert from 'node:assert/strict';
import { test } from 'node:test';
import { converter, modeLrgb, modeOklab, modeRgb, useMode, wcagLuminance } from 'culori/fn';
import type { Rgba } from '../../../webview/color.ts';
import { luminance, oklabOf, rgbaOf } from '../../../webview/oklab.ts';

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeOklab);
const toOklab = converter('oklab');

const COLORS: readonly Rgba[] = [0, 1, 10, 31, 64, 128, 204, 255].flatMap(red =>
  [0, 5, 99, 255].flatMap(green => [0, 66, 200, 255].map(blue => [red, green, blue, 1] as const)),
);
const culori = ([red, green, blue]: Rgba) =>
  ({ mode: 'rgb', r: red / 255, g: green / 255, b: blue / 255 }) as const;

test('OKLab and luminance are those of culori', () => {
  for (const color of COLORS) {
    const { l, a, b } = toOklab(culori(color));
    const own = oklabOf(color);
    for (const [at, expected] of [l, a, b].entries()) {
      assert.ok(Math.abs(own[at] - expected) < 1e-6, `${color}: ${own} is not ${[l, a, b]}`);
    }
    assert.ok(Math.abs(luminance(color) - wcagLuminance(culori(color))) < 1e-9, `${color}`);
  }
});

test('a colour comes back from OKLab', () => {
  for (const color of COLORS) {
    assert.deepEqual(rgbaOf(oklabOf(color)), color);
  }
});

test('a colour that no screen can show is clipped', () => {
  assert.deepEqual(rgbaOf([2, 0, 0]), [255, 255, 255, 1]);
  assert.deepEqual(rgbaOf([-1, 0, 0]), [0, 0, 0, 1]);
});
