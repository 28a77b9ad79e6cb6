import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, textbookMemory } from '../../../src/engine/createEngine.ts';
import type { EngineError } from '../../../src/engine/engineError.ts';
import { FEATURES } from '../../../src/engine/fast/features.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { BegunThreads } from './fast/helpers.ts';
import { randomDigits } from './randomDigits.ts';

const training = randomDigits(1, 1);
const { settings } = presetNamed('quick');

test('the textbook engine comes without a notice', () => {
  const { engine, notice } = createEngine('textbook', { settings, training, threads: 1 });
  assert.equal(engine.name, 'textbook');
  assert.equal(notice, undefined);
});

test('the fast engine comes without a notice', async () => {
  const { engine, notice } = createEngine('fast', { settings, training, threads: 1 });
  assert.equal(engine.name, 'fast');
  assert.equal(notice, undefined);
  await engine.dispose();
});

test('threads that the machine has no cores for are not begun, and the notice says so', async () => {
  const begun = new BegunThreads();
  const { engine, notice } = createEngine(
    'fast',
    { settings, training, threads: 16 },
    { cores: 2 },
  );
  await new Promise(resolve => setImmediate(resolve));
  begun.stop();
  assert.equal(begun.workers.length, 1, 'the thread that asks is one of the two');
  assert.match(notice ?? '', /^16 threads were asked for, .* runs 2 at a time: training with 2,/);
  await engine.dispose();
  const enough = createEngine('fast', { settings, training, threads: 2 }, { cores: 2 });
  assert.equal(enough.notice, undefined);
  await enough.engine.dispose();
});

test('without SIMD the textbook stands in for the fast engine and says so', () => {
  const features = { ...FEATURES, hasSimd: false };
  const { engine, notice } = createEngine('fast', { settings, training, threads: 1 }, { features });
  assert.equal(engine.name, 'textbook');
  assert.match(notice ?? '', /WebAssembly with SIMD/);
});

test('a memory that is not shared is of one thread, of which only who wants more is told', async () => {
  const features = { ...FEATURES, hasSharedMemory: false };
  for (const threads of [1, 2]) {
    const begun = new BegunThreads();
    const { engine, notice } = createEngine('fast', { settings, training, threads }, { features });
    await new Promise(resolve => setImmediate(resolve));
    begun.stop();
    assert.equal(engine.name, 'fast');
    assert.equal(begun.workers.length, 0);
    assert.equal(notice?.includes('one thread'), threads > 1 ? true : undefined);
    await engine.dispose();
  }
});

test('memory is counted per parameter: weight, gradient and what the optimizer remembers', () => {
  const parameters = 784 * 128 + 128 + 128 * 10 + 10;
  const memory = (optimizer: 'sgd' | 'momentum' | 'adam') =>
    textbookMemory({ hiddenLayers: [128], optimizer });
  assert.equal(memory('sgd'), parameters * 12);
  assert.equal(memory('momentum'), parameters * 20);
  assert.equal(memory('adam'), parameters * 28);
});

for (const [name, size] of [
  ['textbook', '3.1'],
  ['fast', '1.8'],
] as const) {
  test(`a network over 1 GB is refused before the ${name} is made, with its size and a way on`, t => {
    const memories = t.mock.method(WebAssembly, 'Memory');
    const arrays = t.mock.method(globalThis, 'Float32Array');
    const hiddenLayers = new Array<number>(8).fill(4096);
    const huge = { ...settings, hiddenLayers, optimizer: 'adam' as const };
    assert.throws(
      () => createEngine(name, { settings: huge, training, threads: 2 }),
      ({ reason, message }: EngineError) =>
        reason === 'too-large' &&
        /784-4096-.*-10 with adam needs (.*) GB.*limit.*narrower/.exec(message)?.[1] === size,
    );
    assert.equal(memories.mock.callCount() + arrays.mock.callCount(), 0);
  });
}

test('memory that the machine does not give is an error with its size', t => {
  class NoMemory {
    constructor() {
      throw new RangeError('could not allocate memory');
    }
  }
  t.mock.method(WebAssembly, 'Memory', NoMemory);
  assert.throws(
    () => createEngine('fast', { settings, training, threads: 1 }),
    ({ reason, message }: EngineError) =>
      reason === 'too-large' && /784-128-10 .*GB.*does not give/.test(message),
  );
});
