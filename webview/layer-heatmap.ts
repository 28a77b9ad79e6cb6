import './as-text.ts';
import './color-scale.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { MatrixPicture } from '../src/protocol/paramsPortrait.ts';
import { wholeNumber } from './figures.ts';
import { dotSize } from './heatmapLayout.ts';
import { strongestTable } from './layerTables.ts';
import { numberText } from './numberText.ts';
import { sharedStyles } from './sharedStyles.ts';
import { ThemeController } from './theme.ts';
import { weightPixels } from './weightPixels.ts';
import { largestUsualByte } from './weightScale.ts';

/** The weights of a layer as one heatmap: a row for each output, a column for each input. */
@customElement('mnist-layer-heatmap')
export class LayerHeatmap extends LitElement {
  @property({ attribute: false }) picture!: MatrixPicture;
  @property({ type: Number }) inputs = 0;
  @property({ type: Number }) outputs = 0;

  @state() private width = 0;
  @query('.place') private place!: HTMLElement;
  @query('canvas') private canvas!: HTMLCanvasElement;

  #theme = new ThemeController(this);
  #resized = new ResizeObserver(entries => {
    this.width = entries[0].contentRect.width;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.#resized.observe(this.place);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override firstUpdated(): void {
    this.#resized.observe(this.place);
  }

  protected override render() {
    const { picture, inputs, outputs } = this;
    const { rows, columns, scale } = picture;
    const largestByte = largestUsualByte(picture.weights);
    const label = t('Heatmap of {rows} by {columns} weights, the strongest {strongest}', {
      rows: wholeNumber(outputs),
      columns: wholeNumber(inputs),
      strongest: numberText(scale),
    });
    return html`<p class="muted">
        ${rowsText(outputs, inputs)} ${dotsText(picture)}
      </p>
      <div class="place">
        <canvas
          width=${columns}
          height=${rows}
          role="img"
          aria-label=${label}
        ></canvas>
      </div>
      <mnist-color-scale
        .limit=${(scale * largestByte) / 127}
        .open=${largestByte < 127}
      ></mnist-color-scale>
      <mnist-as-text
        of=${t('Heatmap')}
        .table=${() => strongestTable(label, picture, { inputs, outputs })}
      ></mnist-as-text>`;
  }

  protected override updated(): void {
    const { picture, canvas } = this;
    const { rows, columns, weights } = picture;
    const pixels = weightPixels(this.#theme.colors, largestUsualByte(weights));
    const image = new ImageData(columns, rows);
    const target = new Uint32Array(image.data.buffer);
    for (let dot = 0; dot < weights.length; dot++) {
      target[dot] = pixels[weights[dot] & 255];
    }
    canvas.getContext('2d')!.putImageData(image, 0, 0);
    const size = dotSize(picture, this.width, devicePixelRatio);
    canvas.style.width = `${columns * size}px`;
    canvas.style.height = `${rows * size}px`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .place {
        margin: 6px 0 8px;
        overflow: hidden;
      }
      canvas {
        display: block;
        image-rendering: pixelated;
        outline: 1px solid
          var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
        outline-offset: -1px;
      }
    `,
  ];
}

function rowsText(outputs: number, inputs: number): string {
  const counts = { outputs: wholeNumber(outputs), inputs: wholeNumber(inputs) };
  return outputs === 10
    ? t(
        'A row for each of the {outputs} digits, 0 on top, a column for each of the {inputs} units before.',
        counts,
      )
    : t(
        'A row for each of the {outputs} units, a column for each of the {inputs} units before.',
        counts,
      );
}

function dotsText({ outputsPerDot, inputsPerDot }: MatrixPicture): string {
  return outputsPerDot * inputsPerDot === 1
    ? ''
    : t('Each dot is the strongest of {rows} × {columns} weights.', {
        ...{ rows: outputsPerDot, columns: inputsPerDot },
      });
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-layer-heatmap': LayerHeatmap;
  }
}
