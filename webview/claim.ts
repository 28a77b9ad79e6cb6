import { t } from '@vscode/l10n';
import { datasetName } from '../src/data/datasetName.ts';
import type { EvaluationReport } from '../src/protocol/subjects.ts';
import { percent } from './figures.ts';
import { decimalText } from './numberFormat.ts';

/** What a params file says of its own accuracy, held against the measured one. */
export interface ClaimVerdict {
  /**
   * `none`: it says nothing. `agrees`: equal within rounding. `differs`: more than that, on the same
   * digits. `incomparable`: it was measured on other digits.
   */
  readonly kind: 'none' | 'agrees' | 'differs' | 'incomparable';
  /** For people, e.g. `The file claims 98.50 %: 0.36 percentage points more than measured.` */
  readonly sentence: string;
}

/** File names and other programs round accuracies to a tenth of a percent. */
const ROUNDING = 0.0005;

/** Compares a report with what its file claims. */
export function judgeClaim(
  report: Pick<EvaluationReport, 'accuracy' | 'dataset' | 'provenance'>,
): ClaimVerdict {
  const { accuracy, provenance } = report;
  const claimed = provenance.testAccuracy;
  if (claimed === undefined) {
    return { kind: 'none', sentence: t('The file does not say which accuracy it has.') };
  }
  const claim = percent(claimed, 2);
  const elsewhere = otherDigits(report);
  if (elsewhere !== undefined) {
    return {
      kind: 'incomparable',
      sentence: t('The file claims {claim}, measured on {elsewhere}: the two cannot be compared.', {
        claim,
        elsewhere,
      }),
    };
  }
  const difference = claimed - accuracy;
  if (Math.abs(difference) <= ROUNDING) {
    const sentence =
      claim === percent(accuracy, 2)
        ? t('The file claims {claim}: just that was measured.', { claim })
        : t('The file claims {claim}: the same within rounding.', { claim });
    return { kind: 'agrees', sentence };
  }
  const values = { claim, points: decimalText(100 * Math.abs(difference), 2) };
  return {
    kind: 'differs',
    sentence:
      difference > 0
        ? t('The file claims {claim}: {points} percentage points more than measured.', values)
        : t('The file claims {claim}: {points} percentage points less than measured.', values),
  };
}

/** What the claim was measured on, if not on the report's digits; a file that does not say is believed. */
function otherDigits({
  dataset,
  provenance,
}: Pick<EvaluationReport, 'dataset' | 'provenance'>): string | undefined {
  const claimed = provenance.dataset;
  if (claimed === undefined) {
    return undefined;
  }
  if (claimed.kind !== dataset.kind || claimed.name !== dataset.name) {
    return datasetName(claimed);
  }
  const isKnown = claimed.digest !== '' && dataset.digest !== '';
  return isKnown && claimed.digest !== dataset.digest
    ? t('other {name}', { name: datasetName(dataset) })
    : undefined;
}
