import { t } from '@vscode/l10n';
import { ArrayError } from '../arrays/arrayError.ts';
import { checkLength, readNpy } from '../arrays/npy.ts';
import { arrayFault } from './arrayFault.ts';
import { DatasetError } from './dataset.ts';
import { MAXIMUM_DIGITS } from './idx.ts';

/** An array of unsigned bytes as NumPy saved it. */
export interface ByteArray {
  readonly shape: readonly number[];
  /** The values, last axis fastest: a view into the file's bytes, not a copy. */
  readonly values: Uint8Array;
}

/**
 * Reads an `.npy` file of unsigned bytes.
 * @throws DatasetError that names the file: `truncated`, `not-idx` or `bad-shape`
 */
export function decodeNpy(bytes: Uint8Array, fileName: string): ByteArray {
  try {
    const { type, isFortranOrder, shape, content } = readNpy(bytes);
    if (!/^[|<>=]?u1$/.test(type) || isFortranOrder) {
      const order = isFortranOrder && type.endsWith('u1') ? t(' in Fortran order') : '';
      throw new ArrayError(
        'type',
        t('holds values of the type {type}{order}; only |u1 in C order (numpy.uint8) can be used', {
          type,
          order,
        }),
      );
    }
    if (shape[0] > MAXIMUM_DIGITS) {
      throw new DatasetError(
        'bad-shape',
        t(
          '{fileName} holds {count} digits; at most {limit} can be used. Choose a smaller dataset.',
          { fileName, count: shape[0], limit: MAXIMUM_DIGITS },
        ),
      );
    }
    checkLength(content, shape, 1);
    return { shape, values: content };
  } catch (error) {
    throw arrayFault(error, fileName);
  }
}
