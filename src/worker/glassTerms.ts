import type { Stage } from '../nn/network.ts';
import type { GlassSum, GlassTerm } from '../protocol/glassBox.ts';

/** Terms that are written out. */
const WRITTEN = 4;

/** z of a unit taken apart: z = b + Σ w x. @param stage after a `forward` */
export function weightedTerms({ layer, x, z }: Stage, unit: number): GlassSum {
  const { inputs, weights, biases } = layer;
  const terms = Array.from(x.indices.subarray(0, x.count), (from, place) => ({
    ...{ from, weight: weights[unit * inputs + from], value: x.values[place] },
  }));
  return sumOf(terms, { total: z[unit], bias: biases[unit], count: inputs });
}

/**
 * dL/da of a unit taken apart: Σ w dL/dz over the units of the layer behind it.
 * @param stage of the layer behind it, after a `backward`
 */
export function slopeTerms({ layer, dz }: Stage, unit: number, total: number): GlassSum {
  const { inputs, outputs, weights } = layer;
  const terms = Array.from(dz, (value, from) => ({
    ...{ from, weight: weights[from * inputs + unit], value },
  }));
  return sumOf(terms, { total, bias: 0, count: outputs });
}

/** Which input of a layer adds most to one of its units; the first one where none adds anything. */
export function strongestVoter({ layer, x }: Stage, unit: number): number {
  let strongest = 0;
  let most = 0;
  for (let place = 0; place < x.count; place++) {
    const vote = layer.weights[unit * layer.inputs + x.indices[place]] * x.values[place];
    if (vote > most) {
      most = vote;
      strongest = x.indices[place];
    }
  }
  return strongest;
}

function sumOf(
  all: readonly GlassTerm[],
  { total, bias, count }: { total: number; bias: number; count: number },
): GlassSum {
  const product = ({ weight, value }: GlassTerm) => weight * value;
  const bySize = all.toSorted((one, other) => Math.abs(product(other)) - Math.abs(product(one)));
  const terms = bySize.slice(0, WRITTEN);
  const sum = bySize.slice(WRITTEN).reduce((rest, term) => rest + product(term), 0);
  return { total, bias, terms, others: { count: count - terms.length, sum } };
}
