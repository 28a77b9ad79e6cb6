import { t } from '@vscode/l10n';
import type { Dataset } from '../data/dataset.ts';
import { INPUT_SIZE } from '../nn/settings.ts';
import type { DigitReference } from '../protocol/questions.ts';
import { OrderError } from './problem.ts';
import { pickDigits } from './testDigits.ts';

/** The picture of a digit that a person looks at, and what it is if somebody knows. */
export interface LookedAtDigit {
  /** `[784]` 0 to 255 */
  readonly image: Uint8Array;
  readonly label?: number;
}

/**
 * Fetches the digit that is meant.
 * @throws {OrderError} `index`: there is no such test digit; `picture`: it is not one of 28x28 pixels
 */
export function lookedAtDigit(digit: DigitReference, { test }: Dataset): LookedAtDigit {
  if (digit.kind === 'test') {
    const { images, labels } = pickDigits(test, Uint32Array.of(digit.index));
    return { image: images, label: labels[0] };
  }
  if (digit.image.length !== INPUT_SIZE) {
    throw new OrderError(
      'picture',
      t('The picture has {pixels} pixels; the network reads 28 by 28, that is 784.', {
        pixels: digit.image.length,
      }),
    );
  }
  const { image, label } = digit;
  return label === undefined ? { image } : { image, label };
}
