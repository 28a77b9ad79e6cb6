// Networks as safetensors files: a length, a JSON header, then the numbers themselves.
// https://github.com/huggingface/safetensors; names and shapes are those of PyTorch's nn.Sequential,
// whose load_state_dict takes such a file as it is.
import { t } from '@vscode/l10n';
import type { NetworkParameters } from '../nn/parameters.ts';
import { type Codec, DEFAULT_MAXIMUM_BYTES, type ReadOptions } from './codec.ts';
import { decodeTensor } from './dtype.ts';
import { FORMATS } from './formats.ts';
import { layersOfArrays } from './layersOfArrays.ts';
import { layersText, tensorNames } from './layerTensors.ts';
import type { NamedArray } from './namedArray.ts';
import { refuseNotFinite } from './notFinite.ts';
import { type FaultOf, faultsOf, quoted } from './paramsFault.ts';
import type { ParamsFile } from './paramsFile.ts';
import { ACTIVATION, provenanceFromMetadata, provenanceToMetadata } from './provenance.ts';
import { readTensorFile, type Tensor } from './tensorFile.ts';
import { writeTensorFile } from './writeTensorFile.ts';

/** Of the largest file that is read by default. */
export const MAXIMUM_FILE_BYTES = DEFAULT_MAXIMUM_BYTES;

/**
 * The bytes of a params file.
 * @throws {ParamsError} `not-finite`: a file that could not be read again is not written
 */
export function encodeSafetensors({ parameters, provenance }: ParamsFile): Uint8Array {
  refuseNotFinite(parameters);
  const tensors = parameters.flatMap(({ inputs, outputs, weights, biases }, index) => {
    const names = tensorNames(index);
    return [
      { name: names.weight, values: weights, shape: [outputs, inputs] },
      { name: names.bias, values: biases, shape: [outputs] },
    ];
  });
  return writeTensorFile(provenanceToMetadata(provenance, parameters), tensors);
}

/**
 * Reads a params file from anywhere; nothing in it is believed before it is checked.
 * @param fileName for the sentences of errors
 * @throws {ParamsError}
 */
export function decodeSafetensors(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): ParamsFile {
  const fault = faultsOf(fileName);
  const { metadata, tensors } = readTensorFile(bytes, fault, options);
  const arrays = tensors.map(tensor => new TensorArray(tensor, bytes, fault));
  const parameters = layersOfArrays(arrays, fault);
  checkClaims(metadata, parameters, fault);
  return { parameters, provenance: provenanceFromMetadata(metadata) };
}

/** A tensor whose numbers are decoded when it is known that they belong to a network. */
class TensorArray implements NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly #decode: () => Float32Array | Float64Array;

  constructor(tensor: Tensor, bytes: Uint8Array, fault: FaultOf) {
    this.name = tensor.name;
    this.shape = tensor.shape;
    this.#decode = () => decodeTensor(tensor, bytes, fault);
  }

  get values(): Float32Array | Float64Array {
    return this.#decode();
  }
}

/** Claims that change what the numbers mean, or show that some are missing, must be true. */
function checkClaims(
  metadata: ReadonlyMap<string, string>,
  parameters: NetworkParameters,
  fault: FaultOf,
): void {
  const activation = metadata.get('activation') ?? ACTIVATION;
  if (activation !== ACTIVATION) {
    throw fault(
      'layers',
      t(
        'is a network with the activation {activation}; only {ACTIVATION} can be read. Train one with ReLU.',
        { activation: quoted(activation), ACTIVATION: quoted(ACTIVATION) },
      ),
    );
  }
  const found = layersText(parameters);
  const claimed = metadata.get('layers') ?? found;
  if (/^\d+(-\d+)+$/.test(claimed) && claimed !== found) {
    throw fault(
      'layers',
      t(
        'says that its layers are {slice}, but holds {slice2}. Is a layer missing? Save it again.',
        { slice: claimed.slice(0, 60), slice2: found.slice(0, 60) },
      ),
    );
  }
}

/** The native format. */
export const SAFETENSORS: Codec = {
  ...FORMATS.safetensors,
  read: decodeSafetensors,
  write: encodeSafetensors,
};
