import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TensorSummary } from '../src/params/summary.ts';
import { wholeNumber } from './figures.ts';
import { numberText } from './numberText.ts';
import { sharedStyles } from './sharedStyles.ts';

/** All tensors of a network, in numbers. */
@customElement('mnist-tensor-table')
export class TensorTable extends LitElement {
  @property({ attribute: false }) tensors: readonly TensorSummary[] = [];

  protected override render() {
    return html`<table aria-label=${t('Tensors')}>
      <thead>
        <tr>
          <th scope="col">${t('Name')}</th>
          <th scope="col">${t('Shape')}</th>
          <th scope="col" class="number">${t('Numbers')}</th>
          <th scope="col" class="number wide">${t('Smallest')}</th>
          <th scope="col" class="number wide">${t('Largest')}</th>
          <th scope="col" class="number wide">${t('Mean')}</th>
          <th scope="col" class="number wide">${t('Deviation')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.tensors.map(row)}
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
      }
      th,
      td {
        font-weight: normal;
        padding: 1px 0 1px 20px;
        text-align: start;
        vertical-align: top;
      }
      th:first-child,
      td:first-child {
        overflow-wrap: anywhere;
        padding-left: 0;
      }
      thead th {
        border-bottom: 1px solid
          var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
        color: var(--muted-foreground);
      }
      tbody tr:first-child > * {
        padding-top: 4px;
      }
      .number {
        text-align: end;
        white-space: nowrap;
      }
      @container (max-width: 520px) {
        .wide {
          display: none;
        }
      }
      @container (max-width: 260px) {
        th,
        td {
          padding-left: 8px;
        }
      }
    `,
  ];
}

function row({ name, shape, minimum, maximum, mean, standardDeviation }: TensorSummary) {
  const count = shape.reduce((product, size) => product * size, 1);
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${shape.join(' × ')}</td>
    <td class="number">${wholeNumber(count)}</td>
    <td class="number wide">${numberText(minimum)}</td>
    <td class="number wide">${numberText(maximum)}</td>
    <td class="number wide">${numberText(mean)}</td>
    <td class="number wide">${numberText(standardDeviation)}</td>
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-tensor-table': TensorTable;
  }
}
