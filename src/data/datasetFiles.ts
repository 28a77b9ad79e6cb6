import { t } from '@vscode/l10n';
/** One thing for each of the four files of an IDX dataset. */
export interface DatasetFiles<Thing> {
  readonly trainingImages: Thing;
  readonly trainingLabels: Thing;
  readonly testImages: Thing;
  readonly testLabels: Thing;
}

export type FileRole = keyof DatasetFiles<unknown>;

/** The names Yann LeCun gave them; mirrors serve these with `.gz` behind. */
export const IDX_FILE_NAMES: DatasetFiles<string> = {
  trainingImages: 'train-images-idx3-ubyte',
  trainingLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

export const FILE_ROLES: readonly FileRole[] = [
  'trainingImages',
  'trainingLabels',
  'testImages',
  'testLabels',
];

/** All that measuring a network needs. */
export const TEST_ROLES: readonly FileRole[] = ['testImages', 'testLabels'];

/** What a file holds, in words. */
export const ROLE_WORDS: DatasetFiles<() => string> = {
  trainingImages: () => t('training images'),
  trainingLabels: () => t('training labels'),
  testImages: () => t('test images'),
  testLabels: () => t('test labels'),
};

/** Does the same for all four files at once. */
export async function forEachFile<Thing>(
  make: (role: FileRole) => Promise<Thing>,
): Promise<DatasetFiles<Thing>> {
  const [trainingImages, trainingLabels, testImages, testLabels] = await Promise.all(
    FILE_ROLES.map(make),
  );
  return { trainingImages, trainingLabels, testImages, testLabels };
}
