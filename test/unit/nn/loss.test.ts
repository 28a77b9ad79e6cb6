import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backwardLoss, crossEntropy, softmax } from '../../../src/nn/loss.ts';
import { assertGradients } from './numericGradient.ts';

fc.configureGlobal({ seed: 1 });

const logits = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 12 })
  .map(values => Float64Array.from(values));

function softmaxOf(...z: number[]): number[] {
  const p = new Float64Array(z.length);
  softmax(Float64Array.from(z), p);
  return [...p];
}

test('softmax of log 1, log 2, log 5 is 1/8, 2/8, 5/8', () => {
  const p = softmaxOf(0, Math.log(2), Math.log(5));
  for (const [k, expected] of [1 / 8, 2 / 8, 5 / 8].entries()) {
    assert.ok(Math.abs(p[k] - expected) < 1e-15, `p[${k}] is ${p[k]}`);
  }
});

test('softmax and loss do not overflow where exp does', () => {
  const p = softmaxOf(1000, 1000, -1000);
  assert.ok(Math.abs(p[0] - 0.5) < 1e-12 && Math.abs(p[1] - 0.5) < 1e-12 && p[2] === 0, String(p));
  const z = Float64Array.of(1000, 0, -1000);
  assert.equal(crossEntropy(z, 0), 0);
  assert.equal(crossEntropy(z, 2), 2000);
});

test('softmax of very small numbers does not divide by zero', () => {
  assert.deepEqual(
    softmaxOf(-1000, -1000).map(value => value.toFixed(12)),
    ['0.500000000000', '0.500000000000'],
  );
});

test('probabilities sum to 1 and do not change when all numbers grow by the same', () => {
  fc.assert(
    fc.property(logits, fc.double({ min: -100, max: 100, noNaN: true }), (z, shift) => {
      const p = softmaxOf(...z);
      const shifted = softmaxOf(...z.map(value => value + shift));
      assert.ok(Math.abs(p.reduce((sum, value) => sum + value, 0) - 1) < 1e-12);
      for (const [k, value] of p.entries()) {
        assert.ok(Math.abs(value - shifted[k]) < 1e-12);
      }
    }),
  );
});

test('the loss is minus the logarithm of the probability of the label', () => {
  fc.assert(
    fc.property(logits, z => {
      assert.ok(Math.abs(crossEntropy(z, 1) + Math.log(softmaxOf(...z)[1])) < 1e-12);
    }),
  );
});

test('a network that knows nothing loses log 10', () => {
  assert.ok(Math.abs(crossEntropy(new Float64Array(10), 3) - Math.log(10)) < 1e-15);
});

test('NaN in, NaN out: a diverged network is seen', () => {
  assert.ok(Number.isNaN(crossEntropy(Float64Array.of(1, Number.NaN), 0)));
});

test('backward gives the slopes of the loss, times the scale', () => {
  fc.assert(
    fc.property(logits, fc.constantFrom(1, 2), (z, scale) => {
      const label = z.length - 1;
      const p = Float64Array.from(softmaxOf(...z));
      const dz = new Float64Array(z.length);
      backwardLoss(p, label, scale, dz);
      assertGradients(z, dz, () => scale * crossEntropy(z, label));
    }),
  );
});
