import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EvaluationReport } from '../src/protocol/subjects.ts';
import { percent, wholeNumber } from './figures.ts';
import { sharedStyles } from './sharedStyles.ts';

/** Precision and recall of each digit. */
@customElement('mnist-digit-measures')
export class DigitMeasures extends LitElement {
  @property({ attribute: false }) report!: Pick<
    EvaluationReport,
    'confusion' | 'precision' | 'recall'
  >;

  protected override render() {
    const { confusion, precision, recall } = this.report;
    return html`<table aria-label=${t('Precision and recall')}>
      <thead>
        <tr>
          <th scope="col">${t('Digit')}</th>
          <th scope="col">${t('In the set')}</th>
          <th scope="col" title=${t('Of the digits read as this one, the share that are')}>${t('Precision')}</th>
          <th scope="col" title=${t('Of the digits that are this one, the share read so')}>${t('Recall')}</th>
        </tr>
      </thead>
      <tbody>
        ${confusion.map(
          (row, digit) => html`<tr>
            <th scope="row">${digit}</th>
            <td>${wholeNumber(row.reduce((sum, count) => sum + count, 0))}</td>
            <td>${share(precision[digit], t('never read'))}</td>
            <td>${share(recall[digit], t('none there'))}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
        display: block;
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      th,
      td {
        line-height: 24px;
        padding: 0 4px;
        text-align: end;
      }
      thead th {
        color: var(--muted-foreground);
        font-weight: normal;
      }
      tr > :first-child {
        text-align: start;
      }
      tbody tr {
        border-top: 1px solid
          var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 12%, transparent));
      }
      @container (max-width: 220px) {
        tr > :nth-child(2) {
          display: none;
        }
        th,
        td {
          padding: 0 1px;
        }
      }
    `,
  ];
}

function share(value: number | null, whenUndefined: string): string {
  return value === null ? whenUndefined : percent(value);
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-measures': DigitMeasures;
  }
}
