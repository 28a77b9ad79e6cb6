import type { DatasetFiles } from './datasetFiles.ts';

/** A dataset that is recognised by its content. All digests are SHA-256 in hex. */
export interface KnownDataset {
  readonly name: string;
  /** Over pixels and labels without headers, see `contentDigest`. */
  readonly contentDigest: string;
  /** Over each uncompressed IDX file, header included. */
  readonly fileDigests: DatasetFiles<string>;
}

export const MNIST: KnownDataset = {
  name: 'MNIST',
  contentDigest: '06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16',
  fileDigests: {
    trainingImages: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    trainingLabels: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    testImages: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    testLabels: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
};
