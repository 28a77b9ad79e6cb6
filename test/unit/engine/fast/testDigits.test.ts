import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { LabelledImages } from '../../../../src/data/dataset.ts';
import type { EngineOptions } from '../../../../src/engine/engine.ts';
import { INPUT_SIZE } from '../../../../src/nn/settings.ts';
import { randomDigits } from '../randomDigits.ts';
import { fastEngine, settingsOf } from './lesson.ts';

const training = randomDigits(40, 1);
const many = randomDigits(600, 2);

function engineOf(t: TestContext, options: Partial<EngineOptions> = {}) {
  const engine = fastEngine({ settings: settingsOf(), training, threads: 2, ...options });
  t.after(() => engine.dispose());
  return engine;
}

/** The digits from `first` to `end`, in the set's own memory. */
function part({ images }: LabelledImages, first: number, end: number): Uint8Array {
  return images.subarray(first * INPUT_SIZE, end * INPUT_SIZE);
}

for (const distortion of ['none', 'affine'] as const) {
  test(`kept digits are answered as any other, with distortion ${distortion}`, async t => {
    const settings = settingsOf({ distortion });
    const stranger = engineOf(t, { settings });
    const engine = engineOf(t, { settings, test: many });
    const views = [
      ...[part(many, 0, 600), part(many, 3, 4), part(many, 255, 600), part(many, 599, 600)],
      ...[part(training, 0, 40), part(training, 30, 40)],
    ];
    for (const images of views) {
      assert.deepEqual(await engine.predict(images), await stranger.predict(images));
    }
    assert.deepEqual(await engine.predict(many.images.slice()), await engine.predict(many.images));
  });
}

test('images that begin within a kept digit are not that digit', async t => {
  const shifted = many.images.subarray(100, 100 + 5 * INPUT_SIZE);
  const [engine, stranger] = [engineOf(t, { test: many }), engineOf(t)];
  assert.deepEqual(await engine.predict(shifted), await stranger.predict(shifted));
});

test('images around the kept digits in the same memory are answered as well', async t => {
  const inner = { count: 20, images: part(many, 10, 30), labels: many.labels.subarray(10, 30) };
  const [engine, stranger] = [engineOf(t, { test: inner }), engineOf(t)];
  for (const images of [part(many, 5, 15), part(many, 25, 35), part(many, 12, 30)]) {
    assert.deepEqual(await engine.predict(images), await stranger.predict(images));
  }
});

test('kept digits are listed once, not at every prediction', async t => {
  const mine = randomDigits(20, 3);
  const engine = engineOf(t, { test: mine });
  const before = await engine.predict(mine.images);
  mine.images.fill(0); // nobody may: it shows whether the pixels are read again
  assert.deepEqual(await engine.predict(mine.images), before);
});
