import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { learningRateAt } from '../../../src/nn/schedule.ts';
import { batchOf, epochOrder, totalIterations } from '../../../src/nn/training.ts';

function fixture(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/classic/${name}`, import.meta.url)));
}

/** W1 [10, 784], b1 [10], W2 [10, 10], b2 [10] as 64-bit floats, one after the other. */
function parametersIn(name: string): NetworkParameters {
  const numbers = new Float64Array(fixture(name).buffer);
  const take = (first: number, count: number) =>
    new Float32Array(numbers.subarray(first, first + count));
  return [
    { inputs: 784, outputs: 10, weights: take(0, 7840), biases: take(7840, 10) },
    { inputs: 10, outputs: 10, weights: take(7850, 100), biases: take(7950, 10) },
  ];
}

for (const name of ['textbook', 'fast'] as const) {
  test(`Classic follows the NumPy script within 1e-4 for 20 iterations: ${name}`, async t => {
    const labels = fixture('labels.u8');
    const training = { count: labels.length, images: fixture('images.u8'), labels };
    const { settings } = presetNamed('classic');
    const parameters = parametersIn('initial.f64');
    const { engine } = createEngine(name, { settings, training, parameters, threads: 2 });
    t.after(() => engine.dispose());
    assert.equal(engine.name, name);
    const total = totalIterations(settings, labels.length);
    assert.equal(total, 300, 'the script does 300 iterations');
    const losses: number[] = JSON.parse(new TextDecoder().decode(fixture('losses.json')));
    assert.equal(losses.length, 20);

    for (const [iteration, expected] of losses.entries()) {
      const digits = batchOf(epochOrder(settings, iteration, labels.length), settings, 0);
      const { loss } = await engine.accumulate(digits, iteration);
      await engine.update(learningRateAt(settings, iteration, total));
      const difference = Math.abs(loss / labels.length - expected);
      assert.ok(difference < 1e-4, `the loss of iteration ${iteration} is off by ${difference}`);
    }

    for (const [index, expected] of parametersIn('final.f64').entries()) {
      const actual = engine.parameters()[index];
      for (const part of ['weights', 'biases'] as const) {
        const differences = actual[part].map((value, i) => Math.abs(value - expected[part][i]));
        const worst = Math.max(...differences);
        assert.ok(worst < 1e-4, `${part} of layer ${index} are off by up to ${worst}`);
      }
    }
  });
}
