import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { LabelledImages } from '../../../src/data/dataset.ts';
import {
  type DatasetFiles,
  FILE_ROLES,
  forEachFile,
  IDX_FILE_NAMES,
} from '../../../src/data/datasetFiles.ts';
import { contentDigest, fileDigest } from '../../../src/data/digest.ts';
import { encodeIdxImages, encodeIdxLabels } from '../../../src/data/idx.ts';
import type { KnownDataset } from '../../../src/data/knownDatasets.ts';
import { Random } from '../../../src/nn/random.ts';

/** Noise with labels: it hardly compresses, so that a small file still comes in many pieces. */
export function noise(count: number, seed: number): LabelledImages {
  const random = new Random(seed);
  return {
    count,
    images: Uint8Array.from({ length: count * 784 }, () => random.integer(256)),
    labels: Uint8Array.from({ length: count }, () => random.integer(10)),
  };
}

export const TRAINING = noise(400, 1);
export const TEST = noise(100, 2);

/** The four uncompressed IDX files of the small set. */
export const IDX_FILES: DatasetFiles<Uint8Array> = {
  trainingImages: encodeIdxImages(TRAINING.images, TRAINING.count),
  trainingLabels: encodeIdxLabels(TRAINING.labels),
  testImages: encodeIdxImages(TEST.images, TEST.count),
  testLabels: encodeIdxLabels(TEST.labels),
};

/** The small set as if it were MNIST. */
export const KNOWN: KnownDataset = {
  name: 'MNIST',
  contentDigest: await contentDigest({ training: TRAINING, test: TEST }),
  fileDigests: await forEachFile(async role => fileDigest(IDX_FILES[role])),
};

/** By name, e.g. `train-images-idx3-ubyte.gz`. */
export const GZIP_FILES: ReadonlyMap<string, Uint8Array> = new Map(
  FILE_ROLES.map(role => [`${IDX_FILE_NAMES[role]}.gz`, gzipSync(IDX_FILES[role])]),
);

/** A folder that is gone after the test. */
export async function temporaryFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mnist-data-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function writeFiles(
  folder: string,
  files: Iterable<readonly [string, Uint8Array | string]>,
): Promise<void> {
  for (const [name, content] of files) {
    await writeFile(join(folder, name), content);
  }
}
