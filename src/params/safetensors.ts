// Networks as safetensors files: a length, a JSON header, then the numbers themselves.
// https://github.com/huggingface/safetensors; names and shapes are those of PyTorch's nn.Sequential,
// whose load_state_dict takes such a file as it is.
import { type Codec, DEFAULT_MAXIMUM_BYTES, type ReadOptions } from './codec.ts';
import { decodeTensor } from './dtype.ts';
import { FORMATS } from './formats.ts';
import { layersOfArrays } from './layersOfArrays.ts';
import { tensorNames } from './layerTensors.ts';
import type { NamedArray } from './namedArray.ts';
import { refuseNotFinite } from './notFinite.ts';
import { type FaultOf, faultsOf } from './paramsFault.ts';
import type { ParamsFile } from './paramsFile.ts';
import { refuseTorch } from './pickleKind.ts';
import { provenanceToMetadata } from './provenance.ts';
import { provenanceOf } from './provenanceOf.ts';
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
  refuseTorch(bytes, fault);
  const { metadata, tensors } = readTensorFile(bytes, fault, options);
  const arrays = tensors.map(tensor => new TensorArray(tensor, bytes, fault));
  const parameters = layersOfArrays(arrays, fault);
  return { parameters, provenance: provenanceOf(metadata, parameters, fault) };
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

/** The native format. */
export const SAFETENSORS: Codec = {
  ...FORMATS.safetensors,
  read: decodeSafetensors,
  write: encodeSafetensors,
};
