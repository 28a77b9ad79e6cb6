import type { EvaluationReport } from '../src/protocol/subjects.ts';
import { percent } from './figures.ts';

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
    return { kind: 'none', sentence: 'The file does not say which accuracy it has.' };
  }
  const claim = `The file claims ${percent(claimed, 2)}`;
  const elsewhere = otherDigits(report);
  if (elsewhere !== undefined) {
    const sentence = `${claim}, measured on ${elsewhere}: the two cannot be compared.`;
    return { kind: 'incomparable', sentence };
  }
  const difference = claimed - accuracy;
  if (Math.abs(difference) <= ROUNDING) {
    const isEqual = percent(claimed, 2) === percent(accuracy, 2);
    const sentence = `${claim}: ${isEqual ? 'just that was measured' : 'the same within rounding'}.`;
    return { kind: 'agrees', sentence };
  }
  const points = (100 * Math.abs(difference)).toFixed(2);
  const direction = difference > 0 ? 'more' : 'less';
  return {
    kind: 'differs',
    sentence: `${claim}: ${points} percentage points ${direction} than measured.`,
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
    return claimed.name;
  }
  const isKnown = claimed.digest !== '' && dataset.digest !== '';
  return isKnown && claimed.digest !== dataset.digest ? `other ${dataset.name}` : undefined;
}
