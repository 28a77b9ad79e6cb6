// Networks as zip files of NumPy arrays, the way numpy.savez saves them.
import { t } from '@vscode/l10n';
import { readNpy } from '../arrays/npy.ts';
import { encodeNpz } from '../arrays/writeNpz.ts';
import { isZip, readZipDirectory, type ZipEntry } from '../arrays/zipDirectory.ts';
import { readZipEntry } from '../arrays/zipEntry.ts';
import { arrayFault } from './arrayFault.ts';
import { type Codec, DEFAULT_MAXIMUM_BYTES, type ReadOptions } from './codec.ts';
import { EncodedArray } from './encodedArray.ts';
import { FORMATS } from './formats.ts';
import { layersOfArrays } from './layersOfArrays.ts';
import type { NamedArray } from './namedArray.ts';
import { refuseNotFinite } from './notFinite.ts';
import { decodeNpzComment, encodeNpzComment } from './npzComment.ts';
import { type FaultOf, faultsOf, grouped, quoted } from './paramsFault.ts';
import type { ParamsFile } from './paramsFile.ts';
import { isTorchZip } from './pickleKind.ts';
import { refusePlaceholder } from './placeholder.ts';
import { provenanceToMetadata } from './provenance.ts';
import { provenanceOf } from './provenanceOf.ts';
import { refuseTooLarge } from './sizeLimit.ts';

const ENDING = '.npy';
/** A network has a few. */
const MOST_ENTRIES = 10_000;
/** Weights that learned something pack to half of their size at best; a bomb to a thousandth. */
const BEST_COMPRESSION = 100;
/** Below that even a bomb does no harm, and zeros are networks too. */
const HARMLESS_BYTES = 16 * 1024 * 1024;

/**
 * Reads an `.npz` file from anywhere; what it claims is checked before anything is unpacked.
 * @param fileName for the sentences of errors
 * @throws {ParamsError}
 */
export function decodeNpz(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): ParamsFile {
  const fault = faultsOf(fileName);
  refuseTooLarge(bytes.length, options, fault);
  refuseOtherKinds(bytes, fault);
  try {
    const { entries, comment } = readZipDirectory(bytes);
    refuseBombs(entries, options.maximumBytes ?? DEFAULT_MAXIMUM_BYTES, fault);
    const arrays = entries.map(entry => arrayOf(bytes, entry, fault));
    const parameters = layersOfArrays(arrays, fault);
    return { parameters, provenance: provenanceOf(decodeNpzComment(comment), parameters, fault) };
  } catch (error) {
    throw arrayFault(error, fault);
  }
}

function refuseOtherKinds(bytes: Uint8Array, fault: FaultOf): void {
  refusePlaceholder(bytes, fault);
  if (!isZip(bytes)) {
    throw fault(
      'format',
      t(
        'is not an npz file (a zip file of NumPy arrays). Save it with numpy.savez("params.npz", W1=W1, b1=b1, W2=W2, b2=b2).',
      ),
    );
  }
  if (isTorchZip(bytes)) {
    throw fault(
      'format',
      t(
        'is a PyTorch file, not an npz file. In Python, where you trust it: safetensors.torch.save_file(model.state_dict(), "params.safetensors").',
      ),
    );
  }
}

/** By what the directory claims, before the first entry is unpacked. */
function refuseBombs(entries: readonly ZipEntry[], maximumBytes: number, fault: FaultOf): void {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const packed = entries.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  if (entries.length > MOST_ENTRIES) {
    throw fault(
      'too-large',
      t('holds {length} tensors; a dense network for MNIST has a few. Choose another file.', {
        length: grouped(entries.length),
      }),
    );
  }
  if (total > maximumBytes) {
    throw fault(
      'too-large',
      t(
        'would unpack to {total} bytes, more than the {maximumBytes} that are read. Is it a network for MNIST?',
        { total: grouped(total), maximumBytes: grouped(maximumBytes) },
      ),
    );
  }
  if (total > HARMLESS_BYTES && total > packed * BEST_COMPRESSION) {
    throw fault(
      'too-large',
      t(
        'would unpack from {packed} to {total} bytes, as no trained weights do. Save the network again, with numpy.savez.',
        { packed: grouped(packed), total: grouped(total) },
      ),
    );
  }
}

function arrayOf(file: Uint8Array, entry: ZipEntry, fault: FaultOf): NamedArray {
  if (!entry.name.endsWith(ENDING)) {
    throw fault(
      'format',
      t(
        'has an entry {name} that is no NumPy array. Save the network with numpy.savez and nothing else in the file.',
        { name: quoted(entry.name) },
      ),
    );
  }
  const name = entry.name.slice(0, -ENDING.length);
  const content = readZipEntry(file, entry, entry.bytes);
  try {
    return new EncodedArray(name, readNpy(content), fault);
  } catch (error) {
    throw arrayFault(error, fault, t('has an array {name} that', { name: quoted(name) }));
  }
}

/**
 * The bytes of a file from which `numpy.load` gives `W1` `[outputs, inputs]`, `b1` `[outputs, 1]` and
 * so on, float32. What made them is the zip file's comment, which NumPy passes over.
 * @throws {ParamsError} `not-finite`: a file that could not be read again is not written
 */
export function encodeNpzParams({ parameters, provenance }: ParamsFile): Uint8Array {
  refuseNotFinite(parameters);
  const arrays = parameters.flatMap(({ inputs, outputs, weights, biases }, index) => [
    { name: `W${index + 1}`, shape: [outputs, inputs], values: weights },
    { name: `b${index + 1}`, shape: [outputs, 1], values: biases },
  ]);
  return encodeNpz(arrays, encodeNpzComment(provenanceToMetadata(provenance, parameters)));
}

/** What `numpy.savez` writes and `numpy.load` reads. */
export const NPZ: Codec = {
  ...FORMATS.npz,
  read: decodeNpz,
  write: encodeNpzParams,
};
