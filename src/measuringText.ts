import { grouped } from './data/wording.ts';
import type { Measuring } from './protocol/subjects.ts';

/** How far a measure is, e.g. `Measuring test accuracy: 3,200 of 10,000 digits`. */
export function measuringText({ digits, done, total }: Measuring): string {
  return `Measuring ${digits} accuracy: ${grouped(done)} of ${grouped(total)} digits`;
}
