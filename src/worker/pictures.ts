import type { LayerParameters, NetworkParameters } from '../nn/parameters.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { WeightPictures } from '../protocol/subjects.ts';
import type { Ground } from './ground.ts';

/** Units drawn at most: more than anybody looks at, and a message stays under 1 MB. */
const MAXIMUM_UNITS = 1024;
/** Outgoing weights sent at most (1 MB); a wider second layer is left out. */
const MAXIMUM_OUTGOING = 2 ** 18;
const LARGEST_BYTE = 127;

/** How many of the network's layers `weightPictures` looks at. */
export function picturedLayers({ hiddenLayers }: Pick<TrainingSettings, 'hiddenLayers'>): number {
  const [, units, outputs] = layerSizes({ hiddenLayers });
  return outputs !== undefined && hasOutgoing(units, outputs) ? 2 : 1;
}

function hasOutgoing(units: number, outputs: number): boolean {
  return Math.min(units, MAXIMUM_UNITS) * outputs <= MAXIMUM_OUTGOING;
}

/**
 * The weights of the first layer as pictures, the strongest units first.
 * @param parameters of the first layers, as many as `picturedLayers` says, or more
 * @param nextOutputs of the second layer; 0: there is none
 */
export function weightPictures(
  parameters: NetworkParameters,
  iteration: number,
  nextOutputs = parameters[1]?.outputs ?? 0,
): WeightPictures {
  const [first, second] = parameters;
  const all = strengthsOf(first);
  const units = Uint32Array.from(all.keys())
    .sort((a, b) => all[b] - all[a] || a - b)
    .slice(0, MAXIMUM_UNITS);
  const scale = largestMagnitude(first.weights);
  const isRead = second !== undefined && hasOutgoing(first.outputs, second.outputs);
  return {
    iteration,
    unitsInAll: first.outputs,
    units,
    strengths: Float32Array.from(units, unit => all[unit]),
    weights: quantized(first, units, scale),
    scale,
    outgoing: isRead ? outgoingWeights(second, units) : new Float32Array(0),
    nextOutputs,
  };
}

/** The question `pictures`. */
export async function answerPictures(ground: Ground): Promise<WeightPictures> {
  const [, , nextOutputs = 0] = layerSizes(ground.settings);
  return weightPictures(await ground.parameters(), ground.iteration, nextOutputs);
}

/** `[outputs]` length of each unit's weight vector. */
function strengthsOf({ inputs, outputs, weights }: LayerParameters): Float32Array {
  const strengths = new Float32Array(outputs);
  for (let unit = 0; unit < outputs; unit++) {
    let squares = 0;
    for (let index = unit * inputs; index < (unit + 1) * inputs; index++) {
      squares += weights[index] * weights[index];
    }
    strengths[unit] = Math.sqrt(squares);
  }
  return strengths;
}

function largestMagnitude(values: Float32Array): number {
  let largest = 0;
  let smallest = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value > largest) {
      largest = value;
    } else if (value < smallest) {
      smallest = value;
    }
  }
  return Math.max(largest, -smallest);
}

function quantized({ inputs, weights }: LayerParameters, units: Uint32Array, scale: number) {
  const pictures = new Int8Array(units.length * inputs);
  const factor = scale > 0 ? LARGEST_BYTE / scale : 0;
  for (const [place, unit] of units.entries()) {
    const from = unit * inputs;
    const to = place * inputs;
    for (let input = 0; input < inputs; input++) {
      // Rounded: an Int8Array cuts off what is behind the point.
      const value = weights[from + input] * factor;
      pictures[to + input] = value < 0 ? value - 0.5 : value + 0.5;
    }
  }
  return pictures;
}

/** `[units, outputs]`: the next layer's columns of these units. */
function outgoingWeights({ inputs, outputs, weights }: LayerParameters, units: Uint32Array) {
  const outgoing = new Float32Array(units.length * outputs);
  for (const [place, unit] of units.entries()) {
    for (let output = 0; output < outputs; output++) {
      outgoing[place * outputs + output] = weights[output * inputs + unit];
    }
  }
  return outgoing;
}
