import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dataset } from './dataset.ts';

/** The digits of a dataset without their description. */
export type DatasetContent = Pick<Dataset, 'training' | 'test'>;

// About 10 ms of hashing, so that a cancel is heard in between.
const SLICE = 4 * 1024 * 1024;

/**
 * The digest that names a dataset: SHA-256 (hex) over the bytes of the training images (pixel by
 * pixel, row by row, digit by digit), the training labels, the test images and the test labels,
 * one after the other and without any header. The same digits have the same digest whether they
 * come from IDX files, an npz or the generator.
 * @throws the signal's reason when it is aborted
 */
export async function contentDigest(
  content: DatasetContent,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  const { training, test } = content;
  for (const bytes of [training.images, training.labels, test.images, test.labels]) {
    for (let start = 0; start < bytes.length; start += SLICE) {
      signal?.throwIfAborted();
      hash.update(bytes.subarray(start, start + SLICE));
      await nextTurn();
    }
  }
  return hash.digest('hex');
}

/** SHA-256 (hex) of a file's content, header included. */
export function fileDigest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
