import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawnAsItIs, drawnDigit } from '../../../../src/data/handwriting/drawnDigit.ts';

/** Rows and columns with ink, first and last. */
function inkBox(image: Uint8Array) {
  const places = [...image.keys()].filter(at => image[at] > 0);
  const columns = places.map(at => at % 28);
  const rows = places.map(at => Math.floor(at / 28));
  return {
    ...{ left: Math.min(...columns), right: Math.max(...columns) },
    ...{ top: Math.min(...rows), bottom: Math.max(...rows) },
  };
}

function centreOfMass(image: Uint8Array): [number, number] {
  const mass = image.reduce((sum, value) => sum + value, 0);
  const moment = (place: (at: number) => number) =>
    image.reduce((sum, value, at) => sum + value * place(at), 0) / mass;
  return [moment(at => at % 28), moment(at => Math.floor(at / 28))];
}

const ONE = [0.5, 0.1, 0.5, 0.9];
const place = fc.double({ min: 0, max: 1, noNaN: true });
const stroke = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 12 });
const drawing = fc.array(
  stroke.map(points => points.flat()),
  { minLength: 1, maxLength: 4 },
);

test('a drawing of any size and place fills the box of 20 pixels, centred by its mass', () => {
  fc.assert(
    fc.property(drawing, strokes => {
      const image = drawnDigit(strokes)!;
      const { left, right, top, bottom } = inkBox(image);
      const longer = Math.max(right - left, bottom - top) + 1;
      assert.ok(longer >= 19 && longer <= 20, `${longer} pixels`);
      const [x, y] = centreOfMass(image);
      // Unless the box would leave the picture, the centre of mass is on pixel 14.
      assert.ok(Math.abs(x - 14) <= 0.5 || left === 0 || right >= 26, `x ${x}`);
      assert.ok(Math.abs(y - 14) <= 0.5 || top === 0 || bottom >= 26, `y ${y}`);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('where and how large it is drawn makes no difference to the picture', () => {
  const near = drawnDigit([[0.2, 0.2, 0.2, 0.6, 0.4, 0.6]]);
  const moved = drawnDigit([[0.5, 0.3, 0.5, 0.7, 0.7, 0.7]]);
  assert.deepEqual(moved, near);
});

test('the edges are smooth and the ink is full', () => {
  const image = drawnDigit([ONE, [0.3, 0.3, 0.7, 0.5]])!;
  assert.ok(image.includes(255));
  assert.ok(image.some(value => value > 0 && value < 255));
});

test('without normalisation the drawing stays where it is, as large as it is', () => {
  const image = drawnAsItIs([[0.1, 0.1, 0.1, 0.3]])!;
  const { left, right, top, bottom } = inkBox(image);
  assert.deepEqual([left, right, top, bottom], [1, 4, 1, 9]);
});

test('a dot is ink, and an empty pad is nothing', () => {
  assert.ok(drawnDigit([[0.5, 0.5]])!.includes(255));
  assert.ok(drawnAsItIs([[0.5, 0.5]])!.some(value => value > 200));
  assert.equal(drawnDigit([]), undefined);
  assert.equal(drawnAsItIs([]), undefined);
  assert.equal(drawnDigit([[]]), undefined);
});
