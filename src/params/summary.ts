import { layerSizes } from '../nn/settings.ts';
import { tensorNames } from './layerTensors.ts';
import type { ParamsFile } from './paramsFile.ts';

/** One tensor in numbers. */
export interface TensorSummary {
  /** As PyTorch names it in an `nn.Sequential`, whatever the file says. */
  readonly name: string;
  /** `[outputs, inputs]` or `[outputs]`. */
  readonly shape: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  /** Of all numbers, not of a sample: divided by their count. */
  readonly standardDeviation: number;
}

/** A network in numbers. */
export interface ParamsSummary {
  /** From the pixels to the digits, e.g. [784, 128, 10]. */
  readonly layers: readonly number[];
  /** Weights and biases. */
  readonly parameterCount: number;
  readonly tensors: readonly TensorSummary[];
}

/** What can be said of a network without showing it digits. */
export function summarize({ parameters }: ParamsFile): ParamsSummary {
  const hiddenLayers = parameters.slice(0, -1).map(({ outputs }) => outputs);
  const tensors = parameters.flatMap(({ inputs, outputs, weights, biases }, layer) => {
    const names = tensorNames(layer);
    return [
      { name: names.weight, shape: [outputs, inputs], ...statisticsOf(weights) },
      { name: names.bias, shape: [outputs], ...statisticsOf(biases) },
    ];
  });
  const counts = parameters.map(({ weights, biases }) => weights.length + biases.length);
  return {
    layers: layerSizes({ hiddenLayers }),
    parameterCount: counts.reduce((sum, count) => sum + count, 0),
    tensors,
  };
}

/** What there is to say of numbers as a whole; at least one. */
export function statisticsOf(values: Float32Array): Omit<TensorSummary, 'name' | 'shape'> {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const value of values) {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    sum += value;
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) {
    squares += (value - mean) ** 2;
  }
  return { minimum, maximum, mean, standardDeviation: Math.sqrt(squares / values.length) };
}
