/**
 * Which units the gallery shows in which order.
 *
 * Units are sorted by strength, but strengths change with every batch and a gallery that sorts
 * all the time cannot be watched: each tile would be another unit a moment later. So the order is
 * kept and renewed only when the number of iterations has doubled. That is often while everything
 * is in motion, hardly ever once it is settled, and the same in every run. Beside that a person can
 * sort at any time.
 */
export interface CalmOrder {
  /** Unit indices, in the order of the tiles. */
  readonly units: readonly number[];
  readonly unitsInAll: number;
  /** When it was sorted. */
  readonly sortedAt: number;
  /** When it was last brought up to date. */
  readonly iteration: number;
}

/** What the order is made from: a part of `WeightPictures`. */
export interface Delivered {
  readonly iteration: number;
  readonly unitsInAll: number;
  /** By falling strength. */
  readonly units: ArrayLike<number>;
}

/**
 * The order for the newly delivered pictures.
 * @param mayMove false while a person is busy with the tiles: then only a new run sorts
 */
export function calmOrder(
  previous: CalmOrder | undefined,
  delivered: Delivered,
  mayMove: boolean,
): CalmOrder {
  const isNewRun =
    previous === undefined ||
    delivered.iteration < previous.iteration ||
    delivered.unitsInAll !== previous.unitsInAll ||
    delivered.units.length !== previous.units.length;
  const isDue = !isNewRun && mayMove && delivered.iteration >= 2 * Math.max(1, previous.sortedAt);
  if (isNewRun || isDue) {
    return sortedOrder(delivered);
  }
  return { ...previous, iteration: delivered.iteration, units: keepPlaces(previous, delivered) };
}

/** Strongest first, as delivered. */
export function sortedOrder({ iteration, unitsInAll, units }: Delivered): CalmOrder {
  return { iteration, unitsInAll, units: Array.from(units), sortedAt: iteration };
}

/** Whether sorting now would move a tile. */
export function isOutOfOrder(order: CalmOrder, delivered: Delivered): boolean {
  return order.units.some((unit, at) => unit !== delivered.units[at]);
}

/** Only the strongest units are delivered: who fell out gives its place to a newcomer. */
function keepPlaces(previous: CalmOrder, delivered: Delivered): readonly number[] {
  const arrived = new Set(Array.from(delivered.units));
  const gone = previous.units.some(unit => !arrived.has(unit));
  if (!gone) {
    return previous.units;
  }
  const known = new Set(previous.units);
  const newcomers = Array.from(delivered.units).filter(unit => !known.has(unit));
  return previous.units.map(unit => (arrived.has(unit) ? unit : newcomers.shift()!));
}
