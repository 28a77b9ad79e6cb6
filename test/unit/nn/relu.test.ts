import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backwardRelu, forwardRelu } from '../../../src/nn/relu.ts';
import { assertGradients } from './numericGradient.ts';

fc.configureGlobal({ seed: 1 });

/** Away from 0, where ReLU has no slope. */
const numbers = fc
  .array(
    fc.double({ min: 0.01, max: 3, noNaN: true }).chain(size => fc.constantFrom(size, -size)),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map(values => Float64Array.from(values));

test('negative numbers become 0, others stay', () => {
  const a = new Float64Array(4);
  forwardRelu(Float64Array.of(-2, 0, 0.5, 3), a);
  assert.deepEqual([...a], [0, 0, 0.5, 3]);
});

test('NaN stays NaN, so that a diverged network is seen', () => {
  const a = new Float64Array(1);
  forwardRelu(Float64Array.of(Number.NaN), a);
  assert.ok(Number.isNaN(a[0]));
});

test('backward gives the slopes of the loss, also in place', () => {
  fc.assert(
    fc.property(numbers, z => {
      const a = new Float64Array(z.length);
      const slopes = z.map((_, unit) => unit + 1);
      const loss = () => {
        forwardRelu(z, a);
        return a.reduce((sum, value, unit) => sum + slopes[unit] * value, 0);
      };
      const gradients = slopes.slice();
      backwardRelu(z, gradients, gradients);
      assertGradients(z, gradients, loss);
    }),
  );
});

test('a unit at exactly 0 passes nothing back, as in the classic script', () => {
  const dz = new Float64Array(1);
  backwardRelu(Float64Array.of(0), Float64Array.of(5), dz);
  assert.equal(dz[0], 0);
});
