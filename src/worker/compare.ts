import type { Dataset } from '../data/dataset.ts';
import { relativeDistance } from '../nn/distance.ts';
import type { LayerParameters, NetworkParameters } from '../nn/parameters.ts';
import { INPUT_SIZE } from '../nn/settings.ts';
import type { ParamsFile } from '../params/paramsFile.ts';
import type {
  ComparedFile,
  LayerDistance,
  OnlyRight,
  ParamsComparison,
} from '../protocol/paramsComparison.ts';
import { measureParams } from './evaluate.ts';
import type { Measure } from './measure.ts';
import { type Pace, realPace } from './pace.ts';
import { wrongDigits } from './wrongDigits.ts';

/** Measures two networks on the whole test set, and how far their weights are from each other. */
export async function compare(
  [first, second]: readonly [ParamsFile, ParamsFile],
  { test, description }: Dataset,
  pace: Pace = realPace,
): Promise<ParamsComparison> {
  const one = await measureParams(first, test, pace);
  const other = await measureParams(second, test, pace);
  const isRight = ({ predicted }: Measure, index: number) =>
    predicted[index] === test.labels[index];
  const count = (isCounted: (index: number) => boolean) =>
    Array.from(test.labels.keys()).filter(isCounted).length;
  /** Right in the one, wrong in the network of the file. */
  const onlyRight = (right: Measure, wrong: Measure, { provenance }: ParamsFile): OnlyRight => ({
    count: count(index => isRight(right, index) && !isRight(wrong, index)),
    digits: wrongDigits(test, wrong, provenance.iterations ?? 0, index => isRight(right, index)),
  });
  return {
    dataset: description,
    total: test.count,
    files: [comparedFile(first, one, test.count), comparedFile(second, other, test.count)],
    layers: layerDistances(first.parameters, second.parameters),
    bothRight: count(index => isRight(one, index) && isRight(other, index)),
    bothWrong: count(index => !isRight(one, index) && !isRight(other, index)),
    onlyRight: [onlyRight(one, other, second), onlyRight(other, one, first)],
  };
}

function comparedFile(
  { parameters, provenance }: ParamsFile,
  { accuracy, loss }: Measure,
  total: number,
): ComparedFile {
  return {
    layers: [INPUT_SIZE, ...parameters.map(layer => layer.outputs)],
    correct: Math.round(accuracy * total),
    ...{ accuracy, loss, provenance },
  };
}

/** Layer by layer from the input; the deeper network's last ones have no counterpart. */
export function layerDistances(one: NetworkParameters, other: NetworkParameters): LayerDistance[] {
  const deeper = one.length >= other.length ? one : other;
  return deeper.map((_, layer) => layerDistance(one.at(layer), other.at(layer)));
}

function layerDistance(
  one: LayerParameters | undefined,
  other: LayerParameters | undefined,
): LayerDistance {
  const shapes = [shapeOf(one), shapeOf(other)] as const;
  const isComparable =
    one !== undefined && one.outputs === other?.outputs && one.inputs === other.inputs;
  return isComparable
    ? {
        shapes,
        weights: relativeDistance(one.weights, other.weights),
        biases: relativeDistance(one.biases, other.biases),
      }
    : { shapes };
}

function shapeOf(layer: LayerParameters | undefined) {
  return layer && { outputs: layer.outputs, inputs: layer.inputs };
}
