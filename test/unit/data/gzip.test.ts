import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { uncompressed } from '../../../src/data/gzip.ts';
import { noise } from './smallSet.ts';

const CONTENT = noise(100, 3).images;
const COMPRESSED = gzipSync(CONTENT);

describe('a file that may be compressed', () => {
  it('is uncompressed if it is', async () => {
    assert.deepEqual(new Uint8Array(await uncompressed(COMPRESSED, 'f')), CONTENT);
  });

  it('is taken as it is if it is not, whatever its name', async () => {
    assert.equal(await uncompressed(CONTENT, 'f.gz'), CONTENT);
  });

  it('may be made of several parts', async () => {
    const parts = Buffer.concat([
      gzipSync(CONTENT.subarray(0, 999)),
      gzipSync(CONTENT.subarray(999)),
    ]);
    assert.deepEqual(new Uint8Array(await uncompressed(parts, 'f')), CONTENT);
  });

  for (const length of [COMPRESSED.length - 1, COMPRESSED.length >> 1, 11, 2]) {
    it(`is told to end early when only ${length} bytes are left`, async () => {
      await assert.rejects(uncompressed(COMPRESSED.subarray(0, length), 'some/file.gz'), {
        reason: 'truncated',
        message: /^some\/file\.gz ends early: its gzip data is cut off/,
      });
    });
  }

  it('is told to be damaged when a byte has changed', async () => {
    const damaged = Buffer.from(COMPRESSED);
    damaged[5000] ^= 0x55;
    await assert.rejects(uncompressed(damaged, 'some/file.gz'), {
      reason: 'not-idx',
      message: /^some\/file\.gz is damaged/,
    });
  });

  it('cannot fill the memory', async () => {
    await assert.rejects(uncompressed(COMPRESSED, 'some/file.gz', 50_000), {
      reason: 'bad-shape',
      message: /some\/file\.gz holds more than 50,000 bytes/,
    });
  });
});
