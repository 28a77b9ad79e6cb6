import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OptimizerState } from '../../../src/nn/optimizerState.ts';
import { Random } from '../../../src/nn/random.ts';
import {
  decodeOptimizerFile,
  encodeOptimizerFile,
  type OptimizerFile,
} from '../../../src/params/optimizerFile.ts';
import { parametersDigest } from '../../../src/params/parametersDigest.ts';
import { ParamsError } from '../../../src/params/paramsFile.ts';
import { readTensorFile } from '../../../src/params/tensorFile.ts';
import { mutate } from '../../fuzz/mutate.ts';

const NAME = 'a.safetensors.optimizer';

/** Of a network 784-3-10. */
function stateOf(kinds: number, Floats: typeof Float32Array | typeof Float64Array) {
  const random = new Random(1);
  const numbers = (length: number) => new Floats(length).map(() => random.uniform());
  const layer = (inputs: number, outputs: number) => ({
    ...{ inputs, outputs },
    ...{ weights: numbers(inputs * outputs), biases: numbers(outputs) },
  });
  const memories = Array.from({ length: kinds }, () => [layer(784, 3), layer(3, 10)]);
  return { updates: 1234, memories } satisfies OptimizerState;
}

const digest = 'ab'.repeat(32);
const files: OptimizerFile[] = [
  { optimizer: 'sgd', state: stateOf(0, Float32Array), parametersDigest: digest },
  { optimizer: 'momentum', state: stateOf(1, Float64Array), parametersDigest: digest },
  { optimizer: 'adam', state: stateOf(2, Float32Array), parametersDigest: digest },
];
const [, , adam] = files;

for (const file of files) {
  test(`what ${file.optimizer} remembers is read as it was written, bit for bit`, () => {
    assert.deepEqual(decodeOptimizerFile(encodeOptimizerFile(file), NAME), file);
  });
}

test('its tensors have the names of those that they belong to', () => {
  const bytes = encodeOptimizerFile(adam);
  const { tensors } = readTensorFile(bytes, (_reason, text) => new Error(text) as ParamsError);
  assert.deepEqual(
    tensors.map(({ name, shape }) => `${name} ${shape.join('x')}`),
    ['first', 'second'].flatMap(kind => [
      `0.weight.${kind} 3x784`,
      `0.bias.${kind} 3`,
      `2.weight.${kind} 10x3`,
      `2.bias.${kind} 10`,
    ]),
  );
});

test('weights are told apart by their digest, to the last bit, in whatever memory they are', async () => {
  const [layer] = stateOf(1, Float32Array).memories[0];
  const weights = new Float32Array(layer.weights);
  const parameters = [{ ...layer, weights, biases: new Float32Array(layer.biases) }];
  const before = await parametersDigest(parameters);
  assert.match(before, /^[0-9a-f]{64}$/);
  const shared = new Float32Array(new SharedArrayBuffer(weights.byteLength));
  shared.set(weights);
  assert.equal(await parametersDigest([{ ...parameters[0], weights: shared }]), before);
  new Uint32Array(weights.buffer)[77] ^= 1;
  assert.notEqual(await parametersDigest(parameters), before);
});

/** The file with other words in its header, of the same length. */
function withHeader(from: string, to: string): Uint8Array {
  assert.equal(to.length, from.length);
  const text = Buffer.from(encodeOptimizerFile(adam)).toString('latin1');
  assert.ok(text.includes(from));
  return Buffer.from(text.replace(from, to), 'latin1');
}

function refused(file: OptimizerFile | Uint8Array): ParamsError {
  const bytes = file instanceof Uint8Array ? file : encodeOptimizerFile(file);
  try {
    decodeOptimizerFile(bytes, NAME);
  } catch (error) {
    assert.ok(error instanceof ParamsError);
    assert.ok(error.message.startsWith(NAME));
    return error;
  }
  return assert.fail('it was read');
}

test('a file that does not say what it is is refused with the way on', () => {
  for (const [from, to] of [
    ['"format_version":"1"', '"format_version":"2"'],
    ['"updates":"1234"', '"updates":"12.5"'],
    ['"updates":"1234"', '"updates":"-234"'],
    ['"updates":"1234"', '"updatez":"1234"'],
    ['"optimizer":"adam"', '"optimizer":"adaX"'],
  ]) {
    const { reason, message } = refused(withHeader(from, to));
    assert.equal(reason, 'header');
    assert.match(message, /Resume without it/);
  }
});

test('tensors of no layer, or that the optimizer has no use for, are refused by name', () => {
  assert.match(refused(withHeader('2.weight.second', '7.weight.second')).message, /"7\.weight\.s/);
  assert.match(refused({ ...adam, optimizer: 'momentum' }).message, /momentum has no use for/);
  assert.match(refused(withHeader('[3,784]', '[784,3]')).message, /"0\.bias\.first" of \[3\]/);
});

test('numbers that no optimizer could remember are refused by tensor and index', () => {
  for (const [kind, value, words] of [
    [0, Number.NaN, /NaN in tensor "2\.bias\.first" at index 4/],
    [1, Number.POSITIVE_INFINITY, /Infinity in tensor "2\.bias\.second" at index 4/],
    [1, -1e-9, /"2\.bias\.second", a mean of squares/],
  ] as const) {
    const state = stateOf(2, Float64Array);
    state.memories[kind][1].biases[4] = value;
    assert.match(refused({ ...adam, state }).message, words);
  }
});

test('whatever has happened to a file, it is read or refused in words', () => {
  const valid = files.map(encodeOptimizerFile);
  const reasons = new Set<string>();
  for (let seed = 1; seed <= 3000; seed++) {
    const random = new Random(seed);
    const mutant = mutate(valid[random.integer(3)], random, valid);
    try {
      decodeOptimizerFile(mutant, NAME);
    } catch (error) {
      assert.ok(error instanceof ParamsError, String(error));
      reasons.add(error.reason);
    }
  }
  assert.ok(reasons.size >= 4, [...reasons].join());
});
