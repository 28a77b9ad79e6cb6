import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEATURES } from '../../../../src/engine/fast/features.ts';
import { PLAIN_SIMD, RELAXED_SIMD } from '../../../../src/engine/fast/kernelBytes.generated.ts';

test('this machine is said to have what the kernels need to be compiled', () => {
  const [hasSimd, hasRelaxedSimd] = [PLAIN_SIMD, RELAXED_SIMD].map(isCompiled);
  const hasSharedMemory = typeof SharedArrayBuffer !== 'undefined';
  assert.deepEqual(FEATURES, { hasSimd, hasRelaxedSimd, hasSharedMemory });
});

function isCompiled(text: string): boolean {
  try {
    return new WebAssembly.Module(Buffer.from(text, 'base64')) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

test('a host without any WebAssembly has none of the features', async t => {
  const { WebAssembly } = globalThis as { WebAssembly?: unknown };
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  t.after(() => Object.assign(globalThis, { WebAssembly }));
  const askedAgain = '../../../../src/engine/fast/features.ts?askedAgain';
  const module = (await import(askedAgain)) as { FEATURES: typeof FEATURES };
  assert.deepEqual(module.FEATURES, {
    hasSimd: false,
    hasRelaxedSimd: false,
    hasSharedMemory: false,
  });
});
