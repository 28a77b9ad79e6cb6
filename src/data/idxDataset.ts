import { type DatasetFiles, forEachFile } from './datasetFiles.ts';
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
  const contents = await forEachFile(role => uncompressed(files[role].bytes, files[role].fileName));
  const images = (role: 'trainingImages' | 'testImages') => ({
    fileName: files[role].fileName,
    values: decodeIdxImages(contents[role], files[role].fileName),
  });
  const labels = (role: 'trainingLabels' | 'testLabels') => ({
    fileName: files[role].fileName,
    values: decodeIdxLabels(contents[role], files[role].fileName),
  });
  return {
    training: labelledImages(images('trainingImages'), labels('trainingLabels')),
    test: labelledImages(images('testImages'), labels('testLabels')),
  };
}
