import { t } from '@vscode/l10n';
import { signed } from './figures.ts';
import type { ValueBar } from './valueBar.ts';

const SHOWN = 10;

/**
 * The weights by which the next layer reads a unit, as bars: all ten of the digits in their order,
 * or the ten strongest of a wider layer.
 * @param outgoing the unit's row of `WeightPictures.outgoing`
 * @param longest the weight with a bar of full length
 */
export function outgoingBars(
  outgoing: Float32Array,
  longest: number,
  areDigits: boolean,
): ValueBar[] {
  const places = Array.from(outgoing.keys());
  if (!areDigits) {
    places.sort((one, other) => Math.abs(outgoing[other]) - Math.abs(outgoing[one]));
  }
  return places.slice(0, SHOWN).map(place => ({
    name: areDigits ? `${place}` : t('unit {unit}', { unit: place }),
    share: longest > 0 ? outgoing[place] / longest : 0,
    text: signed(outgoing[place]),
  }));
}

/**
 * What the unit does, in two short lines: `Speaks for 3, 5` and `against 8`. Where it speaks for
 * nothing or against nothing, the second line is empty; both are if all weights are 0.
 */
export function voteOf(outgoing: Float32Array): readonly [string, string] {
  const largest = outgoing.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const named = (isMeant: (weight: number) => boolean) =>
    Array.from(outgoing.keys())
      .filter(digit => isMeant(outgoing[digit]))
      .sort((one, other) => Math.abs(outgoing[other]) - Math.abs(outgoing[one]))
      .slice(0, 3)
      .join(', ');
  const supported = named(weight => weight > 0 && weight >= 0.6 * largest);
  const opposed = named(weight => weight < 0 && -weight >= 0.6 * largest);
  if (supported === '') {
    return [opposed === '' ? '' : t('Speaks against {digits}', { digits: opposed }), ''];
  }
  return [
    t('Speaks for {digits}', { digits: supported }),
    opposed === '' ? '' : t('against {digits}', { digits: opposed }),
  ];
}
