import { t } from '@vscode/l10n';
import type { InsideLayer } from '../src/protocol/inside.ts';
import type { DigitReference } from '../src/protocol/questions.ts';
import { percent, probability, wholeNumber } from './figures.ts';
import { numberText } from './numberText.ts';

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

/** Units named in an answer at most. */
const STRONGEST = 5;

/** What a layer answers to the digit looked at: its strongest units, or the likeliest digits. */
export function answerText(
  { values, outputs }: InsideLayer,
  digit: DigitReference,
  isLast: boolean,
): string {
  const places = Array.from(values.keys())
    .filter(place => values[place] > 0)
    .sort((one, other) => values[other] - values[one]);
  const most = places.slice(0, isLast ? 3 : STRONGEST);
  const texts = {
    digit: digit.kind === 'test' ? wholeNumber(digit.index) : '',
    active: wholeNumber(places.length),
    units: wholeNumber(outputs),
    names: most
      .map(place => `${place} (${isLast ? probability(values[place]) : numberText(values[place])})`)
      .join(', '),
  };
  if (isLast) {
    return digit.kind === 'test'
      ? t('Likeliest for test digit {digit}: {names}.', texts)
      : t('Likeliest for your drawing: {names}.', texts);
  }
  return digit.kind === 'test'
    ? t('To test digit {digit}, {active} of {units} units answer, most of all: {names}.', texts)
    : t('To your drawing, {active} of {units} units answer, most of all: {names}.', texts);
}
