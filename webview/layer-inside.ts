import './layer-heatmap.ts';
import './tensor-histogram.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { InsideLayer } from '../src/protocol/inside.ts';
import type { DigitReference } from '../src/protocol/questions.ts';
import { icon } from './icons.ts';
import { answerText, deadNames, deadText, layerHeading, zeroText } from './insideText.ts';
import { sharedStyles } from './sharedStyles.ts';

/** One layer from inside: its dead units, its weights, and what it answers. */
@customElement('mnist-layer-inside')
export class LayerInside extends LitElement {
  @property({ attribute: false }) layer!: InsideLayer;
  /** Counted from 0. */
  @property({ type: Number }) index = 0;
  @property({ type: Boolean }) isLast = false;
  /** Digits that the activations are those of. */
  @property({ type: Number }) sampled = 0;
  /** That the layer's answer is to. */
  @property({ attribute: false }) digit!: DigitReference;

  protected override render() {
    const { layer, index, isLast } = this;
    const { weights, activations, matrix } = layer;
    return html`
      <h3>${layerHeading(layer, index)}</h3>
      ${isLast ? nothing : this.#dead()}
      <div class="spreads">
        <mnist-tensor-histogram
          .tensor=${weights}
        ></mnist-tensor-histogram>
        ${
          activations === undefined
            ? html`<p class="muted">${t('No activation is above 0.')}</p>`
            : html`<mnist-tensor-histogram
              .about=${isLast ? 'probabilities' : 'activations'}
              .tensor=${activations}
            ></mnist-tensor-histogram>`
        }
      </div>
      ${
        matrix === undefined
          ? nothing
          : html`<mnist-layer-heatmap
            .picture=${matrix}
            .inputs=${layer.inputs}
            .outputs=${layer.outputs}
          ></mnist-layer-heatmap>`
      }
      <p class="muted answer">${answerText(layer, this.digit, isLast)}</p>
    `;
  }

  #dead() {
    const { layer, sampled } = this;
    const { dead, outputs } = layer;
    const names = deadNames(dead);
    return html`<p class=${dead.length > outputs / 2 ? 'dead most' : 'dead'}>
        ${dead.length > 0 ? icon('warning') : nothing}
        <span>${deadText(dead.length, outputs, sampled)} ${names}</span>
      </p>
      <p class="muted">${zeroText(layer, sampled)}</p>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
        display: block;
        min-width: 0;
      }
      .dead {
        column-gap: 6px;
        display: flex;
        overflow-wrap: anywhere;
      }
      .dead .icon {
        margin-top: 2px;
      }
      .most {
        font-weight: 600;
      }
      /* At the end: it changes all the time, and must not push the pictures about. */
      .answer {
        margin-top: 8px;
      }
      .spreads {
        display: grid;
        gap: 12px 24px;
        grid-template-columns: minmax(0, 1fr);
        margin: 8px 0 12px;
      }
      @container (min-width: 420px) {
        .spreads {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-layer-inside': LayerInside;
  }
}
