import { t } from '@vscode/l10n';
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
      t(
        '{images} holds {imageCount} but {labels} holds {labelCount}. Take both from the same dataset.',
        {
          images: images.fileName,
          imageCount: counted(count, 'image'),
          labels: labels.fileName,
          labelCount: counted(labels.values.length, 'label'),
        },
      ),
    );
  }
  if (count === 0) {
    throw new DatasetError(
      'truncated',
      t('{fileName} holds no digits. Choose another dataset.', { fileName: images.fileName }),
    );
  }
  const bad = labels.values.findIndex(label => label > 9);
  if (bad !== -1) {
    throw new DatasetError(
      'bad-label',
      t(
        '{fileName} has the label {label} at index {index}; labels must be 0 to 9. Choose a dataset with 10 classes.',
        { fileName: labels.fileName, label: labels.values[bad], index: bad },
      ),
    );
  }
  return { count, images: images.values, labels: labels.values };
}
