import type { LayerParameters, NetworkParameters } from '../../nn/parameters.ts';
import { PANEL, paddedColumns } from './layout.ts';
import type { PlannedLayer } from './memoryPlan.ts';

/** Copies weights and biases into the memory of the kernels; all that was remembered of earlier ones is zero. */
export function writeParameters(
  buffer: ArrayBufferLike,
  layers: readonly PlannedLayer[],
  parameters: NetworkParameters,
): void {
  for (const [index, layer] of layers.entries()) {
    const { weights, biases } = parameters[index];
    const target = weightsIn(buffer, layer);
    // The columns too many as well: numbers that are not finite may have come into them.
    target.fill(0);
    eachWeight(layer, (place, weight) => {
      target[place] = weights[weight];
    });
    const biasTarget = new Float32Array(buffer, layer.biases, paddedColumns(layer.outputs));
    biasTarget.fill(0);
    biasTarget.set(biases);
    new Uint8Array(buffer, layer.memories.start, layer.memories.bytes).fill(0);
  }
}

/** A copy of weights `[outputs, inputs]` and biases. */
export function readParameters(
  buffer: ArrayBufferLike,
  layers: readonly PlannedLayer[],
): LayerParameters[] {
  return layers.map(layer => {
    const { inputs, outputs } = layer;
    const source = weightsIn(buffer, layer);
    const weights = new Float32Array(inputs * outputs);
    eachWeight(layer, (place, weight) => {
      weights[weight] = source[place];
    });
    const biases = new Float32Array(outputs);
    biases.set(new Float32Array(buffer, layer.biases, outputs));
    return { inputs, outputs, weights, biases };
  });
}

function weightsIn(buffer: ArrayBufferLike, { inputs, outputs, weights }: PlannedLayer) {
  return new Float32Array(buffer, weights, paddedColumns(outputs) * inputs);
}

/** Where each weight is: in panels of 32 outputs here, in rows of inputs outside. */
function eachWeight(
  { inputs, outputs }: Pick<PlannedLayer, 'inputs' | 'outputs'>,
  visit: (place: number, weight: number) => void,
): void {
  const columns = paddedColumns(outputs);
  for (let first = 0; first < outputs; first += PANEL) {
    const width = Math.min(PANEL, columns - first);
    for (let output = first; output < Math.min(first + PANEL, outputs); output++) {
      for (let input = 0; input < inputs; input++) {
        visit(first * inputs + input * width + (output - first), output * inputs + input);
      }
    }
  }
}
