import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { TABLE_STEPS } from './colorMap.ts';
import { signed } from './figures.ts';
import { ThemeController } from './theme.ts';
import { weightTable } from './weightPixels.ts';

/** The legend of the diverging map: which colour is which weight. */
@customElement('mnist-color-scale')
export class ColorScale extends LitElement {
  static override styles = css`
    :host {
      display: inline-grid;
      grid-template-columns: auto minmax(40px, 110px) auto;
      align-items: center;
      column-gap: 6px;
      font-size: 0.9em;
      font-variant-numeric: tabular-nums;
      color: var(--vscode-descriptionForeground);
      white-space: nowrap;
    }
    .bar {
      position: relative;
    }
    canvas {
      display: block;
      box-sizing: border-box;
      width: 100%;
      height: 9px;
      border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent));
      border-radius: 1px;
    }
    .zero {
      position: absolute;
      inset-inline-start: 50%;
      inset-block: -2px;
      width: 1px;
      background: var(--vscode-descriptionForeground);
    }
  `;

  /** The weight at the ends. */
  @property({ type: Number }) limit = 1;
  /** Weights beyond the ends exist; they have the colour of the end. */
  @property({ type: Boolean }) open = false;

  @query('canvas') private canvas!: HTMLCanvasElement;
  readonly #theme = new ThemeController(this);

  override render() {
    const decimals = this.limit < 0.1 ? 3 : 2;
    const low = `${this.open ? '≤ ' : ''}${signed(-this.limit, decimals)}`;
    const high = `${this.open ? '≥ ' : ''}${signed(this.limit, decimals)}`;
    return html`<span>${low}</span>
      <span class="bar"
        ><canvas
          width=${2 * TABLE_STEPS + 1}
          height="1"
          role="img"
          aria-label=${`Colour scale of weights: orange is ${low}, blue is ${high}`}
        ></canvas
        ><span class="zero"></span
      ></span>
      <span>${high}</span>`;
  }

  protected override updated(): void {
    const image = new ImageData(2 * TABLE_STEPS + 1, 1);
    new Uint32Array(image.data.buffer).set(weightTable(this.#theme.colors));
    this.canvas.getContext('2d')!.putImageData(image, 0, 0);
  }
}
