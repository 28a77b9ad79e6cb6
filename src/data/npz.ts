import { t } from '@vscode/l10n';
import { ArrayError } from '../arrays/arrayError.ts';
import { isZip, readZipDirectory } from '../arrays/zipDirectory.ts';
import { readZipEntry } from '../arrays/zipEntry.ts';
import { arrayFault } from './arrayFault.ts';
import { DatasetError, NO_DIGITS } from './dataset.ts';
import type { DatasetContent } from './digest.ts';
import { MAXIMUM_BYTES } from './gzip.ts';
import { type FromFile, labelledImages } from './labelledImages.ts';
import { decodeNpy } from './npy.ts';

type ArrayName = 'x_train' | 'y_train' | 'x_test' | 'y_test';

const TEST_ARRAYS: readonly ArrayName[] = ['x_test', 'y_test'];
const ALL_ARRAYS: readonly ArrayName[] = ['x_train', 'y_train', ...TEST_ARRAYS];

/**
 * The digits of Keras' `mnist.npz`: a zip file with the NumPy arrays `x_train` and `x_test`
 * `[count, 28, 28]` and `y_train` and `y_test` `[count]`, all unsigned bytes.
 * @param testOnly the training arrays are not looked at: they may be damaged or missing
 * @throws DatasetError that names the file and the array at fault
 */
export function readNpz(bytes: Uint8Array, fileName: string, testOnly = false): DatasetContent {
  const files = unzip(bytes, fileName, testOnly ? TEST_ARRAYS : ALL_ARRAYS);
  const images = (name: ArrayName) => read(files, fileName, name, [28, 28]);
  const labels = (name: ArrayName) => read(files, fileName, name, []);
  return {
    training: testOnly ? NO_DIGITS : labelledImages(images('x_train'), labels('y_train')),
    test: labelledImages(images('x_test'), labels('y_test')),
  };
}

function unzip(
  bytes: Uint8Array,
  fileName: string,
  wanted: readonly ArrayName[],
): ReadonlyMap<string, Uint8Array> {
  try {
    if (!isZip(bytes)) {
      throw new ArrayError('format', t('is not an npz file (a zip file of NumPy arrays)'));
    }
    const arrays = new Map<string, Uint8Array>();
    for (const entry of readZipDirectory(bytes).entries) {
      if (wanted.some(name => entry.name === `${name}.npy`)) {
        arrays.set(entry.name, readZipEntry(bytes, entry, MAXIMUM_BYTES));
      }
    }
    return arrays;
  } catch (error) {
    throw arrayFault(error, fileName);
  }
}

function read(
  files: ReadonlyMap<string, Uint8Array>,
  fileName: string,
  name: ArrayName,
  shapeOfOne: readonly number[],
): FromFile {
  const arrayName = t('{name} in {fileName}', { name, fileName });
  const file = files.get(`${name}.npy`);
  if (file === undefined) {
    throw new DatasetError(
      'not-idx',
      t(
        "{fileName} has no array {name}; it needs {arrays}, as Keras' mnist.npz has. Choose another dataset.",
        { fileName, name, arrays: ALL_ARRAYS.join(', ') },
      ),
    );
  }
  const { shape, values } = decodeNpy(file, arrayName);
  const [, ...ofOne] = shape;
  if (shape.length === 0 || ofOne.join() !== shapeOfOne.join()) {
    throw new DatasetError(
      'bad-shape',
      t(
        '{arrayName} has the shape ({shape}) where ({wanted}) is expected. Choose another dataset.',
        {
          arrayName,
          shape: shape.join(', '),
          wanted: [t('count'), ...shapeOfOne].join(', '),
        },
      ),
    );
  }
  return { fileName: arrayName, values };
}
