import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layerSizes } from '../../../../src/nn/settings.ts';
import { picturedLayers, weightPictures } from '../../../../src/worker/pictures.ts';
import { randomDigits } from '../randomDigits.ts';
import { fastEngine, settingsOf } from './lesson.ts';

const training = randomDigits(8, 1);

/** Widths that fill neither the last panel nor the last block. */
const settings = settingsOf({ hiddenLayers: [300, 37] });

test('a copy in parts is the copy at once, and what was set', async () => {
  const engine = fastEngine({ settings, training, threads: 1 });
  await engine.accumulate(Uint32Array.of(1, 2, 3), 0);
  await engine.update(0.1);
  let parts = 0;
  const copy = await engine.copyParameters!(async () => {
    parts++;
  });
  // 10 and 2 panels of 32 units with 784 and 300 inputs, 1 with 37; 128 inputs a part.
  assert.equal(parts, 10 * 7 + 2 * 3 + 1);
  assert.deepEqual(copy, engine.parameters());
  const other = fastEngine({ settings, training, threads: 1, parameters: copy });
  assert.deepEqual(other.parameters(), copy);
  await engine.dispose();
  await other.dispose();
});

test('a copy goes to another thread without being copied again', async () => {
  const engine = fastEngine({ settings, training, threads: 1 });
  const [{ weights, biases }] = engine.parameters();
  const arrived = structuredClone({ weights, biases });
  arrived.weights[0] = 42;
  arrived.biases[0] = 43;
  assert.deepEqual([weights[0], biases[0]], [42, 43]);
  assert.notEqual(engine.parameters()[0].weights[0], 42, 'the network is out of reach');
  await engine.dispose();
});

for (const [hiddenLayers, layers] of [
  [[], 1],
  [[12], 2],
  [[12, 7], 2],
  [[40, 4096], 2],
  [[2000, 300], 1], // too many outgoing weights to be sent
] as const) {
  test(`pictures of 784-${hiddenLayers.join('-')} need ${layers} of its layers`, async () => {
    const wide = settingsOf({ hiddenLayers });
    const engine = fastEngine({ settings: wide, training, threads: 1 });
    assert.equal(picturedLayers(wide), layers);
    const some = engine.parameters(layers);
    assert.equal(some.length, layers);
    const next = layerSizes(wide)[2] ?? 0;
    assert.deepEqual(weightPictures(some, 1, next), weightPictures(engine.parameters(), 1));
    await engine.dispose();
  });
}
