import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DatasetError, type DatasetFault } from '../../../src/data/dataset.ts';
import {
  decodeIdxImages,
  decodeIdxLabels,
  encodeIdxImages,
  encodeIdxLabels,
} from '../../../src/data/idx.ts';

const PIXELS = 784;
const IMAGES = encodeIdxImages(new Uint8Array(3 * PIXELS).fill(7), 3);
const LABELS = encodeIdxLabels(Uint8Array.of(3, 1, 4));

function withBytes(bytes: Uint8Array, changes: Readonly<Record<number, number>>): Uint8Array {
  const copy = bytes.slice();
  for (const [offset, value] of Object.entries(changes)) {
    copy[Number(offset)] = value;
  }
  return copy;
}

function refuses(read: () => unknown, reason: DatasetFault, ...words: RegExp[]): void {
  assert.throws(read, (error: unknown) => {
    assert.ok(error instanceof DatasetError, `${error}`);
    assert.equal(error.reason, reason);
    for (const word of [/some\/file/, ...words]) {
      assert.match(error.message, word);
    }
    return true;
  });
}

describe('IDX files', () => {
  it('give back the images and labels that were put in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.infiniteStream(fc.nat(255)),
        (count, values) => {
          const images = Uint8Array.from(values.take(count * PIXELS));
          const labels = images.slice(0, count);
          assert.deepEqual(decodeIdxImages(encodeIdxImages(images, count), 'i'), images);
          assert.deepEqual(decodeIdxLabels(encodeIdxLabels(labels), 'l'), labels);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('have the header that Yann LeCun describes', () => {
    assert.deepEqual(
      [...IMAGES.subarray(0, 16)],
      [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 28],
    );
    assert.deepEqual([...LABELS], [0, 0, 8, 1, 0, 0, 0, 3, 3, 1, 4]);
  });

  it('are read where they lie in a larger buffer', () => {
    const pool = new Uint8Array(LABELS.length + 5);
    pool.set(LABELS, 5);
    assert.deepEqual([...decodeIdxLabels(pool.subarray(5), 'l')], [3, 1, 4]);
  });

  it('cannot be made with a wrong number of pixels', () => {
    assert.throws(() => encodeIdxImages(new Uint8Array(PIXELS), 2), /1568 pixels, not 784/);
  });
});

describe('a bad IDX file', () => {
  const images = (bytes: Uint8Array) => () => decodeIdxImages(bytes, 'some/file');
  const labels = (bytes: Uint8Array) => () => decodeIdxLabels(bytes, 'some/file');

  it('that ends early is told with both lengths', () => {
    refuses(images(IMAGES.subarray(0, 1000)), 'truncated', /2,368 bytes/, /has 1,000/);
    refuses(labels(LABELS.subarray(0, 10)), 'truncated', /11 bytes/, /has 10/);
  });

  it('that ends within its header is told, and an empty one', () => {
    refuses(images(IMAGES.subarray(0, 9)), 'truncated', /within its header/);
    refuses(images(new Uint8Array()), 'truncated', /is empty/);
    refuses(labels(LABELS.subarray(0, 3)), 'truncated', /only 3 bytes/);
  });

  it('with bytes behind its end is refused', () => {
    const longer = new Uint8Array(LABELS.length + 2);
    longer.set(LABELS);
    refuses(labels(longer), 'not-idx', /is 2 bytes too long/);
  });

  it('that holds labels where images are expected is told, and the other way round', () => {
    refuses(images(LABELS), 'not-idx', /holds labels where images/, /2049, not 2051/, /mixed up/);
    refuses(labels(IMAGES), 'not-idx', /holds images where labels/, /2051, not 2049/);
  });

  it('of another type than unsigned bytes is told by name', () => {
    refuses(images(withBytes(IMAGES, { 2: 13 })), 'not-idx', /32-bit floats/);
    refuses(labels(withBytes(LABELS, { 2: 12, 3: 2 })), 'not-idx', /32-bit integers/);
  });

  it('that is something else shows how it starts', () => {
    const page = new TextEncoder().encode('<!DOCTYPE html><html>');
    refuses(images(page), 'not-idx', /not an IDX file/, /"<!DOCTYPE html>"/);
    refuses(labels(Uint8Array.of(0x89, 0x50, 1, 2, 3)), 'not-idx', /89 50 01 02/);
  });

  it('of images that are not 28x28 tells their size', () => {
    refuses(images(withBytes(IMAGES, { 11: 14, 15: 28 })), 'bad-shape', /14x28/, /only 28x28/);
    refuses(images(withBytes(IMAGES, { 11: 28, 15: 56 })), 'bad-shape', /28x56/, /only 28x28/);
  });

  it('that claims billions of digits is refused', () => {
    const many = withBytes(IMAGES, { 4: 255, 5: 255, 6: 255, 7: 255 });
    refuses(images(many), 'bad-shape', /4294967295 digits/, /at most 1000000/);
  });
});
