// In which order the layers of a file follow each other, and which way round their weights lie.
import { t } from '@vscode/l10n';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';
import { compareNumbers } from './arrayName.ts';
import type { LayerArrays } from './layerArrays.ts';
import { type FaultOf, quoted, shapeText } from './paramsFault.ts';

/** The layers of a network from the first to the last. */
export interface LayerChain {
  readonly layers: readonly LayerArrays[];
  /** Weights lie as Keras has them, `[inputs, outputs]`; else as PyTorch has them, `[outputs, inputs]`. */
  readonly isTransposed: boolean;
}

type Sizes = (layer: LayerArrays) => { readonly inputs: number; readonly outputs: number };

const sizesAsPyTorch: Sizes = ({ weight: { shape } }) => ({ inputs: shape[1], outputs: shape[0] });
const sizesAsKeras: Sizes = ({ weight: { shape } }) => ({ inputs: shape[0], outputs: shape[1] });

/** Attempts at finding an order: more than any honest file needs. */
const MAXIMUM_STEPS = 20_000;

/**
 * Orders layers so that each takes what the one before gives, from 784 pixels to 10 digits. Layers
 * that are told apart by number stay in that order (`fc9` before `fc10`); what is left open after
 * that is decided by the order of the file, as far as the layers fit in it.
 *
 * Either all weights are `[outputs, inputs]` or all are `[inputs, outputs]`. Only one of the two can
 * fit, square matrices or not: in a chain from 784 to 10 the size 784 stands once more among the
 * inputs than among the outputs, so the other way round it does not begin one.
 * @throws {ParamsError} `layers`, with the first two that do not fit
 */
export function orderLayers(layers: readonly LayerArrays[], fault: FaultOf): LayerChain {
  const series = seriesOf(layers);
  for (const sizes of [sizesAsPyTorch, sizesAsKeras]) {
    const chain = findChain(series, sizes);
    if (chain) {
      return { layers: chain, isTransposed: sizes === sizesAsKeras };
    }
  }
  throw misfit(series.flat(), fault);
}

/** Layers told apart by number, by rising number; in the order of the file. */
function seriesOf(layers: readonly LayerArrays[]): LayerArrays[][] {
  const groups = new Map<string, LayerArrays[]>();
  for (const layer of layers) {
    const group = groups.get(layer.name.series) ?? [];
    groups.set(layer.name.series, [...group, layer]);
  }
  return [...groups.values()].map(group =>
    group.toSorted((a, b) => compareNumbers(a.name.numbers, b.name.numbers)),
  );
}

/** Depth first, by the order of the file: the first chain found is the nearest to it. */
function findChain(series: readonly LayerArrays[][], sizes: Sizes): LayerArrays[] | undefined {
  const next = series.map(() => 0);
  const chain: LayerArrays[] = [];
  const count = series.flat().length;
  let steps = 0;
  const goOn = (width: number): boolean => {
    if (chain.length === count) {
      return width === OUTPUT_SIZE;
    }
    for (const [place, group] of series.entries()) {
      const layer = group.at(next[place]);
      if (layer && sizes(layer).inputs === width && steps++ < MAXIMUM_STEPS) {
        next[place]++;
        chain.push(layer);
        if (goOn(sizes(layer).outputs)) {
          return true;
        }
        chain.pop();
        next[place]--;
      }
    }
    return false;
  };
  return goOn(INPUT_SIZE) ? chain : undefined;
}

function misfit(layers: readonly LayerArrays[], fault: FaultOf) {
  const takesPixels = (sizes: Sizes) => layers.some(layer => sizes(layer).inputs === INPUT_SIZE);
  const sizes =
    takesPixels(sizesAsKeras) && !takesPixels(sizesAsPyTorch) ? sizesAsKeras : sizesAsPyTorch;
  let width = INPUT_SIZE;
  let source = t('a digit has {count} pixels', { count: INPUT_SIZE });
  for (const layer of layers) {
    const name = quoted(layer.weight.name);
    const { inputs, outputs } = sizes(layer);
    if (inputs !== width) {
      return fault(
        'layers',
        t(
          'has layers that do not fit together: {source}, but {name} takes {inputs} (its shape is {shape}). Is a layer missing, or is it a network for something else?',
          { source, name, inputs, shape: shapeText(layer.weight.shape) },
        ),
      );
    }
    width = outputs;
    source = t('{name} gives {outputs} values', { name, outputs });
  }
  return fault(
    'layers',
    width === OUTPUT_SIZE
      ? t('has layers in an order that cannot be told: number their names, as fc1, fc2.')
      : t(
          'has a last layer with {width} outputs, not one for each of the {count} digits. Is a layer missing, or is it a network for something else?',
          { width, count: OUTPUT_SIZE },
        ),
  );
}
