import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../../../src/nn/random.ts';

fc.configureGlobal({ seed: 1 });

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

function draw(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.uniform());
}

test('the numbers of a seed never change, so that old runs can be repeated', () => {
  assert.deepEqual(
    draw(new Random(1, 2, 3), 3),
    [0.9485145120415837, 0.6835219413042068, 0.611391904996708],
  );
});

test('the same seed and stream give the same numbers', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.nat(), { maxLength: 3 }), (seed, stream) => {
      assert.deepEqual(draw(new Random(seed, ...stream), 8), draw(new Random(seed, ...stream), 8));
    }),
  );
});

test('another seed, another key or another length of the stream gives other numbers', () => {
  const generators = [
    new Random(0),
    new Random(1),
    new Random(2 ** 32),
    new Random(2 ** 32 + 1),
    new Random(2 ** 53 - 1),
    new Random(1, 0),
    new Random(1, 1),
    new Random(1, 0, 0),
    new Random(1, 0, 1),
    new Random(1, 1, 0),
  ];
  const first = generators.map(random => random.uniform());
  assert.equal(new Set(first).size, generators.length);
});

test('uniform numbers fill [0, 1) evenly', () => {
  const random = new Random(5);
  const bins = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) {
    const value = random.uniform();
    assert.ok(value >= 0 && value < 1);
    bins[Math.floor(value * 10)]++;
  }
  // 10,000 each, with a standard deviation of 95.
  assert.ok(Math.min(...bins) > 9500 && Math.max(...bins) < 10_500, String(bins));
});

test('whole numbers reach every value below the count and no other', () => {
  const random = new Random(6);
  const seen = new Set(Array.from({ length: 1000 }, () => random.integer(7)));
  assert.deepEqual(
    [...seen].sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6],
  );
});

test('normal numbers have mean 0, variance 1 and the tails of a normal distribution', () => {
  const random = new Random(7);
  const values = Array.from({ length: 100_000 }, () => random.normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  const beyondTwo = values.filter(value => Math.abs(value) > 2).length / values.length;
  assert.ok(Math.abs(mean) < 0.015, `mean ${mean}`);
  assert.ok(Math.abs(variance - 1) < 0.02, `variance ${variance}`);
  assert.ok(Math.abs(beyondTwo - 0.0455) < 0.004, `beyond two deviations ${beyondTwo}`);
});

test('a shuffle only changes the order', () => {
  fc.assert(
    fc.property(seeds, fc.uint32Array({ maxLength: 50 }), (seed, values) => {
      const shuffled = values.slice();
      new Random(seed).shuffle(shuffled);
      assert.deepEqual(shuffled.sort(), values.sort());
    }),
  );
});

test('a shuffle brings every value to every place equally often', () => {
  const counts = Array.from({ length: 4 }, () => new Array<number>(4).fill(0));
  for (let seed = 0; seed < 8000; seed++) {
    const values = Uint32Array.of(0, 1, 2, 3);
    new Random(seed).shuffle(values);
    for (const [place, value] of values.entries()) {
      counts[place][value]++;
    }
  }
  // 2,000 each, with a standard deviation of 39.
  assert.ok(Math.min(...counts.flat()) > 1800 && Math.max(...counts.flat()) < 2200, String(counts));
});
