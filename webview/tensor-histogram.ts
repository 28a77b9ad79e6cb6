import './as-text.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NumberSpread } from '../src/protocol/inside.ts';
import { wholeNumber } from './figures.ts';
import { BARS_HEIGHT, barsPath, zeroAt } from './histogramBars.ts';
import { histogramTable } from './layerTables.ts';
import { numberText } from './numberText.ts';
import { sharedStyles } from './sharedStyles.ts';
import { type SpreadKind, spreadHeading, spreadSummary } from './spreadText.ts';

/** How the numbers of a tensor are spread: a histogram, and its mean and width in words. */
@customElement('mnist-tensor-histogram')
export class TensorHistogram extends LitElement {
  /** What the numbers are. */
  @property() about: SpreadKind = 'weights';
  @property({ attribute: false }) tensor!: NumberSpread;

  protected override render() {
    const { tensor, about } = this;
    const { histogram } = tensor;
    const width = histogram.counts.length;
    const zero = zeroAt(histogram);
    const count = tensor.shape.reduce((product, size) => product * size, 1);
    const summary = spreadSummary(about, {
      count: wholeNumber(count),
      minimum: numberText(tensor.minimum),
      maximum: numberText(tensor.maximum),
    });
    return html`<h3>${spreadHeading(about)}</h3>
      <p class="muted">
        ${t('{count} numbers, mean {mean}, standard deviation {deviation}', {
          count: wholeNumber(count),
          mean: numberText(tensor.mean),
          deviation: numberText(tensor.standardDeviation),
        })}
      </p>
      <svg
        role="img"
        aria-label=${summary}
        viewBox="0 0 ${width} ${BARS_HEIGHT}"
        preserveAspectRatio="none"
      >
        <path class="bars" d=${barsPath(histogram)} />
        ${zero === undefined ? nothing : svg`<line x1=${zero} x2=${zero} y1="0" y2=${BARS_HEIGHT} />`}
      </svg>
      <p class="axis muted" aria-hidden="true">
        <span>${numberText(histogram.from)}</span><span>${numberText(histogram.to)}</span>
      </p>
      <mnist-as-text
        of=${spreadHeading(about)}
        .table=${() => histogramTable(summary, histogram)}
      ></mnist-as-text>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      svg {
        border-bottom: 1px solid var(--muted-foreground);
        display: block;
        height: 96px;
        margin-top: 6px;
        width: 100%;
      }
      .bars {
        fill: var(--vscode-charts-blue, var(--vscode-foreground));
      }
      line {
        stroke: var(--vscode-foreground);
        stroke-dasharray: 3 3;
        vector-effect: non-scaling-stroke;
      }
      .axis {
        display: flex;
        font-size: 11px;
        justify-content: space-between;
        line-height: 18px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-tensor-histogram': TensorHistogram;
  }
}
