// The functions and classes that a pickle may name. None of them is looked up or run: each name
// stands for a few lines in pickleCalls.ts. All others are refused as soon as they are named.
import { t } from '@vscode/l10n';
import { type FaultOf, quoted } from './paramsFault.ts';
import type { ParamsError } from './paramsFile.ts';
import type { KnownGlobal } from './pickleValues.ts';

const KNOWN: ReadonlyMap<string, KnownGlobal> = new Map([
  // NumPy 1 and NumPy 2.
  ['numpy.core.multiarray._reconstruct', 'reconstruct'],
  ['numpy._core.multiarray._reconstruct', 'reconstruct'],
  ['numpy.core.multiarray.scalar', 'scalar'],
  ['numpy._core.multiarray.scalar', 'scalar'],
  ['numpy.core.numeric._frombuffer', 'frombuffer'],
  ['numpy._core.numeric._frombuffer', 'frombuffer'],
  ['numpy.ndarray', 'ndarray'],
  ['numpy.dtype', 'dtype'],
  // Bytes in protocols 0 to 2, which had none.
  ['_codecs.encode', 'encode'],
  ['collections.OrderedDict', 'OrderedDict'],
]);

/** What to do instead, by the package that made the file. */
const WAYS_ON: readonly (readonly [package_: RegExp, maker: string, wayOn: string])[] = [
  [
    /^(torch|torchvision|pytorch_lightning|lightning)\b/,
    'PyTorch',
    'safetensors.torch.save_file(model.state_dict(), "params.safetensors")',
  ],
  [/^joblib\b/, 'joblib', 'pickle.dump(joblib.load("the file"), open("params.pkl", "wb"))'],
  [
    /^sklearn\b/,
    'scikit-learn',
    'pickle.dump((*model.coefs_, *model.intercepts_), open("params.pkl", "wb"))',
  ],
  [/^(keras|tensorflow)\b/, 'Keras', 'pickle.dump(model.get_weights(), open("params.pkl", "wb"))'],
];

/**
 * The known function or class of this name.
 * @param place where the file names it: byte and opcode
 * @throws {ParamsError} `unsafe` for every other
 */
export function knownGlobal(
  module: string,
  name: string,
  place: string,
  fault: FaultOf,
): KnownGlobal {
  const known = KNOWN.get(`${module}.${name}`);
  // A dot inside of the name would reach attributes of what is known.
  if (known === undefined || name.includes('.')) {
    throw refused(`${module}.${name}`, place, fault);
  }
  return known;
}

function refused(path: string, place: string, fault: FaultOf): ParamsError {
  const name = /^[\w.]{1,60}$/.test(path) ? path : quoted(path);
  const [, maker, wayOn] = WAYS_ON.find(([package_]) => package_.test(path)) ?? [];
  return maker === undefined || wayOn === undefined
    ? fault(
        'unsafe',
        t(
          'asks Python to use {name} at {place}; nothing of it was run. Only NumPy arrays are read from pickles: save the network with pickle.dump((W1, b1, W2, b2), file), and load this file nowhere unless you trust its maker.',
          { name, place },
        ),
      )
    : fault(
        'unsafe',
        t(
          'was made by {maker}: it needs {name} at {place}, and only NumPy arrays are read from pickles; nothing of it was run. In Python, where you trust the file: {wayOn}.',
          { maker, name, place, wayOn },
        ),
      );
}
