import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { readParams } = await import('../../../src/host/readParams.ts');

beforeEach(resetVscode);

const read = (path: string) =>
  readParams(Uri.file(path) as unknown as Parameters<typeof readParams>[0], 'a.safetensors');

test('a params file is read', async () => {
  fake.files.set('/work/a.safetensors', Uint8Array.of(1, 2));
  assert.deepEqual(await read('/work/a.safetensors'), Uint8Array.of(1, 2));
});

test('gigabytes of another network are not read', async () => {
  fake.sizes.set('/work/a.safetensors', 7e9);
  await assert.rejects(read('/work/a.safetensors'), {
    reason: 'too-large',
    message: /a\.safetensors has 7,000,000,000 bytes.*Is it a network for MNIST/,
  });
});

test('a file that was deleted meanwhile is told in a sentence', async () => {
  await assert.rejects(read('/work/a.safetensors'), {
    reason: 'missing',
    message: /a\.safetensors is not there any more/,
  });
});
