import { t } from '@vscode/l10n';
import type { InsideLayer } from '../src/protocol/inside.ts';
import { percent, wholeNumber } from './figures.ts';

/** Units named at most. */
const NAMED = 12;

/** `Layer 1: 784 inputs, 128 units` */
export function layerHeading({ inputs, outputs }: InsideLayer, index: number): string {
  return t('Layer {layer}: {inputs} inputs, {units} units', {
    layer: index + 1,
    inputs: wholeNumber(inputs),
    units: wholeNumber(outputs),
  });
}

/** How many units of a hidden layer are dead, and how that was found out. */
export function deadText(dead: number, units: number, digits: number): string {
  const values = {
    dead: wholeNumber(dead),
    units: wholeNumber(units),
    digits: wholeNumber(digits),
  };
  switch (dead) {
    case 0:
      return t('No unit is dead: each is active for some of {digits} training digits.', values);
    case 1:
      return t(
        '1 of {units} units is dead: it is 0 for all {digits} training digits and learns nothing.',
        values,
      );
    default:
      return t(
        '{dead} of {units} units are dead: they are 0 for all {digits} training digits and learn nothing.',
        values,
      );
  }
}

/** Which ones they are; nothing if none is. */
export function deadNames(dead: Uint32Array): string {
  const units = Array.from(dead.subarray(0, NAMED)).join(', ');
  if (dead.length === 0) {
    return '';
  }
  return dead.length > NAMED
    ? t('Dead units: {units} and {more} more.', { units, more: dead.length - NAMED })
    : t('Dead units: {units}.', { units });
}

/** How many of the activations are 0. */
export function zeroText({ zeroShare }: InsideLayer, digits: number): string {
  return t('{share} of the activations for {digits} training digits are 0.', {
    share: percent(zeroShare),
    digits: wholeNumber(digits),
  });
}
