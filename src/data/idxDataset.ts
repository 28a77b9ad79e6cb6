import type { LabelledImages } from './dataset.ts';
import type { DatasetFiles } from './datasetFiles.ts';
import type { DatasetContent } from './digest.ts';
import { uncompressed } from './gzip.ts';
import { decodeIdxImages, decodeIdxLabels } from './idx.ts';
import { labelledImages } from './labelledImages.ts';

/** A file's bytes and its name, for messages. */
export interface NamedBytes {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * The digits of four IDX files, each raw or compressed with gzip.
 * @throws DatasetError that names the file at fault
 */
export async function readIdxDataset(files: DatasetFiles<NamedBytes>): Promise<DatasetContent> {
  const [training, test] = await Promise.all([
    readIdxPart(files.trainingImages, files.trainingLabels),
    readIdxPart(files.testImages, files.testLabels),
  ]);
  return { training, test };
}

/**
 * The digits of one part: a file of images and one of their labels.
 * @throws DatasetError that names the file at fault
 */
export async function readIdxPart(images: NamedBytes, labels: NamedBytes): Promise<LabelledImages> {
  const [imageBytes, labelBytes] = await Promise.all(
    [images, labels].map(({ bytes, fileName }) => uncompressed(bytes, fileName)),
  );
  return labelledImages(
    { fileName: images.fileName, values: decodeIdxImages(imageBytes, images.fileName) },
    { fileName: labels.fileName, values: decodeIdxLabels(labelBytes, labels.fileName) },
  );
}
