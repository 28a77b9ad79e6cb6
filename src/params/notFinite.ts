import { t } from '@vscode/l10n';
import type { NetworkParameters } from '../nn/parameters.ts';
import { tensorNames } from './layerTensors.ts';
import { type FaultOf, faultsOf, grouped, quoted } from './paramsFault.ts';
import type { ParamsError } from './paramsFile.ts';

/** What to say of a number in a file that no network can have. */
export function notFinite(name: string, index: number, value: number, fault: FaultOf): ParamsError {
  const values = { value, name: quoted(name), index: grouped(index) };
  return fault(
    'not-finite',
    Number.isFinite(value)
      ? t(
          'holds {value} in tensor {name} at index {index}, more than float32 can hold. Train again with a lower learning rate.',
          values,
        )
      : t(
          'holds {value} in tensor {name} at index {index}: its training diverged, or the file is damaged. Train again with a lower learning rate, or get the file again.',
          values,
        ),
  );
}

/**
 * For writers: what could not be read again is not written.
 * @throws {ParamsError} `not-finite`, with the tensor's name in PyTorch's way and the index
 */
export function refuseNotFinite(parameters: NetworkParameters): void {
  for (const [index, { weights, biases }] of parameters.entries()) {
    const names = tensorNames(index);
    for (const [name, values] of [
      [names.weight, weights],
      [names.bias, biases],
    ] as const) {
      const place = values.findIndex(value => !Number.isFinite(value));
      if (place !== -1) {
        throw faultsOf(t('The network'))(
          'not-finite',
          t(
            'holds {value} in tensor {name} at index {index}: its training diverged. Train again with a lower learning rate.',
            { value: values[place], name: quoted(name), index: grouped(place) },
          ),
        );
      }
    }
  }
}
