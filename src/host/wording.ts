import type { DatasetDescription } from '../data/dataset.ts';
import { grouped } from '../data/wording.ts';
import type { Checkpoint } from '../protocol/subjects.ts';

/** An accuracy from 0 to 1 for people, e.g. `97.1 %`. */
export function percent(accuracy: number, digits = 1): string {
  return `${(accuracy * 100).toFixed(digits)} %`;
}

/** What the test set is, honestly, e.g. `10,000 generated test digits`. */
export function testDigits({ kind, testCount }: DatasetDescription): string {
  const what = { mnist: 'test digits', generated: 'generated test digits', custom: 'test images' };
  return `${grouped(testCount)} ${what[kind]}`;
}

/**
 * How good a network is, e.g. `98.1 % on 10,000 test digits`.
 * @param lastMeasured test accuracy of somewhat older weights, for weights that were not measured
 */
export function resultText(
  checkpoint: Checkpoint,
  dataset: DatasetDescription,
  lastMeasured?: number,
): string {
  const { testAccuracy } = checkpoint.provenance;
  if (testAccuracy !== undefined) {
    return `${percent(testAccuracy)} on ${testDigits(dataset)}`;
  }
  return lastMeasured === undefined
    ? `not measured on the ${testDigits(dataset)}`
    : `last measured ${percent(lastMeasured)} on ${testDigits(dataset)}`;
}
