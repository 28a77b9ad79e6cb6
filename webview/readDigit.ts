import { t } from '@vscode/l10n';
import { argmax } from '../src/nn/metrics.ts';
import { OUTPUT_SIZE } from '../src/nn/settings.ts';
import type { DigitPredictions } from '../src/protocol/subjects.ts';
import { probability } from './figures.ts';
import { PICTURE_SIDE } from './tileLayout.ts';
import type { ValueBar } from './valueBar.ts';

const PIXELS = PICTURE_SIDE * PICTURE_SIDE;

/** One digit and what the network says of it. */
export interface ReadDigit {
  /** Where it is in the test set. */
  readonly index: number;
  /** `[784]` 0 to 255 */
  readonly image: Uint8Array;
  /** What it is. */
  readonly label: number;
  /** What the network takes it for, and how sure it is. */
  readonly predicted: number;
  readonly confidence: number;
  /** `[10]` */
  readonly probabilities: Float32Array;
  readonly isRight: boolean;
}

/** The digit in that row of an answer. */
export function readDigit(digits: DigitPredictions, row: number): ReadDigit {
  const probabilities = digits.probabilities.subarray(row * OUTPUT_SIZE, (row + 1) * OUTPUT_SIZE);
  const predicted = argmax(probabilities);
  const label = digits.labels[row];
  return {
    index: digits.indices[row],
    image: digits.images.subarray(row * PIXELS, (row + 1) * PIXELS),
    label,
    predicted,
    confidence: probabilities[predicted],
    probabilities,
    isRight: predicted === label,
  };
}

/** `✓ 7`, or `✗ 3, is 8`: a mark and words, never a colour alone. */
export function verdict({ label, predicted, isRight }: ReadDigit): string {
  return isRight ? `✓ ${predicted}` : t('✗ {predicted}, is {label}', { predicted, label });
}

/** As a sentence: `Digit 8 read as 3, 91 %, wrong`. */
export function spokenVerdict({ label, predicted, confidence, isRight }: ReadDigit): string {
  const values = { label, predicted, confidence: probability(confidence) };
  return isRight
    ? t('Digit {label} read as {predicted}, {confidence}, right', values)
    : t('Digit {label} read as {predicted}, {confidence}, wrong', values);
}

/** All ten probabilities as bars; the prediction stands out, and a wrong digit's label is named. */
export function probabilityBars(digit: ReadDigit): ValueBar[] {
  return Array.from(digit.probabilities, (value, name) => ({
    name: `${name}`,
    share: value,
    text: probability(value),
    note: name === digit.label && !digit.isRight ? t('label') : undefined,
    isStrong: name === digit.predicted,
  }));
}
