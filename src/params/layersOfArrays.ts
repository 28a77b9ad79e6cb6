import { t } from '@vscode/l10n';
import type { LayerParameters, NetworkParameters } from '../nn/parameters.ts';
import { isVector, type LayerArrays, lengthOf, pairArrays } from './layerArrays.ts';
import { orderLayers } from './layerOrder.ts';
import type { NamedArray } from './namedArray.ts';
import { notFinite } from './notFinite.ts';
import { type FaultOf, grouped, quoted, shapeText } from './paramsFault.ts';

/**
 * Finds the chain of dense layers from 784 pixels to 10 digits among the arrays of a file. Which
 * weights and biases belong together say the names, or the places where they do not (`pairArrays`);
 * the order say the numbers in the names, else the file (`orderLayers`). Weights may be
 * `[outputs, inputs]` (PyTorch) or `[inputs, outputs]` (Keras), biases `[outputs]`, `[outputs, 1]`
 * or `[1, outputs]`. A network that has no biases at all, as PyTorch's `Linear(…, bias=False)`
 * leaves it, gets zeros.
 *
 * Every shape is checked before the first number is looked at. The layers have memory of their own.
 * @throws {ParamsError} `layers`: none, something beside them, or some that do not fit together;
 *   `not-finite`: a number that is none or beyond float32, by its tensor and index
 */
export function layersOfArrays(arrays: readonly NamedArray[], fault: FaultOf): NetworkParameters {
  const { layers, isTransposed } = orderLayers(pairArrays(arrays, fault), fault);
  checkPlacesForRelu(layers, fault);
  for (const layer of layers) {
    checkBias(layer, outputsOf(layer, isTransposed), fault);
  }
  return layers.map(layer => readLayer(layer, isTransposed, fault));
}

/** `nn.Sequential` counts its parts: between two dense layers side by side there is no ReLU. */
function checkPlacesForRelu(layers: readonly LayerArrays[], fault: FaultOf): void {
  const places = layers.map(({ weight }) => Number(/^(\d+)\.weight$/.exec(weight.name)?.[1]));
  const second = places.findIndex((place, index) => place === places[index - 1] + 1);
  if (second !== -1) {
    const [before, after] = layers.slice(second - 1).map(({ weight }) => quoted(weight.name));
    throw fault(
      'layers',
      t(
        'has no place for the ReLU between {before} and {after}. Only networks with ReLU after each hidden layer can be read.',
        { before, after },
      ),
    );
  }
}

function outputsOf({ weight }: LayerArrays, isTransposed: boolean): number {
  return weight.shape[isTransposed ? 1 : 0];
}

function checkBias({ weight, bias }: LayerArrays, outputs: number, fault: FaultOf): void {
  if (bias && (!isVector(bias) || lengthOf(bias) !== outputs)) {
    throw fault(
      'layers',
      t(
        'has {biases} of the shape {shape} beside {outputs} outputs of {weights}: it must have one number for each. Save the network anew, with all its layers.',
        {
          biases: quoted(bias.name),
          shape: shapeText(bias.shape),
          outputs: grouped(outputs),
          weights: quoted(weight.name),
        },
      ),
    );
  }
}

function readLayer(layer: LayerArrays, isTransposed: boolean, fault: FaultOf): LayerParameters {
  const { weight, bias } = layer;
  const [rows, columns] = weight.shape;
  const outputs = outputsOf(layer, isTransposed);
  const values = readFloats(weight, fault);
  return {
    inputs: isTransposed ? rows : columns,
    outputs,
    weights: isTransposed ? transpose(values, rows, columns) : values,
    biases: bias ? readFloats(bias, fault) : new Float32Array(outputs),
  };
}

function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const transposed = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      transposed[column * rows + row] = values[row * columns + column];
    }
  }
  return transposed;
}

/** A copy, rounded to float32. */
function readFloats(array: NamedArray, fault: FaultOf): Float32Array {
  const { values } = array;
  const expected = lengthOf(array);
  if (values.length !== expected) {
    throw fault(
      'offsets',
      t(
        'has {length} numbers in {name}, whose shape {shape} needs {expected}. Get or save it again.',
        {
          length: grouped(values.length),
          name: quoted(array.name),
          shape: shapeText(array.shape),
          expected: grouped(expected),
        },
      ),
    );
  }
  const floats = Float32Array.from(values);
  const place = floats.findIndex(value => !Number.isFinite(value));
  if (place !== -1) {
    throw notFinite(array.name, place, values[place], fault);
  }
  return floats;
}
