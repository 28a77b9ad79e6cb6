import { decimalText } from './numberFormat.ts';
import './weight-picture.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Explanation, VoteCount, Votes } from '../src/protocol/explanation.ts';
import type { WeightPictures } from '../src/protocol/subjects.ts';
import { signed, wholeNumber } from './figures.ts';
import { sharedStyles } from './sharedStyles.ts';
import { PICTURE_SIDE } from './tileLayout.ts';
import { largestUsualByte } from './weightScale.ts';
import { voterName } from './whyText.ts';

const WEIGHTS = PICTURE_SIDE * PICTURE_SIDE;

/** Who voted for a digit and against it: a table whose last column adds up to the digit's score. */
@customElement('mnist-vote-table')
export class VoteTable extends LitElement {
  @property({ attribute: false }) count!: VoteCount;
  @property({ attribute: false }) voters: Explanation['voters'] = 'units';
  /** What the units have learned, where they are those of the first layer. */
  @property({ attribute: false }) pictures: WeightPictures | undefined;

  protected override render() {
    const { digit, bias, score, pro, contra, others } = this.count;
    return html`
      <table>
        <caption>
          ${t('Votes on {digit}', { digit })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.voters === 'units' ? t('Unit') : t('Pixel')}</th>
            <th scope="col" class="product">${t('activation × weight')}</th>
            <th scope="col">${t('Vote')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#rows(pro)} ${this.#rows(contra)}
          ${sumRow(t('All {count} others', { count: wholeNumber(others.count) }), others.sum)}
          ${sumRow(t('Bias'), bias)}
        </tbody>
        <tfoot>
          ${sumRow(t('Score of {digit}', { digit }), score)}
        </tfoot>
      </table>
    `;
  }

  #rows({ voters, activations, weights, votes }: Votes) {
    const largestByte = this.pictures ? largestUsualByte(this.pictures.weights) : 127;
    return Array.from(
      voters,
      (voter, place) => html`
        <tr>
          <th scope="row">${this.#tile(voter, largestByte)}${voterName(voter, this.voters)}</th>
          <td class="product muted">
            ${decimalText(activations[place], 2)} × ${signed(weights[place])}
          </td>
          <td>
            ${signed(votes[place])}
          </td>
        </tr>
      `,
    );
  }

  #tile(unit: number, largestByte: number) {
    const place = this.voters === 'units' ? (this.pictures?.units.indexOf(unit) ?? -1) : -1;
    return place < 0
      ? nothing
      : html`
        <mnist-weight-picture
          .weights=${this.pictures!.weights.subarray(place * WEIGHTS, (place + 1) * WEIGHTS)}
          .largestByte=${largestByte}
          label=${t('What unit {unit} looks for', { unit })}
        ></mnist-weight-picture>
      `;
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
        max-width: 420px;
        width: 100%;
      }
      caption {
        font-weight: 600;
        text-align: start;
      }
      th {
        font-weight: normal;
        padding: 1px 6px 1px 0;
        text-align: start;
      }
      thead th {
        color: var(--muted-foreground);
      }
      thead th:last-child,
      td {
        padding: 1px 0 1px 6px;
        text-align: end;
        white-space: nowrap;
      }
      mnist-weight-picture {
        display: inline-block;
        height: 28px;
        margin-inline-end: 6px;
        vertical-align: middle;
        width: 28px;
      }
      tfoot th,
      tfoot td {
        border-top: 1px solid var(--vscode-foreground);
        font-weight: 600;
      }
      @container (max-width: 259px) {
        .product {
          display: none;
        }
      }
    `,
  ];
}

function sumRow(name: string, sum: number) {
  return html`
    <tr>
      <th scope="row">${name}</th>
      <td class="product"></td>
      <td>${signed(sum)}</td>
    </tr>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-vote-table': VoteTable;
  }
}
