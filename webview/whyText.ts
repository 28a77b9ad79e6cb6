import { t } from '@vscode/l10n';
import type { Explanation, VoteCount } from '../src/protocol/explanation.ts';
import type { DigitReference } from '../src/protocol/questions.ts';
import { probability, signed, wholeNumber } from './figures.ts';
import { regionText } from './regions.ts';
import { strongestRegions } from './saliencyRegions.ts';
import { PICTURE_SIDE } from './tileLayout.ts';

type Voters = Explanation['voters'];

/** Which digit is explained. */
export function digitName(digit: DigitReference): string {
  return digit.kind === 'test'
    ? t('You look at test digit {index}.', { index: wholeNumber(digit.index) })
    : t('You look at your own digit.');
}

/** `Says 3 (71 %), but it is a 5.` */
export function verdictText({ predicted, probabilities, label }: Explanation): string {
  const values = { predicted, sure: probability(probabilities[predicted]) };
  if (label === undefined) {
    return t('Says {predicted} ({sure}).', values);
  }
  return label === predicted
    ? t('Says {predicted} ({sure}), and it is a {label}.', { ...values, label })
    : t('Says {predicted} ({sure}), but it is a {label}.', { ...values, label });
}

/** Who speaks most for a digit, and against it. */
export function strongestText({ digit, pro, contra }: VoteCount, voters: Voters): string {
  const speaker = (voter: number) => voterName(voter, voters);
  if (pro.votes.length > 0 && contra.votes.length > 0) {
    return t(
      '{speaker} speaks most for {digit} ({vote}), {opponent} most against it ({against}).',
      {
        ...{ speaker: speaker(pro.voters[0]), digit, vote: signed(pro.votes[0]) },
        ...{ opponent: speaker(contra.voters[0]), against: signed(contra.votes[0]) },
      },
    );
  }
  if (pro.votes.length > 0) {
    const vote = signed(pro.votes[0]);
    return t('{speaker} speaks most for {digit} ({vote}), nobody against it.', {
      ...{ speaker: speaker(pro.voters[0]), digit, vote },
    });
  }
  if (contra.votes.length > 0) {
    const vote = signed(contra.votes[0]);
    return t('{speaker} speaks most against {digit} ({vote}), nobody for it.', {
      ...{ speaker: speaker(contra.voters[0]), digit, vote },
    });
  }
  return t('Nobody speaks for {digit} or against it: its score is the bias alone.', { digit });
}

/** `Unit 17`, or where a pixel is. */
export function voterName(voter: number, voters: Voters): string {
  return voters === 'units'
    ? t('Unit {unit}', { unit: voter })
    : t('Pixel in row {row}, column {column}', {
        row: Math.floor(voter / PICTURE_SIDE) + 1,
        column: (voter % PICTURE_SIDE) + 1,
      });
}

/** Where more ink would help the answer most, and where less. */
export function saliencyText({ saliency, predicted: digit }: Explanation): string {
  const { pro, contra } = strongestRegions(saliency);
  if (pro === undefined && contra === undefined) {
    return t('No pixel matters: the answer is the same for every picture like this one.');
  }
  if (pro === undefined || contra === undefined) {
    return pro === undefined
      ? t('More ink {where} speaks most against {digit}.', { where: regionText(contra!), digit })
      : t('More ink {where} speaks most for {digit}.', { where: regionText(pro), digit });
  }
  return t('More ink {where} speaks most for {digit}, more ink {elsewhere} most against it.', {
    ...{ where: regionText(pro), digit, elsewhere: regionText(contra) },
  });
}
