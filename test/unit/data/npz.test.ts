import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import type { DatasetFault } from '../../../src/data/dataset.ts';
import { readNpz } from '../../../src/data/npz.ts';

// Written by NumPy, see make.py there.
const FIXTURES = new URL('../../fixtures/npz/', import.meta.url);
const fixture = (name: string) => readFile(new URL(name, FIXTURES));

async function refuses(
  bytes: Uint8Array | Promise<Uint8Array>,
  reason: DatasetFault,
  message: RegExp,
): Promise<void> {
  const content = await bytes;
  assert.throws(() => readNpz(content, 'some/mnist.npz'), {
    name: 'DatasetError',
    reason,
    message,
  });
}

describe("Keras' npz", () => {
  for (const name of ['compressed.npz', 'stored.npz']) {
    it(`is read as NumPy wrote it: ${name}`, async () => {
      const { training, test } = readNpz(await fixture(name), name);
      const images = (count: number, first: number) =>
        Uint8Array.from({ length: count * 784 }, (_, index) => (index * 31 + first) % 256);
      const labels = (count: number, first: number) =>
        Uint8Array.from({ length: count }, (_, index) => (index + first) % 10);
      assert.deepEqual(training, { count: 30, images: images(30, 1), labels: labels(30, 3) });
      assert.deepEqual(test, { count: 10, images: images(10, 2), labels: labels(10, 5) });
    });
  }

  it('that lacks an array names it', () =>
    refuses(fixture('no-test-labels.npz'), 'not-idx', /some\/mnist\.npz has no array y_test/));

  it('of another type names it', () =>
    refuses(
      fixture('wide-labels.npz'),
      'not-idx',
      /y_train in some\/mnist\.npz .* <i8; only \|u1/,
    ));

  it('in Fortran order is not read as if it were C order', () =>
    refuses(fixture('fortran.npz'), 'not-idx', /x_test .* Fortran order/));

  it('whose images are not 28x28 tells the shape', () =>
    refuses(fixture('flat-images.npz'), 'bad-shape', /x_test .* \(10, 784\) .* \(count, 28, 28\)/));

  it('with fewer labels than images names both', () =>
    refuses(fixture('few-labels.npz'), 'counts-differ', /x_train .* 30 images .* y_train .* 29/));

  it('that ends early is told, wherever it ends', async () => {
    const whole = await fixture('compressed.npz');
    for (const length of [whole.length - 1, whole.length >> 1, 40, 2]) {
      await refuses(whole.subarray(0, length), 'truncated', /cut off or damaged/);
    }
  });

  it('that is no zip file is told', () =>
    refuses(new TextEncoder().encode('<html>'), 'not-idx', /is not an npz file/));

  it('with something else than arrays inside is told', () => {
    const names = ['x_train', 'y_train', 'x_test', 'y_test'];
    const files = names.map(name => [`${name}.npy`, new TextEncoder().encode('no array at all')]);
    return refuses(
      zipSync(Object.fromEntries(files)),
      'not-idx',
      /x_train in .* not a NumPy array/,
    );
  });

  it('that claims gigabytes is refused before any memory is taken', async () => {
    const bomb = Buffer.from(await fixture('stored.npz'));
    const directory = bomb.indexOf('PK\x01\x02', 0, 'latin1');
    bomb.writeUInt32LE(0xf0000000, directory + 24);
    await refuses(bomb, 'bad-shape', /claims 4,026,531,840 bytes for "x_train\.npy"/);
  });

  it('whose header promises more values than there are is told', async () => {
    const files = unzipSync(await fixture('stored.npz'));
    const array = Buffer.from(files['x_train.npy'].buffer, files['x_train.npy'].byteOffset);
    array.write('(99, 28, 28)', array.indexOf('(30, 28, 28)'), 'latin1');
    await refuses(
      zipSync(files),
      'truncated',
      /x_train .* 23,520 bytes .* \[99, 28, 28\] needs 77,616/,
    );
  });
});
