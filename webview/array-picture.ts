import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { withOpacity } from './color.ts';
import { divergingColor } from './colorMap.ts';
import { sharedStyles } from './sharedStyles.ts';
import { ThemeController } from './theme.ts';
import { PICTURE_SIDE } from './tileLayout.ts';

/** Pixels of a square. */
const SQUARE = 10;

/** An array as coloured squares: 28 by 28 for pixels, else up to 16 in a row. */
@customElement('mnist-array-picture')
export class ArrayPicture extends LitElement {
  @property({ attribute: false }) values!: Float64Array;
  /** The one with a frame. */
  @property({ type: Number }) marked: number | undefined;
  /** What it shows, for screen readers. */
  @property() label = '';

  @query('canvas') private canvas!: HTMLCanvasElement;
  #theme = new ThemeController(this);

  get #columns(): number {
    const { length } = this.values;
    return length === PICTURE_SIDE ** 2 ? PICTURE_SIDE : Math.min(16, length);
  }

  protected override render() {
    const columns = this.#columns;
    const rows = Math.ceil(this.values.length / columns);
    return html`<canvas
      width=${SQUARE * columns}
      height=${SQUARE * rows}
      role="img"
      aria-label=${this.label}
    ></canvas>`;
  }

  protected override updated(): void {
    const columns = this.#columns;
    const context = this.canvas.getContext('2d')!;
    const color = divergingColor(this.#theme.colors);
    const largest = this.values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-300);
    for (const [at, value] of this.values.entries()) {
      context.fillStyle = withOpacity(color(value / largest), 1);
      context.fillRect(...corner(at, columns), SQUARE, SQUARE);
    }
    if (this.marked !== undefined) {
      const [x, y] = corner(this.marked, columns);
      context.strokeStyle = getComputedStyle(this).color;
      context.lineWidth = 2;
      context.strokeRect(x + 1, y + 1, SQUARE - 2, SQUARE - 2);
    }
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      canvas {
        display: block;
        max-width: 100%;
      }
    `,
  ];
}

function corner(at: number, columns: number): [x: number, y: number] {
  return [SQUARE * (at % columns), SQUARE * Math.floor(at / columns)];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-array-picture': ArrayPicture;
  }
}
