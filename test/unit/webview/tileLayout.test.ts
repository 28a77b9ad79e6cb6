import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { layOutTiles, tileAfterKey, tileAt, tileBox } from '../../../webview/tileLayout.ts';

const anyGallery = [
  fc.integer({ min: 1, max: 1024 }),
  fc.integer({ min: 172, max: 1600 }),
  fc.constantFrom(1, 1.25, 1.5, 2, 3),
] as const;

test('whatever the width: every tile has its own place inside, in whole device pixels', () => {
  fc.assert(
    fc.property(...anyGallery, (count, width, ratio) => {
      const layout = layOutTiles(count, width, ratio);
      const devicePixels = layout.weightSize * ratio;
      assert.ok(Math.abs(devicePixels - Math.round(devicePixels)) < 1e-9);
      assert.ok(layout.weightSize >= 0.99, 'never smaller than 28 CSS pixels');
      assert.ok(layout.width * layout.weightSize <= width + 1e-6);
      const places = new Set<string>();
      for (let at = 0; at < count; at++) {
        const { left, top, size } = tileBox(layout, at);
        places.add(`${left} ${top}`);
        assert.ok(left + size <= layout.width * layout.weightSize + 1e-6);
        assert.ok(top + size <= layout.height * layout.weightSize + 1e-6);
        assert.equal(tileAt(layout, left + 1, top + 1), at);
        assert.equal(tileAt(layout, left + size - 1, top + size - 1), at);
      }
      assert.equal(places.size, count);
    }),
    { numRuns: 60 },
  );
});

test('ten units are drawn larger than a hundred and twenty-eight', () => {
  assert.equal(layOutTiles(128, 272, 1).weightSize, 1);
  assert.equal(layOutTiles(10, 272, 1).weightSize, 3);
  assert.ok(layOutTiles(128, 900, 1).weightSize > 1);
});

test('beside all tiles there is none', () => {
  // Three columns and a tile of its own in the second row.
  const three = { count: 4, columns: 3, rows: 2, weightSize: 1, width: 88, height: 64 };
  assert.equal(tileAt(three, -1, 0), -1);
  assert.equal(tileAt(three, 3 * 30 + 1, 0), -1, 'right of the last column');
  assert.equal(tileAt(three, 35, 40), -1, 'after the last tile');
});

test('keys lead through the grid and never out of it', () => {
  const grid = { count: 10, columns: 4 };
  assert.equal(tileAfterKey('ArrowRight', 3, grid), 4);
  assert.equal(tileAfterKey('ArrowRight', 9, grid), 9);
  assert.equal(tileAfterKey('ArrowLeft', 0, grid), 0);
  assert.equal(tileAfterKey('ArrowDown', 5, grid), 9);
  assert.equal(tileAfterKey('ArrowDown', 6, grid), 6, 'no tile below');
  assert.equal(tileAfterKey('ArrowUp', 5, grid), 1);
  assert.equal(tileAfterKey('ArrowUp', 2, grid), 2);
  assert.equal(tileAfterKey('End', 2, grid), 9);
  assert.equal(tileAfterKey('Home', 7, grid), 0);
  assert.equal(tileAfterKey('PageDown', 1, grid), 9);
  assert.equal(tileAfterKey('PageUp', 9, grid), 0);
  assert.equal(tileAfterKey('a', 2, grid), undefined);
});
