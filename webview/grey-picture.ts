import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';

/** A picture in grey, as it is: black is black in every theme. */
@customElement('mnist-grey-picture')
export class GreyPicture extends LitElement {
  @property({ type: Number }) width = 0;
  @property({ type: Number }) height = 0;
  /** `[height, width]` 0 (black) to 255 (white) */
  @property({ attribute: false }) greys!: Uint8Array;
  /** What it shows, for screen readers. */
  @property() label = '';

  @query('canvas') private canvas!: HTMLCanvasElement;

  protected override render() {
    const { width, height, label } = this;
    return html`<canvas width=${width} height=${height} role="img" aria-label=${label}></canvas>`;
  }

  protected override updated(): void {
    const data = new ImageData(this.width, this.height);
    for (const [pixel, grey] of this.greys.entries()) {
      data.data.set([grey, grey, grey, 255], 4 * pixel);
    }
    this.canvas.getContext('2d')!.putImageData(data, 0, 0);
  }

  static override styles = css`
    :host {
      display: block;
    }
    canvas {
      display: block;
      image-rendering: pixelated;
      max-height: 100%;
      max-width: 100%;
      outline: 1px solid
        var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, transparent)));
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-grey-picture': GreyPicture;
  }
}
