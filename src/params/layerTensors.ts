// Between tensors with PyTorch's names and the layers of a network.
import type { LayerParameters, NetworkParameters } from '../nn/parameters.ts';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';
import { dtypeFault } from './dtype.ts';
import type { FaultOf } from './paramsFault.ts';
import { BYTES_PER_FLOAT, quoted, type Tensor } from './tensorFile.ts';

/** `0.weight`: the place in `nn.Sequential`, and which of the layer's tensors. */
const TENSOR_NAME = /^(0|[1-9]\d{0,3})\.(weight|bias)$/;

/** Places in `nn.Sequential` from one dense layer to the next: the ReLU stands between them. */
const PLACES_PER_LAYER = 2;

/** The names that PyTorch gives the tensors of the layer in an `nn.Sequential` of Linear and ReLU. */
export function tensorNames(layer: number): { weight: string; bias: string } {
  const place = layer * PLACES_PER_LAYER;
  return { weight: `${place}.weight`, bias: `${place}.bias` };
}

/** Sizes of all layers as people write them: `784-128-10`. */
export function layersText(parameters: NetworkParameters): string {
  return [INPUT_SIZE, ...parameters.map(layer => layer.outputs)].join('-');
}

interface LayerTensors {
  readonly place: number;
  readonly weight: Tensor;
  readonly bias: Tensor;
}

/**
 * Finds the dense layers among the tensors of a file, by rising place, and checks that they form a
 * network from 784 pixels to 10 digits. Places may be left out where PyTorch has layers without
 * parameters (Flatten, Dropout), but there is always one between two layers: the ReLU.
 * @throws {ParamsError} `layers`, or `dtype` where all else is right: then converting it is the way on
 */
export function findLayers(tensors: readonly Tensor[], fault: FaultOf): LayerTensors[] {
  const layers = pairTensors(tensors, fault);
  let inputs = INPUT_SIZE;
  let before: LayerTensors | undefined;
  for (const layer of layers) {
    checkShapes(layer, fault);
    const name = quoted(layer.weight.name);
    if (layer.weight.shape[1] !== inputs) {
      const source = before
        ? `${quoted(before.weight.name)} gives ${inputs} values`
        : `a digit has ${inputs} pixels`;
      throw fault(
        'layers',
        `has layers that do not fit together: ${source}, but ${name} takes ${layer.weight.shape[1]}. Is a layer missing?`,
      );
    }
    if (before && layer.place < before.place + PLACES_PER_LAYER) {
      throw fault(
        'layers',
        `has no place for the ReLU between ${quoted(before.weight.name)} and ${name}; only networks with ReLU after each hidden layer can be read.`,
      );
    }
    inputs = layer.weight.shape[0];
    before = layer;
  }
  if (inputs !== OUTPUT_SIZE || layers.length === 0) {
    throw fault(
      'layers',
      layers.length === 0
        ? 'holds no layers: there is no tensor "0.weight".'
        : `has a last layer with ${inputs} outputs, not one for each of the ${OUTPUT_SIZE} digits. Is a layer missing?`,
    );
  }
  checkDtypes(layers, fault);
  return layers;
}

function checkDtypes(layers: readonly LayerTensors[], fault: FaultOf): void {
  const tensors = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const other = tensors.find(tensor => tensor.dtype !== 'F32');
  if (other) {
    throw dtypeFault(other, fault);
  }
}

function pairTensors(tensors: readonly Tensor[], fault: FaultOf): LayerTensors[] {
  const places = new Map<number, { weight?: Tensor; bias?: Tensor }>();
  for (const tensor of tensors) {
    const match = TENSOR_NAME.exec(tensor.name);
    if (!match) {
      throw fault(
        'layers',
        `has a tensor ${quoted(tensor.name)}; expected are only "0.weight", "0.bias", "2.weight" and so on, as PyTorch's nn.Sequential names them.`,
      );
    }
    const place = Number(match[1]);
    places.set(place, { ...places.get(place), [match[2]]: tensor });
  }
  return [...places]
    .sort(([a], [b]) => a - b)
    .map(([place, { weight, bias }]) => {
      if (!weight || !bias) {
        const missing = weight ? 'bias' : 'weight';
        const found = weight ? 'weight' : 'bias';
        throw fault('layers', `has a tensor "${place}.${found}" but no "${place}.${missing}".`);
      }
      return { place, weight, bias };
    });
}

function checkShapes({ weight, bias }: LayerTensors, fault: FaultOf): void {
  if (weight.shape.length !== 2 || weight.shape.includes(0)) {
    throw fault(
      'layers',
      `has a tensor ${quoted(weight.name)} of the shape [${weight.shape.join(', ')}], not [outputs, inputs].`,
    );
  }
  if (bias.shape.length !== 1 || bias.shape[0] !== weight.shape[0]) {
    throw fault(
      'layers',
      `has a tensor ${quoted(bias.name)} of the shape [${bias.shape.join(', ')}] beside ${weight.shape[0]} outputs.`,
    );
  }
}

/**
 * Copies a layer's numbers out of the file.
 * @throws {ParamsError} `not-finite`
 */
export function readLayer(
  { weight, bias }: LayerTensors,
  bytes: Uint8Array,
  fault: FaultOf,
): LayerParameters {
  const [outputs, inputs] = weight.shape;
  return {
    inputs,
    outputs,
    weights: readFloats(weight, bytes, fault),
    biases: readFloats(bias, bytes, fault),
  };
}

/** By DataView: the tensor may lie at an odd address of its buffer, and the machine may be big-endian. */
function readFloats(tensor: Tensor, bytes: Uint8Array, fault: FaultOf): Float32Array {
  const size = tensor.end - tensor.begin;
  const view = new DataView(bytes.buffer, bytes.byteOffset + tensor.begin, size);
  const values = new Float32Array(size / BYTES_PER_FLOAT);
  for (let index = 0; index < values.length; index++) {
    const value = view.getFloat32(index * BYTES_PER_FLOAT, true);
    if (!Number.isFinite(value)) {
      throw notFinite(tensor.name, index, value, fault);
    }
    values[index] = value;
  }
  return values;
}

export function notFinite(name: string, index: number, value: number, fault: FaultOf) {
  return fault(
    'not-finite',
    `holds ${value} in tensor ${quoted(name)} at index ${index}: its training diverged. Train again with a lower learning rate.`,
  );
}
