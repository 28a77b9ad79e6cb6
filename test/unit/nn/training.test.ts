import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  batchOf,
  epochOrder,
  iterationsPerEpoch,
  totalIterations,
  trainedDigits,
} from '../../../src/nn/training.ts';

fc.configureGlobal({ seed: 1 });

const counts = fc.integer({ min: 1, max: 200 });
const batchSizes = fc.oneof(fc.integer({ min: 1, max: 250 }), fc.constant('full' as const));

test('MNIST in batches of 32 takes 1,875 updates an epoch, a full batch one', () => {
  assert.equal(iterationsPerEpoch({ batchSize: 32 }, 60_000), 1875);
  assert.equal(iterationsPerEpoch({ batchSize: 'full' }, 60_000), 1);
  assert.equal(totalIterations({ batchSize: 32, epochs: 10 }, 60_000), 18_750);
});

test('a batch larger than the set is the set', () => {
  assert.equal(iterationsPerEpoch({ batchSize: 500 }, 60), 1);
});

test('every epoch shows every digit exactly once, in as many batches as were announced', () => {
  fc.assert(
    fc.property(counts, batchSizes, fc.nat(), (count, batchSize, seed) => {
      const settings = { batchSize, seed };
      const order = epochOrder(settings, 0, count);
      const iterations = iterationsPerEpoch(settings, count);
      const batches = Array.from({ length: iterations }, (_, i) => batchOf(order, settings, i));
      assert.ok(batches.every(batch => batch.length > 0));
      assert.deepEqual(
        batches.flatMap(batch => [...batch]).sort((a, b) => a - b),
        Array.from({ length: count }, (_, digit) => digit),
      );
      assert.equal(batchOf(order, settings, iterations).length, 0);
    }),
  );
});

test('the order depends on seed and epoch only', () => {
  const order = (seed: number, epoch: number) => [
    ...epochOrder({ batchSize: 10, seed }, epoch, 1000),
  ];
  assert.deepEqual(order(1, 3), order(1, 3));
  assert.notDeepEqual(order(1, 3), order(1, 4));
  assert.notDeepEqual(order(1, 3), order(2, 3));
});

test('a full batch keeps the order of the set', () => {
  assert.deepEqual(
    [...epochOrder({ batchSize: 'full', seed: 1 }, 0, 20)],
    Array.from({ length: 20 }, (_, digit) => digit),
  );
});

test('validation digits are not trained', () => {
  assert.equal(trainedDigits({ trainingDigits: 'all', validationDigits: 5000 }, 60_000), 55_000);
});

test('so many digits are trained as are wanted, if there are so many', () => {
  const trained = (trainingDigits: number) =>
    trainedDigits({ trainingDigits, validationDigits: 5000 }, 60_000);
  assert.equal(trained(300), 300);
  assert.equal(trained(58_000), 55_000);
});

test('a validation split that leaves nothing to train is refused with both numbers', () => {
  assert.throws(
    () => trainedDigits({ trainingDigits: 'all', validationDigits: 500 }, 500),
    /validationDigits is 500.*500/,
  );
});
