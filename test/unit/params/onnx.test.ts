import assert from 'node:assert/strict';
import { test } from 'node:test';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { generateDigits } from '../../../src/data/generatedDigits.ts';
import { createTextbookEngine } from '../../../src/engine/textbook.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { encodeOnnx } from '../../../src/params/onnx.ts';
import { networkOf } from './safetensorsFiles.ts';

// One thread: workers would keep the test from ending.
env.wasm.numThreads = 1;

/** A network whose probabilities are neither all alike nor all 0 and 1. */
function network(sizes: readonly number[]) {
  return networkOf(sizes).map(layer => ({
    ...layer,
    weights: layer.weights.map(weight => weight / Math.sqrt(layer.inputs)),
  }));
}

for (const sizes of [
  [784, 10],
  [784, 128, 10],
  [784, 30, 20, 10],
]) {
  test(`ONNX Runtime computes our probabilities: ${sizes.join('-')}`, async t => {
    const parameters = network(sizes);
    const session = await InferenceSession.create(encodeOnnx({ parameters, provenance: {} }));
    t.after(() => session.release());
    // Two sizes of batch: the batch dimension is free.
    for (const count of [1, 60]) {
      const digits = generateDigits({ seed: 1, part: 'test', first: 0, count });
      const pixels = Float32Array.from(digits.images, pixel => pixel / 255);
      const feeds = { pixels: new Tensor('float32', pixels, [count, 784]) };
      const { probabilities } = await session.run(feeds);
      assert.deepEqual(probabilities.dims, [count, 10]);
      const engine = createTextbookEngine({
        settings: { ...presetNamed('quick').settings, hiddenLayers: sizes.slice(1, -1) },
        training: digits,
        parameters,
        threads: 1,
      });
      const ours = await engine.predict(digits.images);
      const theirs = probabilities.data as Float32Array;
      const worst = Math.max(...ours.map((value, index) => Math.abs(value - theirs[index])));
      assert.ok(worst <= 1e-6, `they differ by ${worst}`);
    }
  });
}

test('the file says what goes in, what comes out and what made it', async t => {
  const bytes = encodeOnnx({
    parameters: network([784, 10]),
    provenance: { preset: 'quick', epochs: 8, program: 'MNIST Train 1.0' },
  });
  const session = await InferenceSession.create(bytes);
  t.after(() => session.release());
  assert.deepEqual(session.inputNames, ['pixels']);
  assert.deepEqual(session.outputNames, ['probabilities']);
  const text = Buffer.from(bytes).toString('latin1');
  for (const words of [
    'preset',
    'quick',
    'epochs',
    '784-10',
    'MNIST Train 1.0',
    'divided by 255',
  ]) {
    assert.ok(text.includes(words), words);
  }
});

test('a network that is not finite is not written', () => {
  const parameters = network([784, 10]);
  parameters[0].weights[5] = Number.POSITIVE_INFINITY;
  assert.throws(() => encodeOnnx({ parameters, provenance: {} }), { reason: 'not-finite' });
});
