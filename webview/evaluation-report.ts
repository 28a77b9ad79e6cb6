import { t } from '@vscode/l10n';
import { decimalText } from './numberFormat.ts';
import './confusion-matrix.ts';
import './dataset-badge.ts';
import './digit-measures.ts';
import './wrong-digits.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { EvaluationReport as Report } from '../src/protocol/subjects.ts';
import { judgeClaim } from './claim.ts';
import type { ChoosePairEvent } from './confusion-matrix.ts';
import type { DigitPair } from './confusionTones.ts';
import { duration } from './duration.ts';
import { evaluationReportStyles } from './evaluationReportStyles.ts';
import { percent, wholeNumber } from './figures.ts';
import { icon } from './icons.ts';
import { provenanceRows } from './provenanceRows.ts';
import { sharedStyles } from './sharedStyles.ts';

/** How good the network of a params file is, measured on a test set. */
@customElement('mnist-evaluation-report')
export class EvaluationReport extends LitElement {
  @property({ attribute: false }) report!: Report;

  /** The mistakes a person wants to see; undefined: all. */
  @state() private pair: DigitPair | undefined;
  @query('#wrong') private wrongSection!: HTMLElement;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('report')) {
      this.pair = undefined;
    }
  }

  protected override render() {
    const { report } = this;
    return html`${this.#headline(report)}
      <div class="both">
      <section aria-labelledby="matrix">
        <h2 id="matrix">${t('Confusion matrix: which digit was read as which')}</h2>
        <mnist-confusion-matrix
          .confusion=${report.confusion}
          .pair=${this.pair}
          @choose-pair=${this.#onPair}
        ></mnist-confusion-matrix>
        ${
          report.correct === report.total
            ? nothing
            : html`<p class="muted">${t('Choose a mistake to see its digits below.')}</p>`
        }
      </section>
      <section aria-labelledby="measures">
        <h2 id="measures">${t('Each digit')}</h2>
        <mnist-digit-measures .report=${report}></mnist-digit-measures>
      </section></div>
      <section id="wrong" aria-labelledby="mistakes">
        <h2 id="mistakes">${t('Wrong digits')}</h2>
        <mnist-wrong-digits
          .wrong=${report.wrong}
          .wrongInAll=${report.total - report.correct}
          .pair=${this.pair}
          @choose-pair=${this.#onPair}
        ></mnist-wrong-digits>
      </section>
      ${this.#provenance(report)}`;
  }

  #headline(report: Report) {
    const claim = judgeClaim(report);
    const { dataset } = report;
    const isDoubtful = claim.kind === 'differs' || claim.kind === 'incomparable';
    return html`<section class="headline" aria-label=${t('Result')}>
      <p class="accuracy">
        <b>${percent(report.accuracy, 2)}</b>
        <span>${correctText(report)}</span>
        <mnist-dataset-badge .description=${dataset}></mnist-dataset-badge>
      </p>
      <p class=${`claim ${claim.kind}`}>
        ${icon(isDoubtful ? 'warning' : 'info')}<span>${claim.sentence}</span>
      </p>
      ${
        dataset.notice === undefined
          ? nothing
          : html`<p class="claim">${icon('info')}<span>${dataset.notice}</span></p>`
      }
      <dl>${facts(report).map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    </section>`;
  }

  #provenance({ provenance }: Report) {
    const rows = provenanceRows(provenance);
    return html`<section aria-labelledby="provenance" class="provenance">
      <h2 id="provenance">${t('What the file says of itself')}</h2>
      ${
        rows.length === 0
          ? html`<p class="muted">${t('Nothing: it may come from another program.')}</p>`
          : html`<table>
              <tbody>
                ${rows.map(
                  ({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
                )}
              </tbody>
            </table>`
      }
    </section>`;
  }

  #onPair(event: ChoosePairEvent): void {
    this.pair = event.pair;
    if (event.pair !== undefined) {
      this.wrongSection.scrollIntoView({ block: 'nearest' });
    }
  }

  static override styles = [sharedStyles, evaluationReportStyles];
}

function correctText({ correct, total }: Report): string {
  return t('{correct} of {total} test digits right', {
    ...{ correct: wholeNumber(correct), total: wholeNumber(total) },
  });
}

function facts({ layers, loss, dataset, seconds }: Report) {
  return [
    { name: t('Layers'), value: layers.join('-') },
    { name: t('Weights and biases'), value: wholeNumber(parameterCount(layers)) },
    { name: t('Loss'), value: decimalText(loss, 4) },
    { name: t('Test digits from'), value: dataset.source },
    { name: t('Measured in'), value: duration(seconds) ?? '–' },
  ];
}

function parameterCount(layers: readonly number[]): number {
  return layers.slice(1).reduce((sum, outputs, at) => sum + outputs * (layers[at] + 1), 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-evaluation-report': EvaluationReport;
  }
}
