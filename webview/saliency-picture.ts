import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { withOpacity } from './color.ts';
import { saliencyPixels } from './saliencyPixels.ts';
import { ThemeController } from './theme.ts';
import { PICTURE_SIDE } from './tileLayout.ts';

/** Side of a pixel of the digit: room for a plus. */
const DOT = 9;
/** Length and width of a mark's strokes. */
const STROKE = 5;
const WIDTH = 1;

/** A digit with which of its pixels matter to the answer: colours, and plus and minus on the strongest. */
@customElement('mnist-saliency-picture')
export class SaliencyPicture extends LitElement {
  /** `[784]` 0 to 255 */
  @property({ attribute: false }) image!: Uint8Array;
  /** `[784]` */
  @property({ attribute: false }) saliency!: Float32Array;
  /** What it shows, for screen readers. */
  @property() label = '';

  @query('canvas') private canvas!: HTMLCanvasElement;
  #theme = new ThemeController(this);

  protected override render() {
    const side = DOT * PICTURE_SIDE;
    return html`
      <canvas width=${side} height=${side} role="img" aria-label=${this.label}></canvas>
    `;
  }

  protected override updated(): void {
    const context = this.canvas.getContext('2d')!;
    const pixels = saliencyPixels(this.#theme.colors, this.image, this.saliency);
    for (const [pixel, { color, mark }] of pixels.entries()) {
      const left = DOT * (pixel % PICTURE_SIDE);
      const top = DOT * Math.floor(pixel / PICTURE_SIDE);
      context.fillStyle = withOpacity(color, 1);
      context.fillRect(left, top, DOT, DOT);
      if (mark !== undefined) {
        const [from, middle] = [(DOT - STROKE) / 2, (DOT - WIDTH) / 2];
        context.fillStyle = mark.color;
        context.fillRect(left + from, top + middle, STROKE, WIDTH);
        if (mark.sign === '+') {
          context.fillRect(left + middle, top + from, WIDTH, STROKE);
        }
      }
    }
  }

  static override styles = css`
    :host {
      display: block;
    }
    canvas {
      display: block;
      max-width: 100%;
      outline: 1px solid
        var(
          --vscode-contrastBorder,
          var(--vscode-widget-border, var(--vscode-panel-border, transparent))
        );
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-saliency-picture': SaliencyPicture;
  }
}
