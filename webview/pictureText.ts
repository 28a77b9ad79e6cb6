import { t } from '@vscode/l10n';
import type { PictureDigit, PictureReading } from '../src/protocol/pictureReading.ts';
import { wholeNumber } from './figures.ts';

/** What was done to a picture until a network could read it, sentence by sentence. */
export function pictureSteps({ width, height, isInverted, ink, size }: PictureDigit): string[] {
  const steps = [
    t('The picture has {width}×{height} pixels.', {
      width: wholeNumber(width),
      height: wholeNumber(height),
    }),
    isInverted
      ? t('Its ground is light: it was inverted, since MNIST is light on dark.')
      : t('Its ground is dark, as MNIST’s: it was not inverted.'),
  ];
  if (ink === undefined || size === undefined) {
    return [...steps, t('Size and place are those of an MNIST digit: they stayed as they are.')];
  }
  const isWhole = ink.width === width && ink.height === height;
  return [
    ...steps,
    isWhole
      ? t('The ink fills all of it: nothing was cropped.')
      : t(
          'It was cropped to its ink: {width}×{height} pixels, {left} from the left and {top} from the top.',
          {
            ...{ width: wholeNumber(ink.width), height: wholeNumber(ink.height) },
            ...{ left: wholeNumber(ink.left), top: wholeNumber(ink.top) },
          },
        ),
    size.width === ink.width && size.height === ink.height
      ? t('Its size is right; it was centred by its mass in 28×28.')
      : t('It was scaled to {width}×{height} pixels and centred by its mass in 28×28.', {
          ...{ width: size.width, height: size.height },
        }),
  ];
}

/** Whose answer it is. */
export function readerText({ params, iteration }: PictureReading): string {
  return params === undefined
    ? t('Read by the network of this run, after {iteration} updates.', {
        iteration: wholeNumber(iteration ?? 0),
      })
    : t('Read by the network in {params}.', { params });
}
