import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WeightPictures } from '../src/protocol/subjects.ts';
import { decimalText } from './numberFormat.ts';
import { numberText } from './numberText.ts';
import { outgoingBars, voteOf } from './outgoingBars.ts';
import { regionTable } from './regions.ts';
import { sharedStyles } from './sharedStyles.ts';
import { PICTURE_SIDE } from './tileLayout.ts';
import { tileText } from './unitActivity.ts';
import { unitName } from './unitTexts.ts';
import { largestUsualByte } from './weightScale.ts';
import './as-text.ts';
import './color-scale.ts';
import './value-bars.ts';
import './weight-picture.ts';

const WEIGHTS = PICTURE_SIDE * PICTURE_SIDE;

/** One unit of the first layer, large, with the weights by which the next layer reads it. */
@customElement('mnist-unit-detail')
export class UnitDetail extends LitElement {
  @property({ attribute: false }) pictures: WeightPictures | undefined;
  /** Place of the unit in `pictures.units`. */
  @property({ type: Number }) place = 0;
  /** The next layer is the ten digits. */
  @property({ type: Boolean }) digitsNext = true;
  /** What the unit says to the digit looked at. */
  @property() note = '';

  protected override render() {
    const { pictures, place } = this;
    if (pictures === undefined || place >= pictures.units.length) {
      return nothing;
    }
    const hasHiddenLayer = pictures.nextOutputs > 0;
    const unit = pictures.units[place];
    const weights = pictures.weights.subarray(place * WEIGHTS, (place + 1) * WEIGHTS);
    const largestByte = largestUsualByte(weights);
    const strength = decimalText(pictures.strengths[place], 2);
    const label = hasHiddenLayer
      ? t('The 784 weights of unit {unit}, strength {strength}', { unit, strength })
      : t('The 784 weights of digit {digit}, strength {strength}', { digit: unit, strength });
    const weightText = (mean: number) => numberText((mean * pictures.scale) / 127);
    return html`<div class="parts">
      <div class="picture">
        <mnist-weight-picture
          .weights=${weights}
          .largestByte=${largestByte}
          label=${label}
        ></mnist-weight-picture>
        <mnist-color-scale
          .limit=${(pictures.scale * largestByte) / 127}
          .open=${largestByte < 127}
        ></mnist-color-scale>
        <mnist-as-text
          of=${unitName(pictures, unit)}
          .table=${() => regionTable(label, weights, { name: t('Mean weight'), textOf: weightText })}
        ></mnist-as-text>
      </div>
      <div>
        <h3>${unitName(pictures, unit)}</h3>
        ${hasHiddenLayer ? this.#renderOutgoing(pictures, unit, strength) : this.#renderDigit(strength)}
      </div>
    </div>`;
  }

  #renderOutgoing(pictures: WeightPictures, unit: number, strength: string) {
    const { nextOutputs, outgoing } = pictures;
    if (outgoing.length === 0) {
      return html`<p>${strengthText(strength)}</p>`; // too many for a message
    }
    const own = outgoing.subarray(this.place * nextOutputs, (this.place + 1) * nextOutputs);
    const longest = outgoing.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    return html`<p>${tileText(strengthText(strength), this.note)}</p>
      ${this.digitsNext ? html`<p class="vote">${voteOf(own).map(line => html`<span>${line}</span>`)}</p>` : nothing}
      <mnist-value-bars
        signed
        label=${
          this.digitsNext
            ? t('Unit {unit}: weight to each digit', { unit })
            : t('Unit {unit}: strongest weights to the next layer', { unit })
        }
        .bars=${outgoingBars(own, longest, this.digitsNext)}
      ></mnist-value-bars>`;
  }

  #renderDigit(strength: string) {
    return html`<p>${strengthText(strength)}</p>
      <p>${t('Ink on blue speaks for this digit, ink on orange against it.')}</p>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .parts {
        display: grid;
        gap: 8px 14px;
        grid-template-columns: minmax(0, 1fr);
      }
      .picture {
        display: grid;
        align-content: start;
        gap: 6px;
        width: 112px;
      }
      mnist-weight-picture {
        width: 112px;
        height: 112px;
      }
      p {
        margin-bottom: 4px;
        color: var(--muted-foreground);
      }
      /* Two lines whatever stands there: it changes while the network learns. */
      .vote {
        display: grid;
        grid-auto-rows: 20px;
        white-space: nowrap;
      }
      mnist-value-bars {
        max-width: 260px;
      }
      @container (min-width: 240px) {
        .parts {
          grid-template-columns: 112px minmax(0, 1fr);
        }
      }
      @container (min-width: 390px) {
        .parts {
          grid-template-columns: 196px minmax(0, 1fr);
        }
        .picture,
        mnist-weight-picture {
          width: 196px;
        }
        mnist-weight-picture {
          height: 196px;
        }
      }
    `,
  ];
}

function strengthText(strength: string): string {
  return t('Strength {strength}', { strength });
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-unit-detail': UnitDetail;
  }
}
