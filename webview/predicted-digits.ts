import { t } from '@vscode/l10n';
import './dataset-badge.ts';
import './digit-detail.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DatasetDescription } from '../src/data/dataset.ts';
import type { DigitPredictions } from '../src/protocol/subjects.ts';
import { wholeNumber } from './figures.ts';
import { readDigit } from './readDigit.ts';
import { sharedStyles } from './sharedStyles.ts';

/** The test digits that were asked for, each large with all ten probabilities. */
@customElement('mnist-predicted-digits')
export class PredictedDigits extends LitElement {
  @property({ attribute: false }) digits!: DigitPredictions;
  @property({ attribute: false }) description!: DatasetDescription;

  protected override render() {
    const digits = Array.from(this.digits.indices, (_, row) => readDigit(this.digits, row));
    const { notice } = this.description;
    const right = digits.filter(({ isRight }) => isRight).length;
    return html`<div class="summary">
        <h2>
          ${t('{right} of {total} read right', { right: wholeNumber(right), total: wholeNumber(digits.length) })}
        </h2>
        <mnist-dataset-badge .description=${this.description}></mnist-dataset-badge>
      </div>
      ${notice === undefined ? nothing : html`<p class="notice muted">${notice}</p>`}
      <ul role="list">
        ${digits.map(digit => html`<li><mnist-digit-detail .digit=${digit}></mnist-digit-detail></li>`)}
      </ul>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .summary {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
      }
      .notice {
        margin-top: 4px;
      }
      ul {
        display: grid;
        gap: 24px 32px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 400px), 1fr));
        list-style: none;
        margin: 16px 0 0;
        padding: 0;
      }
      /* Up to a thousand digits: those out of sight cost nothing. */
      li {
        content-visibility: auto;
        contain-intrinsic-size: auto 205px;
        min-width: 0;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-predicted-digits': PredictedDigits;
  }
}
