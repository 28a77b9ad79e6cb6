// Networks as safetensors files: a length, a JSON header, then the numbers themselves.
// https://github.com/huggingface/safetensors; names and shapes are those of PyTorch's nn.Sequential,
// whose load_state_dict takes such a file as it is.
import type { NetworkParameters } from '../nn/parameters.ts';
import { findLayers, layersText, notFinite, readLayer, tensorNames } from './layerTensors.ts';
import { type FaultOf, faultsOf } from './paramsFault.ts';
import type { ParamsFile } from './paramsFile.ts';
import { ACTIVATION, provenanceFromMetadata, provenanceToMetadata } from './provenance.ts';
import { BYTES_PER_FLOAT, LENGTH_BYTES, quoted, readTensorFile } from './tensorFile.ts';

export { MAXIMUM_FILE_BYTES } from './tensorFile.ts';

/**
 * The bytes of a params file.
 * @throws {ParamsError} `not-finite`: a file that could not be read again is not written
 */
export function encodeSafetensors({ parameters, provenance }: ParamsFile): Uint8Array {
  const header: Record<string, unknown> = {
    __metadata__: provenanceToMetadata(provenance, parameters),
  };
  const tensors: { name: string; values: Float32Array }[] = [];
  let offset = 0;
  const add = (name: string, values: Float32Array, shape: readonly number[]) => {
    const end = offset + values.length * BYTES_PER_FLOAT;
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] };
    tensors.push({ name, values });
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
  for (const { name, values } of tensors) {
    writeFloats(view, position, name, values);
    position += values.length * BYTES_PER_FLOAT;
  }
  return bytes;
}

function writeFloats(view: DataView, position: number, name: string, values: Float32Array): void {
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) {
      throw notFinite(name, index, values[index], faultsOf('The network'));
    }
    view.setFloat32(position + index * BYTES_PER_FLOAT, values[index], true);
  }
}

/**
 * Reads a params file from anywhere; nothing in it is believed before it is checked.
 * @param fileName for the sentences of errors
 * @throws {ParamsError}
 */
export function decodeSafetensors(bytes: Uint8Array, fileName: string): ParamsFile {
  const fault = faultsOf(fileName);
  const { metadata, tensors } = readTensorFile(bytes, fault);
  const parameters = findLayers(tensors, fault).map(layer => readLayer(layer, bytes, fault));
  checkClaims(metadata, parameters, fault);
  return { parameters, provenance: provenanceFromMetadata(metadata) };
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
      `is a network with the activation ${quoted(activation)}; only ${quoted(ACTIVATION)} can be read.`,
    );
  }
  const found = layersText(parameters);
  const claimed = metadata.get('layers') ?? found;
  if (/^\d+(-\d+)+$/.test(claimed) && claimed !== found) {
    throw fault(
      'layers',
      `says that its layers are ${claimed.slice(0, 60)}, but holds ${found.slice(0, 60)}. Is a layer missing?`,
    );
  }
}
