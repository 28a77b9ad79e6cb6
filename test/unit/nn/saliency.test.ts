import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { initializeLayers } from '../../../src/nn/initialization.ts';
import { Network } from '../../../src/nn/network.ts';
import { Random } from '../../../src/nn/random.ts';
import { saliency } from '../../../src/nn/saliency.ts';
import { assertGradients, smallNumbers } from './numericGradient.ts';

fc.configureGlobal({ seed: 1 });

const networks = fc.record({
  sizes: fc
    .tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      fc.integer({ min: 2, max: 5 }),
    )
    .map(([inputs, hidden, classes]) => [inputs, ...hidden, classes]),
  seed: fc.nat(),
});

function networkOf(sizes: number[], seed: number): Network {
  const network = new Network(sizes, { dropout: 0, gradientScale: 2 });
  initializeLayers(network.layers, 'uniform', seed);
  return network;
}

test('it is the slope of the class’ score by every pixel, through any number of layers', () => {
  fc.assert(
    fc.property(networks, ({ sizes, seed }) => {
      const network = networkOf(sizes, seed);
      const random = new Random(seed);
      const input = smallNumbers(sizes[0], () => random.uniform());
      const classIndex = random.integer(sizes[sizes.length - 1]);
      network.forward(input);
      const slopes = saliency(network, classIndex);
      assertGradients(input, slopes, () => {
        network.forward(input);
        return network.stages.at(-1)!.z[classIndex];
      });
    }),
  );
});

test('without a hidden layer it is the row of weights of the class', () => {
  const network = networkOf([4, 3], 7);
  network.forward(Float64Array.of(0.5, 0, 1, 0.2));
  assert.deepEqual([...saliency(network, 2)], [...network.layers[0].weights.subarray(8, 12)]);
});

test('looking does not learn', () => {
  const network = networkOf([4, 5, 3], 7);
  network.forward(Float64Array.of(0.5, 0, 1, 0.2));
  saliency(network, 1);
  for (const { gradients } of network.trainables(0)) {
    assert.ok(gradients.every(gradient => gradient === 0));
  }
});
