import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedTestCount, MAXIMUM_INDICES, parseIndices } from '../../../src/host/indexRange.ts';
import { dataset, order } from './fakeRun.ts';

test('an index, a range, a list and a mixture', () => {
  assert.deepEqual(parseIndices('7'), { indices: [7] });
  assert.deepEqual(parseIndices('0-3'), { indices: [0, 1, 2, 3] });
  assert.deepEqual(parseIndices('0,5,9'), { indices: [0, 5, 9] });
  assert.deepEqual(parseIndices(' 9 , 0 - 2 '), { indices: [9, 0, 1, 2] });
  assert.deepEqual(parseIndices('4,2-5'), { indices: [4, 2, 3, 5] });
  assert.deepEqual(parseIndices('9999', 10_000), { indices: [9999] });
});

test('what cannot be read is told in a sentence', () => {
  const faults: [string, RegExp][] = [
    ['', /An index is missing/],
    ['1,,2', /An index is missing/],
    ['seven', /"seven" is no index\. Write for example 7/],
    ['-1', /"-1" is no index/],
    ['1.5', /"1\.5" is no index/],
    ['9-0', /runs backwards\. Write 0-9/],
    ['0-99999', new RegExp(`more than ${MAXIMUM_INDICES} digits`)],
  ];
  for (const [text, message] of faults) {
    const parsed = parseIndices(text);
    assert.ok('fault' in parsed, text);
    assert.match(parsed.fault, message);
  }
});

test('an index beyond the test set is named with the range, where that is known', () => {
  const parsed = parseIndices('5,10000', 10_000);
  assert.deepEqual(parsed, {
    fault: 'There is no test digit 10000: they are counted from 0 to 9999.',
  });
});

test('exactly as many digits as allowed', () => {
  const parsed = parseIndices(`0-${MAXIMUM_INDICES - 1}`);
  assert.ok('indices' in parsed);
  assert.equal(parsed.indices.length, MAXIMUM_INDICES);
  assert.ok('fault' in parseIndices(`0-${MAXIMUM_INDICES}`));
});

test('the size of the test set is known where it can be known', () => {
  const { dataset: generated } = order;
  const auto = { ...generated, source: 'auto' } as const;
  assert.equal(expectedTestCount(generated, []), 100);
  assert.equal(expectedTestCount(auto, []), 10_000);
  assert.equal(
    expectedTestCount({ ...auto, generator: { ...auto.generator, test: 5e4 } }, []),
    5e4,
  );
  const inFolder = { ...auto, folder: '/data/fashion' };
  assert.equal(expectedTestCount(inFolder, [undefined]), undefined);
  const loaded = { ...dataset, source: '/data/fashion', testCount: 500 };
  assert.equal(expectedTestCount(inFolder, [loaded]), 500);
  assert.equal(expectedTestCount({ ...auto, folder: '/data/fash' }, [loaded]), undefined);
});
