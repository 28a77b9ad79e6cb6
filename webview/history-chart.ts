import './as-text.ts';
import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import uPlot from 'uplot';
import uPlotStyles from 'uplot/dist/uPlot.min.css';
import type { RateChange } from '../src/params/paramsFile.ts';
import type { RunOverlay } from '../src/protocol/overlays.ts';
import type { HistoryPoints } from '../src/protocol/subjects.ts';
import { calmCurve } from './calmCurve.ts';
import {
  chartData,
  iterationRange,
  lastValue,
  type Measure,
  NO_DATA,
  valueRange,
} from './chartData.ts';
import type { ChartMarks } from './chartMarks.ts';
import { type ChartScale, chartOptions } from './chartOptions.ts';
import { chartSummary, measureName, measureText, positionText } from './chartText.ts';
import { withOpacity } from './color.ts';
import { FrameController } from './frameController.ts';
import { helpButton, helpButtonStyles } from './helpButton.ts';
import { historyChartStyles } from './historyChartStyles.ts';
import { historyTable } from './historyTable.ts';
import { loadFoldedParts } from './loadFoldedParts.ts';
import { newestValues, overlayLegend, overlayText } from './overlayLegend.ts';
import { type Line, lastIteration, NO_OVERLAYS, overlaid } from './overlayLines.ts';
import { sharedStyles } from './sharedStyles.ts';
import { targetText } from './targetLine.ts';
import { type ThemeColors, ThemeController } from './theme.ts';

/**
 * Accuracy or loss over the iterations, for training and test digits. Pointing at the chart, or
 * moving along it with the arrow keys, reads out both curves; otherwise the newest values stand there.
 */
@customElement('mnist-history-chart')
export class HistoryChart extends LitElement {
  @property() measure: Measure = 'accuracy';
  @property({ attribute: false }) history: HistoryPoints | undefined;
  /** Accuracy that a person aims at; missing: none. */
  @property({ type: Number }) target: number | undefined;
  /** Where the learning rate was changed. */
  @property({ attribute: false }) rateChanges: readonly RateChange[] | undefined;
  /** Other runs that are drawn beside it. */
  @property({ attribute: false }) overlays: readonly RunOverlay[] = NO_OVERLAYS;
  /** Iterations of the whole run. */
  @property({ type: Number }) totalIterations = 0;
  @property({ type: Number }) iterationsPerEpoch = 0;

  /** The iteration of the past that the page shows; missing: now. */
  @property({ type: Number }) moment: number | undefined;

  /** Index of the point that is read out. */
  @state() private hovered: number | undefined;
  @state() private isExplained = false;
  @query('.plot') private place!: HTMLElement;

  #theme = new ThemeController(this);
  #frames = new FrameController(this, () => this.#draw());
  #resize = new ResizeObserver(() => this.#frames.request());
  #data = NO_DATA;
  #lines: readonly Line[] = [];
  #slots = '';
  #scale: ChartScale = { iterations: 0, iterationsPerEpoch: 0, values: [0, 1] };
  #plot: uPlot | undefined;
  #plotColors: ThemeColors | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.#resize.observe(this.place);
      this.#frames.request();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const newest = this.history?.training.iteration.at(-1) ?? 0;
    const longest = lastIteration(this.overlays);
    const iterations = Math.max(longest, iterationRange(newest, this.totalIterations));
    if (changed.has('history') || changed.has('measure') || changed.has('overlays')) {
      const { training, test } = this.history ?? {};
      const own =
        training && test
          ? chartData({ training: calmCurve(training, iterations), test }, this.measure)
          : NO_DATA;
      const { data, lines } = overlaid(own, this.overlays, this.measure);
      this.#data = data;
      this.#lines = lines;
    }
    this.#scale = {
      iterations,
      iterationsPerEpoch: this.iterationsPerEpoch,
      values: valueRange(this.#data, this.measure, this.#lines),
    };
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.place);
  }

  protected override updated(): void {
    this.#frames.request();
  }

  protected override render() {
    const { iteration, training, test } = this.#data;
    const at = this.#readOut();
    const heading = measureName(this.measure);
    const trainingText = measureText(at?.training ?? lastValue(training), this.measure);
    const testText = measureText(at?.test ?? lastValue(test), this.measure);
    const others = at?.others ?? newestValues(this.#lines);
    const spokenOthers = overlayText(this.overlays, others, this.measure);
    const where = at ? positionText(at.iteration, this.iterationsPerEpoch) : '';
    return html`
      <div class="head">
        <h2>${heading}</h2>
        <span class="where">${where}</span>
        ${helpButton(this.isExplained, heading, () => {
          this.isExplained = !this.isExplained;
          void loadFoldedParts();
        })}
      </div>
      ${
        this.isExplained
          ? html`<mnist-part-help .about=${this.measure}></mnist-part-help>`
          : nothing
      }
      <div class=${this.history ? 'legend' : 'legend others'}>
        <span class="training">${t('Training')} <b>${trainingText}</b></span>
        <span class="test">${t('Test')} <b>${testText}</b></span>
        ${overlayLegend(this.overlays, others, this.measure, this.#theme.colors)}
      </div>
      <input
        class="scrubber"
        type="range"
        min="0"
        max=${Math.max(0, iteration.length - 1)}
        .value=${String(this.hovered ?? Math.max(0, iteration.length - 1))}
        ?disabled=${iteration.length === 0}
        aria-label=${t('{heading}: read out a point', { heading })}
        aria-valuetext=${t('{where}: training {training}, test {test}.', { where: where || t('newest point'), training: trainingText, test: testText }) + spokenOthers}
        @input=${this.#onScrub}
        @blur=${() => this.#pointAt(undefined)}
      />
      ${
        this.target === undefined || this.measure !== 'accuracy' || !this.history
          ? nothing
          : html`<p class="target">${targetText(this.target, this.history)}</p>`
      }
      <div class="plot" role="img" aria-label=${chartSummary(this.#data, this.measure) + spokenOthers}></div>
      <mnist-as-text of=${heading} .table=${() => historyTable({ data: this.#data, lines: this.#lines }, this.overlays, this.measure)}></mnist-as-text>
    `;
  }

  #readOut() {
    const index = this.hovered;
    if (index === undefined || index >= this.#data.iteration.length || !this.#plot) {
      return undefined;
    }
    const indices = this.#plot.cursor.idxs ?? [];
    return {
      iteration: this.#data.iteration[index],
      training: this.#data.training[indices[1] ?? index],
      test: this.#data.test[indices[2] ?? index],
      others: this.#lines.map((line, at) => line[indices[at + 3] ?? index] ?? undefined),
    };
  }

  #onScrub(event: Event): void {
    this.#pointAt(Number((event.target as HTMLInputElement).value));
  }

  /** Puts the chart's cursor on a point, or takes it away; uPlot then calls back with what it hit. */
  #pointAt(index: number | undefined): void {
    const left = index === undefined ? -10 : this.#plot?.valToPos(this.#data.iteration[index], 'x');
    this.#plot?.setCursor({ left: left ?? -10, top: index === undefined ? -10 : 1 });
  }

  get #marks(): ChartMarks {
    const { moment, rateChanges } = this;
    const target = this.measure === 'accuracy' ? this.target : undefined;
    return { moment, target, rateChanges: rateChanges?.map(({ iteration }) => iteration) ?? [] };
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.place;
    if (width === 0 || height === 0) {
      return;
    }
    const colors = this.#theme.colors;
    const slots = this.overlays.map(({ slot }) => slot).join();
    if (colors !== this.#plotColors || slots !== this.#slots) {
      this.#slots = slots;
      this.#plot?.destroy();
      this.#plot = undefined;
    }
    const { iteration, training, test } = this.#data;
    const data = [iteration, training, test, ...this.#lines] as uPlot.AlignedData;
    if (this.#plot === undefined) {
      this.#createPlot(colors, width, height, data);
      return;
    }
    if (this.#plot.width !== width || this.#plot.height !== height) {
      this.#plot.setSize({ width, height });
    }
    this.#plot.setData(data);
  }

  #createPlot(colors: ThemeColors, width: number, height: number, data: uPlot.AlignedData): void {
    this.#plotColors = colors;
    this.style.setProperty('--training-color', withOpacity(colors.training, 1));
    this.style.setProperty('--test-color', withOpacity(colors.test, 1));
    const options = chartOptions({
      measure: this.measure,
      colors,
      fontFamily: getComputedStyle(this).fontFamily,
      width,
      height,
      overlays: this.overlays,
      scale: () => this.#scale,
      marks: () => this.#marks,
      onHover: index => {
        this.hovered = index;
      },
    });
    this.#plot = new uPlot(options, data, this.place);
  }

  static override styles = [
    unsafeCSS(uPlotStyles),
    sharedStyles,
    helpButtonStyles,
    historyChartStyles,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-history-chart': HistoryChart;
  }
}
