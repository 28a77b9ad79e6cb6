import { writeFileAside } from '../data/writeAside.ts';
import { writerOf } from '../params/codecs.ts';
import { encodeOptimizerFile, OPTIMIZER_ENDING } from '../params/optimizerFile.ts';
import { parametersDigest } from '../params/parametersDigest.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import { InputError } from './failures.ts';
import { readBytes } from './paramsOnDisk.ts';

/** The bytes of the optimizer file beside a params file; undefined if there is none to be read. */
export async function readOptimizer(file: string): Promise<Uint8Array | undefined> {
  return readBytes(`${file}${OPTIMIZER_ENDING}`).catch(() => undefined);
}

/**
 * Writes what the optimizer remembers, if it remembers anything, beside the params file; other formats
 * than the native one do not keep where the run stood, and get none.
 * @throws {InputError} that says why, and that the weights are saved
 */
export async function writeOptimizer(
  file: string,
  { parameters, provenance, optimizer: state }: Checkpoint,
): Promise<void> {
  const optimizer = provenance.settings?.optimizer;
  if (!state || !optimizer || writerOf(file).format !== 'safetensors') {
    return;
  }
  const digest = await parametersDigest(parameters);
  const bytes = encodeOptimizerFile({ optimizer, state, parametersDigest: digest });
  try {
    await writeFileAside(`${file}${OPTIMIZER_ENDING}`, bytes);
  } catch (error) {
    throw new InputError(`${(error as Error).message} The weights are saved in ${file}.`);
  }
}
