import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Comparison, compare } from '../../bench/comparisons.ts';
import type { Result } from '../../bench/measure.ts';
import { SGEMM } from '../../bench/measures/roofline.ts';
import { reportLines } from '../../bench/table.ts';
import { CLASSIC_WORK, denseOperations, USUAL_WORK } from '../../bench/works.ts';

function rate(who: string, median: number): Result {
  return row(USUAL_WORK.name, who, 'samples/s', median);
}

function row(subject: string, who: string, unit: Result['unit'], median: number): Result {
  return { subject, who, unit, median, min: median / 2, max: median * 2, rounds: 5 };
}

function compared(results: Result[]): Map<string, Comparison> {
  const comparisons = compare({ results, count: 60_000, threads: 2 });
  return new Map(comparisons.map(comparison => [comparison.what, comparison]));
}

test('a peer counts with its best number of threads', () => {
  const comparisons = compared([
    rate('fast, 1 thread', 200),
    rate('fast, 2 threads', 600),
    rate('PyTorch, 1 thread', 100),
    rate('PyTorch, 2 threads', 50),
  ]);
  assert.equal(comparisons.get(`${USUAL_WORK.name}: fast against PyTorch`)?.value, 6);
  assert.equal(comparisons.get(`${USUAL_WORK.name}: 2 threads over 1`)?.value, 3);
});

test('for Classic, a time, less is better', () => {
  const comparisons = compared([
    row(CLASSIC_WORK.name, 'fast, 2 threads', 'ms', 10),
    row(CLASSIC_WORK.name, 'NumPy, 2 threads', 'ms', 90),
  ]);
  assert.equal(comparisons.get(`${CLASSIC_WORK.name}: fast against NumPy`)?.value, 9);
});

test('the roofline is an epoch of dense products at the best rate of sgemm', () => {
  // 784-128-10: forward, gradients of the weights, and of the ten outputs' inputs
  const operations = 4 * 784 * 128 + 6 * 128 * 10;
  assert.equal(denseOperations(USUAL_WORK), operations);
  const comparisons = compared([
    rate('fast, 2 threads', 120_000),
    row(SGEMM, 'NumPy, 2 threads', 'GFLOP/s', 50),
  ]);
  const seconds = (operations * 60_000) / 100e9;
  assert.equal(comparisons.get('epoch over dense roofline')?.value, 0.5 / seconds);
});

test('what was not measured is no number, and a missed goal is named', () => {
  const results = [rate('fast, 2 threads', 100), rate('NumPy, 2 threads', 50)];
  const comparisons = compare({ results, count: 60_000, threads: 2 });
  const missing = { PyTorch: 'not measured: no module named torch' };
  const lines = reportLines({ conditions: {}, versions: {}, missing, results, comparisons });
  const lineOf = (start: string) => lines.find(line => line.startsWith(start));
  assert.match(lineOf(`${USUAL_WORK.name}: fast against NumPy`)!, / 2 x .*at least 4 x, missed$/);
  assert.match(lineOf(`${USUAL_WORK.name}: fast against PyTorch`)!, / - .*at least 5 x$/);
  assert.match(lineOf('PyTorch')!, /no module named torch/);
});
