import type { ParamsFile } from '../params/paramsFile.ts';
import { summarize } from '../params/summary.ts';
import type { ParamsPortrait } from '../protocol/paramsPortrait.ts';
import { histogramOf } from './histogram.ts';
import { matrixPicture } from './matrixPicture.ts';
import { weightPictures } from './pictures.ts';

/** Everything that the params editor shows of a network: its numbers, and pictures of them. */
export function portrait(file: ParamsFile): ParamsPortrait {
  const { parameters, provenance } = file;
  const summary = summarize(file);
  // As `summarize` has them: the weights and then the biases of each layer.
  const values = parameters.flatMap(({ weights, biases }) => [weights, biases]);
  return {
    ...summary,
    tensors: summary.tensors.map((tensor, index) => ({
      ...tensor,
      histogram: histogramOf(values[index], tensor),
    })),
    pictures: weightPictures(parameters, provenance.iterations ?? 0),
    matrices: parameters.slice(1).map(matrixPicture),
    provenance,
  };
}
