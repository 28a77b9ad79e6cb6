import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { wholeNumber } from './figures.ts';
import { sharedStyles } from './sharedStyles.ts';

/** The architecture: a box for each layer of units, from the pixels to the digits. */
@customElement('mnist-layer-row')
export class LayerRow extends LitElement {
  /** E.g. [784, 128, 10]. */
  @property({ attribute: false }) layers: readonly number[] = [];

  protected override render() {
    return html`<ol aria-label=${t('Layers from the pixels to the digits')}>
      ${this.layers.map((_, at) => this.#layer(at))}
    </ol>`;
  }

  #layer(at: number) {
    const { layers } = this;
    return html`<li>
      ${at === 0 ? nothing : html`<span class="arrow" aria-hidden="true">→</span>`}
      <div class="box">
        <b>${wholeNumber(layers[at])}</b> ${kindOf(at, layers.length)}
        <span class="muted">${underOf(layers, at)}</span>
      </div>
    </li>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        align-items: center;
        display: flex;
        gap: 8px;
      }
      .arrow {
        color: var(--muted-foreground);
      }
      .box {
        border: 1px solid
          var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
        border-radius: 4px;
        min-width: 96px;
        padding: 5px 12px;
        white-space: nowrap;
      }
      .muted {
        display: block;
        font-size: 11px;
        line-height: 16px;
      }
    `,
  ];
}

function kindOf(at: number, count: number): string {
  if (at === 0) {
    return t('pixels');
  }
  return at === count - 1 ? 'softmax' : 'ReLU';
}

function underOf(layers: readonly number[], at: number): string {
  const count = at === 0 ? 0 : layers[at] * (layers[at - 1] + 1);
  return at === 0 ? '28 × 28' : t('{count} parameters', { count: wholeNumber(count) });
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-layer-row': LayerRow;
  }
}
