import type { WeightPictures } from '../src/protocol/subjects.ts';

/** In which order the units are shown. */
export const UNIT_SORTS = ['strength', 'digit', 'index'] as const;
export type UnitSort = (typeof UNIT_SORTS)[number];

type Sorted = Pick<WeightPictures, 'units' | 'outgoing' | 'nextOutputs'>;

/**
 * The digit that each unit speaks for most: that of its largest outgoing weight. In the order of
 * `pictures.units`; empty where the outgoing weights are not there.
 */
export function votes({ units, outgoing, nextOutputs }: Sorted): Uint8Array {
  const digits = new Uint8Array(outgoing.length > 0 ? units.length : 0);
  for (let place = 0; place < digits.length; place++) {
    const from = place * nextOutputs;
    for (let digit = 1; digit < nextOutputs; digit++) {
      if (outgoing[from + digit] > outgoing[from + digits[place]]) {
        digits[place] = digit;
      }
    }
  }
  return digits;
}

/**
 * The units in this order. By digit, those that speak for the same one stand together, the strongest
 * first; without outgoing weights they are in the order of strength.
 */
export function sortedUnits(pictures: Sorted, sort: UnitSort): number[] {
  const { units } = pictures;
  switch (sort) {
    case 'strength':
      return Array.from(units);
    case 'index':
      return Array.from(units).sort((one, other) => one - other);
    case 'digit': {
      const digits = votes(pictures);
      return Array.from(units.keys())
        .sort((one, other) => digits[one] - digits[other] || one - other)
        .map(place => units[place]);
    }
  }
}

/** How many units speak most for each of the ten digits. */
export function voteCounts(pictures: Sorted): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const digit of votes(pictures)) {
    counts[digit]++;
  }
  return counts;
}

/** The order that applies: a layer without units has digits, and only the last hidden one votes. */
export function applicableSort(sort: UnitSort, pictures: Sorted, digitsNext: boolean): UnitSort {
  if (!hasHiddenLayer(pictures)) {
    return 'index';
  }
  return sort === 'digit' && !digitsNext ? 'strength' : sort;
}

/** The pictures with their units in the order that applies. */
export function inOrder<Pictures extends Sorted>(
  pictures: Pictures,
  sort: UnitSort,
  digitsNext: boolean,
): Omit<Pictures, 'units'> & { readonly units: readonly number[] } {
  const units = sortedUnits(pictures, applicableSort(sort, pictures, digitsNext));
  return { ...pictures, units };
}

/** Without, the first layer is the ten digits. */
export function hasHiddenLayer({ nextOutputs }: Pick<WeightPictures, 'nextOutputs'>): boolean {
  return nextOutputs > 0;
}
