import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLAIN_SIMD, RELAXED_SIMD } from '../../../../src/engine/fast/kernelBytes.generated.ts';
import { createTextbookEngine } from '../../../../src/engine/textbook.ts';
import { randomDigits } from '../randomDigits.ts';
import { fastEngine, flat, largestDifference, settingsOf, trainEpoch } from './lesson.ts';

const training = randomDigits(200, 1);
const settings = settingsOf({
  ...{ hiddenLayers: [100, 37], optimizer: 'momentum', learningRate: 0.02 },
  ...{ dropout: 0.2, distortion: 'affine' },
});

async function trained(engine: ReturnType<typeof fastEngine>) {
  const sums = await trainEpoch(engine, settings, training);
  const parameters = flat(engine.parameters());
  await engine.dispose();
  return { losses: sums.map(({ loss }) => loss), parameters };
}

const variants = { 'relaxed SIMD': RELAXED_SIMD, 'plain SIMD': PLAIN_SIMD };
for (const [name, text] of Object.entries(variants)) {
  const bytes = Buffer.from(text, 'base64');
  const skip = WebAssembly.validate(bytes) ? false : 'this machine has none';
  test(`the kernels with ${name} learn as the textbook does`, { skip }, async t => {
    const isThisVariant = (asked: Uint8Array) => bytes.equals(asked);
    const validate = t.mock.method(WebAssembly, 'validate', isThisVariant);
    const actual = await trained(fastEngine({ settings, training, threads: 2 }));
    assert.equal(validate.mock.calls.at(-1)?.result, true);
    const expected = await trained(createTextbookEngine({ settings, training, threads: 1 }));
    assert.ok(largestDifference(actual.losses, expected.losses, 0.1) < 1e-6);
    assert.ok(largestDifference(actual.parameters, expected.parameters, 0.1) < 1e-5);
  });
}

test('the faster variant is taken where there are both', t => {
  const asked: Uint8Array[] = [];
  t.mock.method(WebAssembly, 'validate', (bytes: Uint8Array) => asked.push(bytes) > 0);
  void fastEngine({ settings, training, threads: 1 }).dispose();
  assert.equal(asked.length, 1);
  assert.ok(Buffer.from(RELAXED_SIMD, 'base64').equals(asked[0]));
});
