import { DatasetError, type LabelledImages } from './dataset.ts';
import { counted } from './wording.ts';

/** Values and the file they were read from, for messages. */
export interface FromFile {
  readonly fileName: string;
  readonly values: Uint8Array;
}

/**
 * Puts images `[count, 784]` and their labels `[count]` together.
 * @throws DatasetError that names the files: `counts-differ`, `truncated` (no digits at all),
 * `bad-label`
 */
export function labelledImages(images: FromFile, labels: FromFile): LabelledImages {
  const count = images.values.length / 784;
  if (count !== labels.values.length) {
    throw new DatasetError(
      'counts-differ',
      `${images.fileName} holds ${counted(count, 'image')} but ${labels.fileName} holds ${counted(labels.values.length, 'label')}. Take both from the same dataset.`,
    );
  }
  if (count === 0) {
    throw new DatasetError(
      'truncated',
      `${images.fileName} holds no digits. Choose another dataset.`,
    );
  }
  const bad = labels.values.findIndex(label => label > 9);
  if (bad !== -1) {
    throw new DatasetError(
      'bad-label',
      `${labels.fileName} has the label ${labels.values[bad]} at index ${bad}; labels must be 0 to 9. Choose a dataset with 10 classes.`,
    );
  }
  return { count, images: images.values, labels: labels.values };
}
