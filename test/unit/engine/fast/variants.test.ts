import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Engine } from '../../../../src/engine/engine.ts';
import { createFastEngine } from '../../../../src/engine/fast/fastEngine.ts';
import { FEATURES } from '../../../../src/engine/fast/features.ts';
import { PLAIN_SIMD, RELAXED_SIMD } from '../../../../src/engine/fast/kernelBytes.generated.ts';
import { createTextbookEngine } from '../../../../src/engine/textbook.ts';
import { randomDigits } from '../randomDigits.ts';
import { flat, largestDifference, settingsOf, trainEpoch } from './lesson.ts';

const training = randomDigits(200, 1);
const settings = settingsOf({
  ...{ hiddenLayers: [100, 37], optimizer: 'momentum', learningRate: 0.02 },
  ...{ dropout: 0.2, distortion: 'affine' },
});

async function trained(engine: Engine) {
  const sums = await trainEpoch(engine, settings, training);
  const parameters = flat(engine.parameters());
  await engine.dispose();
  return { losses: sums.map(({ loss }) => loss), parameters };
}

const variants = {
  'relaxed SIMD': { hasRelaxedSimd: true, text: RELAXED_SIMD },
  'plain SIMD': { hasRelaxedSimd: false, text: PLAIN_SIMD },
};
for (const [name, { hasRelaxedSimd, text }] of Object.entries(variants)) {
  const skip = FEATURES.hasRelaxedSimd || !hasRelaxedSimd ? false : 'this machine has none';
  test(`the kernels with ${name} learn as the textbook does`, { skip }, async t => {
    const modules = t.mock.method(WebAssembly, 'Module');
    const options = { settings, training, threads: 2 };
    const engine = createFastEngine(options, { ...FEATURES, hasRelaxedSimd });
    assert.ok(engine);
    assert.deepEqual(modules.mock.calls[0].arguments, [Buffer.from(text, 'base64')]);
    const actual = await trained(engine);
    const expected = await trained(createTextbookEngine({ settings, training, threads: 1 }));
    assert.ok(largestDifference(actual.losses, expected.losses, 0.1) < 1e-6);
    assert.ok(largestDifference(actual.parameters, expected.parameters, 0.1) < 1e-5);
  });
}
