// The moments of a run as a film: arithmetic only.
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';

/** A film takes about so long, however many moments there are. */
const FILM_MILLISECONDS = 12_000;
const SHORTEST_PICTURE = 80;
const LONGEST_PICTURE = 400;

/** The moments before now: the kept ones without that of the weights as they are. */
export function pastMoments({ moments, position }: SessionSnapshot): Float64Array {
  const now = position?.iteration ?? 0;
  return (moments?.iterations ?? new Float64Array()).filter(iteration => iteration < now);
}

/** The place of a moment among those before now; behind the last: now. */
export function placeOf(past: Float64Array, at: number | undefined): number {
  const place = at === undefined ? -1 : past.indexOf(at);
  return place < 0 ? past.length : place;
}

/** The moment that follows in the film: undefined is now, its end. From now it begins again. */
export function nextMoment(past: Float64Array, at: number | undefined): number | undefined {
  const place = placeOf(past, at);
  return place === past.length ? past[0] : past[place + 1];
}

/** The first picture of a film that is started here: before its last one there is no point. */
export function firstMoment(past: Float64Array, at: number | undefined): number | undefined {
  return nextMoment(past, at) ?? past[0];
}

/** Milliseconds that each picture of a film stays. */
export function pictureTime(count: number): number {
  const even = FILM_MILLISECONDS / Math.max(1, count);
  return Math.min(LONGEST_PICTURE, Math.max(SHORTEST_PICTURE, even));
}
