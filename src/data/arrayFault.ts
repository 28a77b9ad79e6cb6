import { t } from '@vscode/l10n';
import { ArrayError, type ArrayFault } from '../arrays/arrayError.ts';
import { DatasetError, type DatasetFault } from './dataset.ts';

const FAULTS: Record<ArrayFault, { reason: DatasetFault; wayOn: () => string }> = {
  truncated: { reason: 'truncated', wayOn: () => t('Get the file again.') },
  format: { reason: 'not-idx', wayOn: () => t('Get the file again or choose another dataset.') },
  unsupported: {
    reason: 'not-idx',
    wayOn: () => t('Convert it with NumPy or choose another dataset.'),
  },
  type: { reason: 'not-idx', wayOn: () => t('Convert it with NumPy or choose another dataset.') },
  'too-large': { reason: 'bad-shape', wayOn: () => t('Choose a smaller dataset.') },
};

/** What is wrong with a file of arrays, as a fault of a dataset; other errors are given back. */
export function arrayFault(error: unknown, fileName: string): unknown {
  if (!(error instanceof ArrayError)) {
    return error;
  }
  const { reason, wayOn } = FAULTS[error.reason];
  return new DatasetError(reason, `${fileName} ${error.message}. ${wayOn()}`, { cause: error });
}
