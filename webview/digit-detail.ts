import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { wholeNumber } from './figures.ts';
import { probabilityBars, type ReadDigit, spokenVerdict } from './readDigit.ts';
import { inkTable } from './regions.ts';
import { sharedStyles } from './sharedStyles.ts';
import './as-text.ts';
import './digit-picture.ts';
import './value-bars.ts';

/** One digit, large, with all ten probabilities. */
@customElement('mnist-digit-detail')
export class DigitDetail extends LitElement {
  @property({ attribute: false }) digit: ReadDigit | undefined;

  protected override render() {
    const { digit } = this;
    if (digit === undefined) {
      return nothing;
    }
    return html`<div class="parts">
      <mnist-digit-picture
        .image=${digit.image}
        label=${spokenVerdict(digit)}
      ></mnist-digit-picture>
      <div>
        <h3 class=${digit.isRight ? 'right' : 'wrong'}>
          ${
            digit.isRight
              ? t('✓ Read as {predicted}, right', { predicted: digit.predicted })
              : t('✗ Read as {predicted}, but it is {label}', {
                  ...{ predicted: digit.predicted, label: digit.label },
                })
          }
        </h3>
        <p class="muted">${t('Test digit {index}', { index: wholeNumber(digit.index) })}</p>
        <mnist-value-bars
          label=${t('Probability of each digit')}
          .bars=${probabilityBars(digit)}
        ></mnist-value-bars>
        <mnist-as-text
          of=${t('Test digit {index}', { index: wholeNumber(digit.index) })}
          .table=${() => inkTable(t('Test digit {index}', { index: wholeNumber(digit.index) }), digit.image)}
        ></mnist-as-text>
      </div>
    </div>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
        display: block;
      }
      .parts {
        display: grid;
        gap: 8px 14px;
        grid-template-columns: minmax(0, 1fr);
      }
      mnist-digit-picture {
        height: 112px;
        margin: 1px;
        width: 112px;
      }
      .wrong {
        color: var(--error-foreground);
      }
      p {
        margin-bottom: 4px;
      }
      mnist-value-bars {
        max-width: 260px;
      }
      @container (min-width: 250px) {
        .parts {
          grid-template-columns: 114px minmax(0, 1fr);
        }
      }
      @container (min-width: 390px) {
        .parts {
          grid-template-columns: 198px minmax(0, 1fr);
        }
        mnist-digit-picture {
          height: 196px;
          width: 196px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-detail': DigitDetail;
  }
}
