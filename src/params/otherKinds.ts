import { t } from '@vscode/l10n';
import { faultsOf } from './paramsFault.ts';
import type { ParamsError } from './paramsFile.ts';

interface OtherKind {
  readonly endings: readonly string[];
  /** What it is, and the line of Python that makes a file of it that can be read. */
  readonly advice: () => string;
}

/** Files that people have and that cannot be read. */
const OTHER_KINDS: readonly OtherKind[] = [
  {
    endings: ['.pt', '.pth', '.ckpt'],
    advice: () =>
      t(
        'is a PyTorch file, which can run code when it is opened: it is not read. In Python, where you trust it: from safetensors.torch import save_file; save_file(model.state_dict(), "params.safetensors").',
      ),
  },
  {
    endings: ['.h5', '.hdf5', '.keras'],
    advice: () =>
      t(
        'is a Keras file, which cannot be read. In Python: numpy.savez("params.npz", *model.get_weights()).',
      ),
  },
  {
    endings: ['.onnx'],
    advice: () =>
      t(
        'is an ONNX file, which can be written, not read. In Python: numpy.savez("params.npz", *map(onnx.numpy_helper.to_array, onnx.load("model.onnx").graph.initializer)).',
      ),
  },
  {
    endings: ['.npy'],
    advice: () =>
      t(
        'is a single NumPy array, not a network. In Python: numpy.savez("params.npz", W1=W1, b1=b1, W2=W2, b2=b2).',
      ),
  },
];

/**
 * What to say of a file whose ending no format has that can be read or written.
 * @param endings those of the formats that can
 */
export function otherKindFault(
  fileName: string,
  what: 'read' | 'write',
  endings: readonly string[],
): ParamsError {
  const name = fileName.toLowerCase();
  const kind = OTHER_KINDS.find(other => other.endings.some(ending => name.endsWith(ending)));
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? '';
  const known = t('{before} or {last}', {
    ...{ before: endings.slice(0, -1).join(', '), last: endings.at(-1) ?? '' },
  });
  return faultsOf(fileName)(
    'format',
    kind && what === 'read'
      ? kind.advice()
      : what === 'read'
        ? t(
            'has the ending "{ending}", which no params file has. Choose one that ends in {known}.',
            { ending, known },
          )
        : t(
            'has the ending "{ending}", which cannot be written. Choose a name that ends in {known}.',
            { ending, known },
          ),
  );
}
