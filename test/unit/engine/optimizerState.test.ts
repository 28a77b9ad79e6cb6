import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine, EngineName } from '../../../src/engine/engine.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../src/nn/settings.ts';
import { randomDigits } from './randomDigits.ts';

const training = randomDigits(60, 4);
const OPTIMIZERS = ['sgd', 'momentum', 'adam'] as const;
const ENGINES = ['textbook', 'fast'] as const;
const atOnce = async () => {};

function engineOf(name: EngineName, changes: Partial<TrainingSettings> = {}): Engine {
  const settings = {
    ...presetNamed('quick').settings,
    hiddenLayers: [13, 7],
    dropout: 0.3,
    distortion: 'none',
    weightDecay: 0.01,
    ...changes,
  } satisfies TrainingSettings;
  return createEngine(name, { settings, training, threads: 2 }, { cores: 2 }).engine;
}

async function learn(engine: Engine, steps: readonly number[]): Promise<void> {
  for (const step of steps) {
    await engine.accumulate(
      Uint32Array.from({ length: 12 }, (_, i) => (5 * step + i) % 60),
      step,
    );
    await engine.update(0.01);
  }
}

for (const name of ENGINES) {
  for (const optimizer of OPTIMIZERS) {
    test(`${name}: ${optimizer} goes on in another engine, bit for bit`, async () => {
      const whole = engineOf(name, { optimizer });
      await learn(whole, [0, 1, 2]);
      const parameters = whole.parameters();
      const state = await whole.optimizerState(atOnce);
      assert.equal(state.updates, 3);
      await learn(whole, [3, 4, 5]);

      const later = engineOf(name, { optimizer, seed: 9 }); // that has learned something else
      await learn(later, [7]);
      later.setParameters(parameters);
      later.setOptimizerState(state);
      assert.deepEqual(await later.optimizerState(atOnce), state);
      const dropoutAsBefore = engineOf(name, { optimizer });
      dropoutAsBefore.setParameters(parameters);
      dropoutAsBefore.setOptimizerState(state);
      await learn(dropoutAsBefore, [3, 4, 5]);
      assert.ok(isDeepStrictEqual(dropoutAsBefore.parameters(), whole.parameters()));
      await Promise.all([whole, later, dropoutAsBefore].map(engine => engine.dispose()));
    });
  }

  test(`${name}: gradients that have been accumulated are forgotten`, async () => {
    const [whole, later] = [
      engineOf(name, { optimizer: 'adam' }),
      engineOf(name, { optimizer: 'adam' }),
    ];
    const state = await whole.optimizerState(atOnce);
    await later.accumulate(Uint32Array.of(1, 2, 3), 0);
    later.setOptimizerState(state);
    await learn(whole, [0]);
    await learn(later, [0]);
    assert.ok(isDeepStrictEqual(later.parameters(), whole.parameters()));
    await Promise.all([whole, later].map(engine => engine.dispose()));
  });

  test(`${name}: what another optimizer or network remembers is refused`, async () => {
    const engine = engineOf(name, { optimizer: 'adam' });
    const others = [
      engineOf(name, { optimizer: 'momentum' }),
      engineOf(name, { optimizer: 'adam', hiddenLayers: [13] }),
      engineOf(name, { optimizer: 'adam', hiddenLayers: [13, 8] }),
    ];
    for (const other of others) {
      const state = await other.optimizerState(atOnce);
      assert.throws(() => engine.setOptimizerState(state), RangeError);
      await other.dispose();
    }
    await engine.dispose();
  });
}

test('the fast engine goes on from what the textbook remembers, but for rounding', async () => {
  const [textbook, fast] = ENGINES.map(name => engineOf(name, { optimizer: 'momentum' }));
  await learn(textbook, [0, 1]);
  fast.setParameters(textbook.parameters());
  fast.setOptimizerState(await textbook.optimizerState(atOnce));
  await learn(textbook, [2]);
  await learn(fast, [2]);
  const [expected, found] = [textbook, fast].map(engine => engine.parameters()[0].weights);
  assert.ok(found.every((weight, index) => Math.abs(weight - expected[index]) < 1e-5));
  await fast.dispose();
});
