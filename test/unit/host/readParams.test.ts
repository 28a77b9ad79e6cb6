import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { readMaximumParamsBytes } = await import('../../../src/host/paramsLimit.ts');
const { readParams } = await import('../../../src/host/readParams.ts');

beforeEach(resetVscode);

const maximumBytes = () => readMaximumParamsBytes({ get: key => fake.settings[key] });

const read = (path: string) =>
  readParams(
    Uri.file(path) as unknown as Parameters<typeof readParams>[0],
    'a.safetensors',
    maximumBytes(),
  );

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

test('the setting decides what is too large, in its range', async () => {
  fake.sizes.set('/work/a.safetensors', 2 * 1024 * 1024 + 1);
  fake.files.set('/work/a.safetensors', Uint8Array.of(1));
  await read('/work/a.safetensors');
  fake.settings.maximumParamsMegabytes = 2;
  await assert.rejects(read('/work/a.safetensors'), {
    message: /2,097,153 bytes, more than the 2,097,152 that mnist\.maximumParamsMegabytes allows/,
  });
  for (const value of [0, 1025, 1.5, '512', null]) {
    fake.settings.maximumParamsMegabytes = value;
    assert.throws(maximumBytes, { reason: 'settings', message: /from 1 to 1024/ });
  }
});

test('a file that was deleted meanwhile is told in a sentence', async () => {
  await assert.rejects(read('/work/a.safetensors'), {
    reason: 'missing',
    message: /a\.safetensors is not there any more/,
  });
});

test('a pipe is not waited for', async () => {
  fake.files.set('/work/a.safetensors', new Uint8Array(0));
  fake.pipes.add('/work/a.safetensors');
  await assert.rejects(read('/work/a.safetensors'), {
    reason: 'storage',
    message: /a\.safetensors is no ordinary file but a pipe/,
  });
});
