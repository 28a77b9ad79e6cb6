import type { LayerMemory } from '../../nn/optimizerState.ts';
import type { LayerParameters } from '../../nn/parameters.ts';
import { PANEL, paddedColumns } from './layout.ts';
import type { PlannedLayer } from './memoryPlan.ts';

/** Where numbers for every weight and bias of a layer lie: the parameters or what is remembered. */
type Places = Pick<PlannedLayer, 'inputs' | 'outputs' | 'weights' | 'biases'>;

/** Where the optimizer remembers so many numbers of every parameter: a list of layers for each. */
export function memoryPlaces(layers: readonly PlannedLayer[], remembered: number): Places[][] {
  const kinds = [
    ({ fields }: PlannedLayer) => ({ weights: fields.weightFirst, biases: fields.biasFirst }),
    ({ fields }: PlannedLayer) => ({ weights: fields.weightSecond, biases: fields.biasSecond }),
  ];
  return kinds
    .slice(0, remembered)
    .map(placesOf => layers.map(layer => ({ ...layer, ...placesOf(layer) })));
}

/** Forgets the gradients and what the optimizer remembers of earlier ones. */
export function forgetMemories(buffer: ArrayBufferLike, layers: readonly PlannedLayer[]): void {
  for (const { memories } of layers) {
    new Uint8Array(buffer, memories.start, memories.bytes).fill(0);
  }
}

/** Copies numbers for every weight and bias into the memory of the kernels. */
export function writeParameters(
  buffer: ArrayBufferLike,
  layers: readonly Places[],
  parameters: readonly LayerMemory[],
): void {
  for (const [index, layer] of layers.entries()) {
    const { weights, biases } = parameters[index];
    const target = weightsIn(buffer, layer);
    // The columns too many as well: numbers that are not finite may have come into them.
    target.fill(0);
    for (const { size, inPanels, inRows } of blocksOf(layer)) {
      copyBlock(size, weights, inRows, target, inPanels);
    }
    const biasTarget = new Float32Array(buffer, layer.biases, paddedColumns(layer.outputs));
    biasTarget.fill(0);
    biasTarget.set(biases);
  }
}

/**
 * Copies numbers for every weight `[outputs, inputs]` and bias, in steps of far less than a millisecond.
 * @returns the copies, in shared memory where there is any: a wide network's are not copied again to
 *   reach a thread
 */
export function* readingParameters(
  buffer: ArrayBufferLike,
  layers: readonly Places[],
): Generator<void, LayerParameters[]> {
  const copies: LayerParameters[] = [];
  for (const layer of layers) {
    const { inputs, outputs } = layer;
    const source = weightsIn(buffer, layer);
    const weights = sharedFloats(inputs * outputs);
    for (const { size, inPanels, inRows } of blocksOf(layer)) {
      copyBlock(size, source, inPanels, weights, inRows);
      yield;
    }
    const biases = sharedFloats(outputs);
    biases.set(new Float32Array(buffer, layer.biases, outputs));
    copies.push({ inputs, outputs, weights, biases });
  }
  return copies;
}

function sharedFloats(length: number): Float32Array {
  const Room = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;
  return new Float32Array(new Room(Float32Array.BYTES_PER_ELEMENT * length));
}

function weightsIn(buffer: ArrayBufferLike, { inputs, outputs, weights }: Places) {
  return new Float32Array(buffer, weights, paddedColumns(outputs) * inputs);
}

/** Inputs of a block: with the outputs of a panel 16 KB, which the fastest cache holds. */
const BLOCK_INPUTS = 128;

/** Where the first weight of a block is, and how far the next input's and output's are from it. */
interface Place {
  readonly start: number;
  readonly perInput: number;
  readonly perOutput: number;
}

interface Block {
  readonly size: { readonly inputs: number; readonly outputs: number };
  /** In the memory of the kernels: in panels of 32 outputs. */
  readonly inPanels: Place;
  /** Outside: in rows of inputs. */
  readonly inRows: Place;
}

/** A layer's weights in blocks. */
function* blocksOf({
  inputs,
  outputs,
}: Pick<PlannedLayer, 'inputs' | 'outputs'>): Generator<Block> {
  const columns = paddedColumns(outputs);
  for (let output = 0; output < outputs; output += PANEL) {
    const width = Math.min(PANEL, columns - output);
    for (let input = 0; input < inputs; input += BLOCK_INPUTS) {
      const start = output * inputs;
      yield {
        size: {
          inputs: Math.min(BLOCK_INPUTS, inputs - input),
          outputs: Math.min(PANEL, outputs - output),
        },
        inPanels: { start: start + input * width, perInput: width, perOutput: 1 },
        inRows: { start: start + input, perInput: 1, perOutput: inputs },
      };
    }
  }
}

function copyBlock(
  { inputs, outputs }: Block['size'],
  source: Float32Array | Float64Array,
  from: Place,
  target: Float32Array,
  to: Place,
): void {
  for (let output = 0; output < outputs; output++) {
    let read = from.start + output * from.perOutput;
    let write = to.start + output * to.perOutput;
    for (let input = 0; input < inputs; input++) {
      target[write] = source[read];
      read += from.perInput;
      write += to.perInput;
    }
  }
}
