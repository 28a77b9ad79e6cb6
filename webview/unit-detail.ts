import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WeightPictures } from '../src/protocol/subjects.ts';
import { outgoingBars, voteOf } from './outgoingBars.ts';
import { sharedStyles } from './sharedStyles.ts';
import { PICTURE_SIDE } from './tileLayout.ts';
import { tileText } from './unitActivity.ts';
import { largestUsualByte } from './weightScale.ts';
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
    const name = hasHiddenLayer
      ? `Unit ${pictures.units[place]}`
      : `Digit ${pictures.units[place]}`;
    const weights = pictures.weights.subarray(place * WEIGHTS, (place + 1) * WEIGHTS);
    const largestByte = largestUsualByte(weights);
    const strength = pictures.strengths[place].toFixed(2);
    return html`<div class="parts">
      <div class="picture">
        <mnist-weight-picture
          .weights=${weights}
          .largestByte=${largestByte}
          label=${`The 784 weights of ${name.toLowerCase()}, strength ${strength}`}
        ></mnist-weight-picture>
        <mnist-color-scale
          .limit=${(pictures.scale * largestByte) / 127}
          .open=${largestByte < 127}
        ></mnist-color-scale>
      </div>
      <div>
        <h3>${name}</h3>
        ${hasHiddenLayer ? this.#renderOutgoing(pictures, name, strength) : this.#renderDigit(strength)}
      </div>
    </div>`;
  }

  #renderOutgoing(pictures: WeightPictures, name: string, strength: string) {
    const { nextOutputs, outgoing } = pictures;
    if (outgoing.length === 0) {
      return html`<p>Strength ${strength}</p>`; // too many for a message
    }
    const own = outgoing.subarray(this.place * nextOutputs, (this.place + 1) * nextOutputs);
    const longest = outgoing.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const heading = this.digitsNext
      ? 'weight to each digit'
      : 'strongest weights to the next layer';
    return html`<p>${tileText(`Strength ${strength}`, this.note)}</p>
      ${this.digitsNext ? html`<p class="vote">${voteOf(own).map(line => html`<span>${line}</span>`)}</p>` : nothing}
      <mnist-value-bars
        signed
        label=${`${name}: ${heading}`}
        .bars=${outgoingBars(own, longest, this.digitsNext)}
      ></mnist-value-bars>`;
  }

  #renderDigit(strength: string) {
    return html`<p>Strength ${strength}</p>
      <p>Ink on blue speaks for this digit, ink on orange against it.</p>`;
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

declare global {
  interface HTMLElementTagNameMap {
    'mnist-unit-detail': UnitDetail;
  }
}
