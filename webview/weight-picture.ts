import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { sharedStyles } from './sharedStyles.ts';
import { ThemeController } from './theme.ts';
import { PICTURE_SIDE } from './tileLayout.ts';
import { paintWeights, weightPixels } from './weightPixels.ts';

/** The 784 weights of one unit as a large picture. */
@customElement('mnist-weight-picture')
export class WeightPicture extends LitElement {
  /** `[784]`, -127 to 127 */
  @property({ attribute: false }) weights: Int8Array | undefined;
  /** Bytes from here on have the colours of the scale's ends. */
  @property({ type: Number }) largestByte = 127;
  /** What the picture shows, for screen readers. */
  @property() label = '';

  @query('canvas') private canvas!: HTMLCanvasElement;
  #theme = new ThemeController(this);

  protected override render() {
    return html`<canvas
      width=${PICTURE_SIDE}
      height=${PICTURE_SIDE}
      role="img"
      aria-label=${this.label}
    ></canvas>`;
  }

  protected override updated(): void {
    if (this.weights === undefined) {
      return;
    }
    const image = new ImageData(PICTURE_SIDE, PICTURE_SIDE);
    const pixels = weightPixels(this.#theme.colors, this.largestByte);
    paintWeights(new Uint32Array(image.data.buffer), PICTURE_SIDE, 0, this.weights, 0, pixels);
    this.canvas.getContext('2d')!.putImageData(image, 0, 0);
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
        image-rendering: pixelated;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-weight-picture': WeightPicture;
  }
}
