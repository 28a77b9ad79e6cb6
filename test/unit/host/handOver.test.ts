import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handedOver, wholeBytes } from '../../../src/host/handOver.ts';

const question = { type: 'portray', requestId: 1, fileName: 'a.npz', maximumBytes: 100 } as const;

test('the bytes of a file are handed over to the worker, not copied', () => {
  const file = wholeBytes(Uint8Array.of(1, 2, 3));
  const received = structuredClone(file, { transfer: handedOver({ ...question, file }) });
  assert.deepEqual([...received], [1, 2, 3]);
  assert.equal(file.length, 0);
});

test('what lies in a larger buffer goes alone, and the buffer stays', () => {
  const pool = Buffer.from([7, 7, 1, 2, 3, 7]);
  for (const view of [pool.subarray(2, 5), new Uint8Array(pool).subarray(2, 5)]) {
    const file = wholeBytes(view);
    assert.equal(file.buffer.byteLength, 3);
    const received = structuredClone(file, { transfer: handedOver({ ...question, file }) });
    assert.deepEqual([...received], [1, 2, 3]);
    assert.deepEqual([...view], [1, 2, 3]);
  }
  assert.deepEqual(handedOver({ ...question, file: pool.subarray(2, 5) }), []);
});
