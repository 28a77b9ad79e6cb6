// Networks as pickles of NumPy arrays, the way scripts save them: pickle.dump((W1, b1, W2, b2), f).
import type { Codec, ReadOptions } from './codec.ts';
import { FORMATS } from './formats.ts';
import { layersOfArrays } from './layersOfArrays.ts';
import { faultsOf } from './paramsFault.ts';
import type { ParamsFile } from './paramsFile.ts';
import { arraysOfPickles } from './pickleArrays.ts';
import { readPickles } from './pickleInterpreter.ts';
import { refuseOtherKinds } from './pickleKind.ts';
import { encodePickle } from './pickleWriter.ts';
import { provenanceOf } from './provenanceOf.ts';
import { refuseTooLarge } from './sizeLimit.ts';

/**
 * Reads a pickle from anywhere; nothing in it is run, imported or believed before it is checked.
 * @param fileName for the sentences of errors
 * @throws {ParamsError}
 */
export function decodePickle(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): ParamsFile {
  const fault = faultsOf(fileName);
  refuseTooLarge(bytes.length, options, fault);
  refuseOtherKinds(bytes, fault);
  const { arrays, metadata } = arraysOfPickles(readPickles(bytes, fault), bytes.length, fault);
  const parameters = layersOfArrays(arrays, fault);
  return { parameters, provenance: provenanceOf(metadata, parameters, fault) };
}

/** What `pickle.dump` writes and `pickle.load` reads. */
export const PICKLE: Codec = {
  ...FORMATS.pkl,
  read: decodePickle,
  write: encodePickle,
};
