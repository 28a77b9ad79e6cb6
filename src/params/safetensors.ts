// Networks as safetensors files: a length, a JSON header, then the numbers themselves.
// https://github.com/huggingface/safetensors; names and shapes are those of PyTorch's nn.Sequential,
// whose load_state_dict takes such a file as it is.
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
import { BYTES_PER_FLOAT, LENGTH_BYTES, readTensorFile, type Tensor } from './tensorFile.ts';

/** Of the largest file that is read by default. */
export const MAXIMUM_FILE_BYTES = DEFAULT_MAXIMUM_BYTES;

/**
 * The bytes of a params file.
 * @throws {ParamsError} `not-finite`: a file that could not be read again is not written
 */
export function encodeSafetensors({ parameters, provenance }: ParamsFile): Uint8Array {
  refuseNotFinite(parameters);
  const header: Record<string, unknown> = {
    __metadata__: provenanceToMetadata(provenance, parameters),
  };
  const tensors: Float32Array[] = [];
  let offset = 0;
  const add = (name: string, values: Float32Array, shape: readonly number[]) => {
    const end = offset + values.length * BYTES_PER_FLOAT;
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] };
    tensors.push(values);
    offset = end;
  };
  for (const [index, layer] of parameters.entries()) {
    const names = tensorNames(index);
    add(names.weight, layer.weights, [layer.outputs, layer.inputs]);
    add(names.bias, layer.biases, [layer.outputs]);
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(json.length / LENGTH_BYTES) * LENGTH_BYTES;
  const bytes = new Uint8Array(LENGTH_BYTES + headerLength + offset);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, LENGTH_BYTES);
  bytes.fill(0x20, LENGTH_BYTES + json.length, LENGTH_BYTES + headerLength);
  let position = LENGTH_BYTES + headerLength;
  for (const values of tensors) {
    for (const value of values) {
      view.setFloat32(position, value, true);
      position += BYTES_PER_FLOAT;
    }
  }
  return bytes;
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
      `is a network with the activation ${quoted(activation)}; only ${quoted(ACTIVATION)} can be read. Train one with ReLU.`,
    );
  }
  const found = layersText(parameters);
  const claimed = metadata.get('layers') ?? found;
  if (/^\d+(-\d+)+$/.test(claimed) && claimed !== found) {
    throw fault(
      'layers',
      `says that its layers are ${claimed.slice(0, 60)}, but holds ${found.slice(0, 60)}. Is a layer missing? Save it again.`,
    );
  }
}

/** The native format. */
export const SAFETENSORS: Codec = {
  ...FORMATS.safetensors,
  read: decodeSafetensors,
  write: encodeSafetensors,
};
