import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { initializeLayers } from '../../../src/nn/initialization.ts';
import { argmax } from '../../../src/nn/metrics.ts';
import { Network } from '../../../src/nn/network.ts';
import { Optimizer } from '../../../src/nn/optimizer.ts';
import { Random } from '../../../src/nn/random.ts';
import { assertGradients, smallNumbers } from './numericGradient.ts';

fc.configureGlobal({ seed: 1 });

const plain = { dropout: 0, gradientScale: 1 };

const networks = fc.record({
  sizes: fc
    .tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      fc.integer({ min: 2, max: 5 }),
    )
    .map(([inputs, hidden, classes]) => [inputs, ...hidden, classes]),
  dropout: fc.constantFrom(0, 0.4),
  gradientScale: fc.constantFrom(1, 2),
  seed: fc.nat(),
});

test('backward gives the slopes of the loss by every weight and bias of any network', () => {
  fc.assert(
    fc.property(networks, ({ sizes, seed, ...settings }) => {
      const network = new Network(sizes, settings);
      initializeLayers(network.layers, 'uniform', seed);
      const random = new Random(seed);
      const input = smallNumbers(sizes[0], () => random.uniform());
      const label = random.integer(sizes[sizes.length - 1]);
      const loss = () => {
        network.forward(input, new Random(seed, 1));
        return settings.gradientScale * network.loss(label);
      };
      loss();
      network.backward(label);
      for (const { values, gradients } of network.trainables(0)) {
        assertGradients(values, gradients, loss);
      }
    }),
  );
});

test('a prediction leaves no unit out and needs no correction', () => {
  const sizes = [5, 40, 3];
  const [plainNetwork, withDropout] = [plain, { ...plain, dropout: 0.5 }].map(settings => {
    const network = new Network(sizes, settings);
    initializeLayers(network.layers, 'he', 1);
    return network;
  });
  const input = Float64Array.of(1, 0, 0.5, 0, 0.2);
  const expected = [...plainNetwork.forward(input)];
  assert.notDeepEqual([...withDropout.forward(input, new Random(1))], expected);
  assert.deepEqual([...withDropout.forward(input)], expected);
});

test('a digit shown without dropout is learned without it, also after one with it', () => {
  const gradients = [plain, { ...plain, dropout: 0.5 }].map(settings => {
    const network = new Network([2, 20, 3], settings);
    initializeLayers(network.layers, 'he', 1);
    network.forward(Float64Array.of(1, 0.5), new Random(1));
    network.forward(Float64Array.of(1, 0.5));
    network.backward(2);
    return [...network.layers[0].weightGradients];
  });
  assert.deepEqual(gradients[1], gradients[0]);
});

test('the L2 penalty is on weights, not on biases', () => {
  const decays = new Network([4, 3, 2], plain).trainables(0.1).map(({ decay }) => decay);
  assert.deepEqual(decays, [0.1, 0, 0.1, 0]);
});

/** Trains full batches on these examples and gives the share that is right at the end. */
function accuracyAfter(
  steps: number,
  method: 'sgd' | 'momentum' | 'adam',
  sizes: number[],
  examples: readonly { input: Float64Array; label: number }[],
): number {
  const network = new Network(sizes, plain);
  initializeLayers(network.layers, 'he', 4);
  const optimizer = new Optimizer(method, network.trainables(0));
  for (let step = 0; step < steps; step++) {
    for (const { input, label } of examples) {
      network.forward(input);
      network.backward(label);
    }
    optimizer.update(0.05, examples.length);
  }
  const right = examples.filter(({ input, label }) => argmax(network.forward(input)) === label);
  return right.length / examples.length;
}

const xor = [
  { input: Float64Array.of(0, 0), label: 0 },
  { input: Float64Array.of(0, 1), label: 1 },
  { input: Float64Array.of(1, 0), label: 1 },
  { input: Float64Array.of(1, 1), label: 0 },
];

test('a hidden layer learns XOR with every optimizer', () => {
  assert.equal(accuracyAfter(2000, 'sgd', [2, 8, 2], xor), 1);
  assert.equal(accuracyAfter(400, 'momentum', [2, 8, 2], xor), 1);
  assert.equal(accuracyAfter(400, 'adam', [2, 8, 2], xor), 1);
});

test('without a hidden layer XOR cannot be learned', () => {
  assert.ok(accuracyAfter(2000, 'sgd', [2, 2], xor) < 1);
});

test('no, one and three hidden layers learn three blobs', () => {
  const random = new Random(9);
  const blobs = Array.from({ length: 150 }, (_, index) => {
    const angle = (2 * Math.PI * (index % 3)) / 3;
    const noise = () => 0.15 * random.normal();
    return {
      input: Float64Array.of(Math.cos(angle) + noise(), Math.sin(angle) + noise()),
      label: index % 3,
    };
  });
  for (const hidden of [[], [8], [8, 8, 8]]) {
    assert.ok(accuracyAfter(300, 'momentum', [2, ...hidden, 3], blobs) > 0.98, String(hidden));
  }
});
