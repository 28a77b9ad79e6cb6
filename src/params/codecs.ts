import type { Codec } from './codec.ts';
import { NPZ } from './npz.ts';
import { faultsOf } from './paramsFault.ts';
import { PICKLE } from './pickle.ts';
import { SAFETENSORS } from './safetensors.ts';

/** Every format; the native one first. */
export const CODECS: readonly Codec[] = [SAFETENSORS, PICKLE, NPZ];

/**
 * The format of a file, by the ending of its name.
 * @throws {ParamsError} `format`, with a way on
 */
export function codecOf(fileName: string): Codec {
  const name = fileName.toLowerCase();
  const found = CODECS.find(({ extensions }) => extensions.some(ending => name.endsWith(ending)));
  if (!found) {
    throw faultsOf(fileName)('format', 'has an ending that no format of params files has.');
  }
  return found;
}
