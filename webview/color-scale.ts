import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { TABLE_STEPS } from './colorMap.ts';
import { signed } from './figures.ts';
import { sharedStyles } from './sharedStyles.ts';
import { ThemeController } from './theme.ts';
import { weightTable } from './weightPixels.ts';

/** The legend of the diverging map: which colour is which weight. */
@customElement('mnist-color-scale')
export class ColorScale extends LitElement {
  /** The weight at the ends. */
  @property({ type: Number }) limit = 1;
  /** Weights beyond the ends exist; they have the colour of the end. */
  @property({ type: Boolean }) open = false;

  @query('canvas') private canvas!: HTMLCanvasElement;
  #theme = new ThemeController(this);

  protected override render() {
    const decimals = this.limit < 0.1 ? 3 : 2;
    const low = `${this.open ? '≤\u00a0' : ''}${signed(-this.limit, decimals)}`;
    const high = `${this.open ? '≥\u00a0' : ''}${signed(this.limit, decimals)}`;
    return html`<canvas
        width=${2 * TABLE_STEPS + 1}
        height="1"
        role="img"
        aria-label=${t('Color scale of weights: orange is {low}, blue is {high}', { low, high })}
      ></canvas>
      <div aria-hidden="true"><span>${low}</span><span>0</span><span>${high}</span></div>`;
  }

  protected override updated(): void {
    const image = new ImageData(2 * TABLE_STEPS + 1, 1);
    new Uint32Array(image.data.buffer).set(weightTable(this.#theme.colors));
    this.canvas.getContext('2d')!.putImageData(image, 0, 0);
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
        display: block;
        font-size: 0.9em;
        line-height: 16px;
        max-width: 220px;
      }
      canvas {
        display: block;
        height: 7px;
        outline: 1px solid
          var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, transparent)));
        width: 100%;
      }
      div {
        color: var(--muted-foreground);
        display: grid;
        grid-template-columns: 1fr auto 1fr;
        margin-top: 2px;
        white-space: nowrap;
      }
      span:last-child {
        text-align: end;
      }
      @container (max-width: 130px) {
        span:nth-child(2) {
          visibility: hidden;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-color-scale': ColorScale;
  }
}
