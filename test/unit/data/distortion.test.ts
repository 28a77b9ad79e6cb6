import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDistortion } from '../../../src/data/distortion.ts';

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const KINDS = ['affine', 'affine+elastic'] as const;

/** A ring of soft ink that fills MNIST's 20 x 20 box, like a large zero. */
function ring(): Uint8Array {
  const image = new Uint8Array(PIXELS);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const radius = Math.hypot(row - 13.5, column - 13.5);
      image[row * SIDE + column] = Math.max(0, 255 - 90 * Math.abs(radius - 8.5));
    }
  }
  return image;
}

function ink(image: Uint8Array): number {
  return image.reduce((sum, pixel) => sum + pixel, 0);
}

function distorted(
  kind: (typeof KINDS)[number] | 'none',
  { seed = 1, digit = 0, epoch = 0 } = {},
): Uint8Array {
  const target = new Uint8Array(PIXELS);
  createDistortion(kind, seed)(ring(), 0, digit, epoch, target, 0);
  return target;
}

describe('distortion none', () => {
  it('copies the digit between the offsets and touches nothing else', () => {
    const source = Uint8Array.from({ length: 3 * PIXELS }, (_, index) => (index * 37) % 251);
    const target = new Uint8Array(4 * PIXELS).fill(255);
    createDistortion('none', 1)(source, PIXELS, 5, 2, target, 2 * PIXELS);
    const untouched = new Uint8Array(PIXELS).fill(255);
    assert.deepEqual(target.slice(0, PIXELS), untouched);
    assert.deepEqual(target.slice(PIXELS, 2 * PIXELS), untouched);
    assert.deepEqual(target.slice(2 * PIXELS, 3 * PIXELS), source.slice(PIXELS, 2 * PIXELS));
    assert.deepEqual(target.slice(3 * PIXELS), untouched);
  });
});

for (const kind of KINDS) {
  describe(`distortion ${kind}`, () => {
    it('gives the same bytes for the same seed, epoch and digit', () => {
      const where = { seed: 7, digit: 12, epoch: 3 };
      assert.deepEqual(distorted(kind, where), distorted(kind, where));
    });

    it('differs with the seed, the epoch and the digit', () => {
      const first = distorted(kind);
      assert.notDeepEqual(first, ring());
      assert.notDeepEqual(first, distorted(kind, { seed: 2 }));
      assert.notDeepEqual(first, distorted(kind, { epoch: 1 }));
      assert.notDeepEqual(first, distorted(kind, { digit: 1 }));
    });

    it('does not depend on the calls before', () => {
      const alone = distorted(kind, { digit: 5, epoch: 2 });
      const distort = createDistortion(kind, 1);
      const target = new Uint8Array(2 * PIXELS);
      distort(new Uint8Array(PIXELS).fill(255), 0, 9, 0, target, 0);
      distort(ring(), 0, 5, 2, target, PIXELS);
      assert.deepEqual(target.slice(PIXELS), alone);
    });

    it('reads and writes at the offsets and nowhere else', () => {
      const source = new Uint8Array(3 * PIXELS).fill(255);
      source.set(ring(), PIXELS);
      const target = new Uint8Array(3 * PIXELS).fill(3);
      createDistortion(kind, 1)(source, PIXELS, 0, 0, target, PIXELS);
      assert.deepEqual(target.slice(PIXELS, 2 * PIXELS), distorted(kind));
      const untouched = new Uint8Array(PIXELS).fill(3);
      assert.deepEqual(target.slice(0, PIXELS), untouched);
      assert.deepEqual(target.slice(2 * PIXELS), untouched);
    });

    it('keeps the amount of ink: about the same on average, never half or double', () => {
      const before = ink(ring());
      const count = 500;
      let sum = 0;
      for (let digit = 0; digit < count; digit++) {
        const share = ink(distorted(kind, { digit })) / before;
        assert.ok(share > 0.5 && share < 2, `digit ${digit} keeps ${share} of its ink`);
        sum += share;
      }
      assert.ok(Math.abs(sum / count - 1) < 0.05, `on average ${sum / count} of the ink`);
    });

    it('keeps the ink inside: what touches the edge is under a hundredth', () => {
      let all = 0;
      let edge = 0;
      for (let digit = 0; digit < 500; digit++) {
        const image = distorted(kind, { digit });
        all += ink(image);
        edge += ink(
          image.filter((_, pixel) => {
            const row = Math.floor(pixel / SIDE);
            const column = pixel % SIDE;
            return Math.min(row, column, SIDE - 1 - row, SIDE - 1 - column) === 0;
          }),
        );
      }
      assert.ok(edge < 0.01 * all, `${(100 * edge) / all} % of the ink is on the edge`);
    });

    it('moves the digit about its centre, to no side more than to the other', () => {
      const count = 500;
      let x = 0;
      let y = 0;
      for (let digit = 0; digit < count; digit++) {
        const image = distorted(kind, { digit });
        const all = ink(image);
        image.forEach((pixel, index) => {
          x += (pixel * ((index % SIDE) - 13.5)) / all / count;
          y += (pixel * (Math.floor(index / SIDE) - 13.5)) / all / count;
        });
      }
      assert.ok(Math.hypot(x, y) < 0.2, `on average moved by ${x}, ${y} pixels`);
    });
  });
}

describe('distortion affine+elastic', () => {
  it('bends: a straight bar is no longer straight', () => {
    const bar = new Uint8Array(PIXELS);
    for (let row = 4; row < 24; row++) {
      bar[row * SIDE + 13] = 255;
      bar[row * SIDE + 14] = 255;
    }
    assert.ok(meanBend(bar, 'affine+elastic') > 5 * meanBend(bar, 'affine'));
  });
});

/** Mean square distance of the bar's rows from the straight line through them. */
function meanBend(bar: Uint8Array, kind: (typeof KINDS)[number]): number {
  const distort = createDistortion(kind, 1);
  const image = new Uint8Array(PIXELS);
  let sum = 0;
  for (let digit = 0; digit < 100; digit++) {
    distort(bar, 0, digit, 0, image, 0);
    const centres = [8, 10, 12, 14, 16, 18].map(row => {
      const line = image.slice(row * SIDE, (row + 1) * SIDE);
      return line.reduce((total, pixel, column) => total + pixel * column, 0) / ink(line);
    });
    const slope = (centres[5] - centres[0]) / 5;
    for (let row = 0; row < 6; row++) {
      sum += (centres[row] - centres[0] - slope * row) ** 2;
    }
  }
  return sum;
}
