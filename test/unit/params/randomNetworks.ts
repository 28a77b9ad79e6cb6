// Networks of any layers and numbers for property tests.
import fc from 'fast-check';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { networkOf } from './safetensorsFiles.ts';

/** Numbers that differ in every bit, not only those a training gives. */
const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const widths = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
/** Of each matrix; the rest is random as weights are. */
const CHOSEN = 50;

export const anyNetwork: fc.Arbitrary<NetworkParameters> = fc
  .tuple(widths, fc.infiniteStream(float))
  .map(([hidden, numbers]) => {
    const next = () => numbers.next().value as number;
    return networkOf([784, ...hidden, 10]).map(layer => ({
      ...layer,
      weights: layer.weights.map((value, index) => (index < CHOSEN ? next() : value)),
      biases: layer.biases.map(next),
    }));
  });

/** Every bit of a network: -0 is not 0. */
export function bitsOf(parameters: NetworkParameters) {
  const bits = (values: Float32Array) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex');
  return parameters.map(layer => ({
    inputs: layer.inputs,
    outputs: layer.outputs,
    weights: bits(layer.weights),
    biases: bits(layer.biases),
  }));
}
