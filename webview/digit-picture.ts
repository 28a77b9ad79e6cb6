import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ThemeController } from './theme.ts';
import { PICTURE_SIDE } from './tileLayout.ts';

/** One digit of 28x28 pixels: ink in the colour of text, on the editor's background. */
@customElement('mnist-digit-picture')
export class DigitPicture extends LitElement {
  /** `[784]` 0 (background) to 255 (ink) */
  @property({ attribute: false }) image: Uint8Array | undefined;
  /** What it shows, for screen readers; without it the picture is decoration. */
  @property() label = '';

  @query('canvas') private canvas!: HTMLCanvasElement;
  #theme = new ThemeController(this);

  protected override render() {
    const size = PICTURE_SIDE;
    return this.label === ''
      ? html`<canvas width=${size} height=${size} aria-hidden="true"></canvas>`
      : html`<canvas width=${size} height=${size} role="img" aria-label=${this.label}></canvas>`;
  }

  protected override updated(): void {
    if (this.image === undefined) {
      return;
    }
    const { background, foreground } = this.#theme.colors;
    const data = new ImageData(PICTURE_SIDE, PICTURE_SIDE);
    for (let pixel = 0; pixel < this.image.length; pixel++) {
      const ink = this.image[pixel] / 255;
      for (let channel = 0; channel < 3; channel++) {
        data.data[4 * pixel + channel] =
          background[channel] * (1 - ink) + foreground[channel] * ink;
      }
      data.data[4 * pixel + 3] = 255;
    }
    this.canvas.getContext('2d')!.putImageData(data, 0, 0);
  }

  static override styles = css`
    :host {
      display: block;
    }
    canvas {
      display: block;
      height: 100%;
      image-rendering: pixelated;
      outline: 1px solid
        var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, transparent)));
      width: 100%;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-picture': DigitPicture;
  }
}
