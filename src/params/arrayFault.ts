import { t } from '@vscode/l10n';
import { ArrayError, type ArrayFault } from '../arrays/arrayError.ts';
import type { FaultOf } from './paramsFault.ts';
import type { ParamsFault } from './paramsFile.ts';

const FAULTS: Record<ArrayFault, { reason: ParamsFault; wayOn: () => string }> = {
  truncated: { reason: 'truncated', wayOn: () => t('Copy or save it again.') },
  format: { reason: 'format', wayOn: () => t('Copy it again or choose another file.') },
  unsupported: {
    reason: 'format',
    wayOn: () => t('Save it again with numpy.savez, under names like W1.'),
  },
  type: { reason: 'dtype', wayOn: () => t('Convert it in Python with array.astype("float32").') },
  'too-large': { reason: 'too-large', wayOn: () => t('Is it a network for MNIST?') },
};

/**
 * What is wrong with arrays, as a fault of a params file; other errors are given back.
 * @param array what is wrong, where it is one of several in the file: `has an array "W1", which`
 */
export function arrayFault(error: unknown, fault: FaultOf, array = ''): unknown {
  if (!(error instanceof ArrayError)) {
    return error;
  }
  const { reason, wayOn } = FAULTS[error.reason];
  return fault(reason, `${array === '' ? '' : `${array} `}${error.message}. ${wayOn()}`);
}
