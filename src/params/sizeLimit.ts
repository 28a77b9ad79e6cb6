import { t } from '@vscode/l10n';
import { DEFAULT_MAXIMUM_BYTES, type ReadOptions } from './codec.ts';
import { type FaultOf, grouped } from './paramsFault.ts';

/**
 * For readers, before anything is read or allocated.
 * @param size of the file, in bytes
 * @throws {ParamsError} `too-large`
 */
export function refuseTooLarge(size: number, options: ReadOptions, fault: FaultOf): void {
  const { maximumBytes = DEFAULT_MAXIMUM_BYTES } = options;
  if (size > maximumBytes) {
    throw fault(
      'too-large',
      t(
        'has {size} bytes, more than the {maximumBytes} that are read. Is it a network for MNIST?',
        { size: grouped(size), maximumBytes: grouped(maximumBytes) },
      ),
    );
  }
}
