import './as-text.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, type PropertyValues, svg, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import uPlot from 'uplot';
import uPlotStyles from 'uplot/dist/uPlot.min.css';
import { courseChartOptions, layerLine } from './courseChartOptions.ts';
import { type CourseData, courseData, courseSummary, powersAround, valueAt } from './courseData.ts';
import { curveTable } from './curveTable.ts';
import { wholeNumber } from './figures.ts';
import { FrameController } from './frameController.ts';
import { sharedStyles } from './sharedStyles.ts';
import { type ThemeColors, ThemeController } from './theme.ts';

const NO_DATA: CourseData = { iterations: [], curves: [] };

/** A small chart of one number a layer over the iterations, with a read-out by pointer and keys. */
@customElement('mnist-course-chart')
export class CourseChart extends LitElement {
  @property() heading = '';
  @property({ attribute: false }) iterations = new Float64Array(0);
  /** One a layer, as long as `iterations`. */
  @property({ attribute: false }) curves: readonly Float64Array[] = [];
  /** Iterations of the whole run. */
  @property({ type: Number }) totalIterations = 0;

  /** Index of the point that is read out. */
  @state() private hovered: number | undefined;
  @query('.plot') private place!: HTMLElement;

  #theme = new ThemeController(this);
  #frames = new FrameController(this, () => this.#draw());
  #resize = new ResizeObserver(() => this.#frames.request());
  #data = NO_DATA;
  #values: readonly [number, number] = [0.01, 1];
  #plot: uPlot | undefined;
  #drawn: { colors: ThemeColors; layers: number } | undefined;

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
    this.#destroy();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('iterations') || changed.has('curves')) {
      this.#data = courseData(this.iterations, this.curves);
      this.#values = powersAround(this.#data);
    }
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.place);
  }

  protected override updated(): void {
    this.#frames.request();
  }

  protected override render() {
    const { iterations, curves } = this.#data;
    const at = this.#plot === undefined ? undefined : this.hovered;
    const newest = Math.max(0, iterations.length - 1);
    const where =
      at === undefined
        ? ''
        : t('iteration {iteration}', { iteration: wholeNumber(iterations[at] ?? 0) });
    const values = curves.map((curve, layer) =>
      t('layer {layer}: {value}', { layer: layer + 1, value: valueAt(curve, at) }),
    );
    return html`
      <div class="head"><h3>${this.heading}</h3><span class="muted">${where}</span></div>
      <div class="legend">${curves.map((curve, layer) => this.#renderLayer(curve, layer, at))}</div>
      <input
        class="scrubber"
        type="range"
        min="0"
        max=${newest}
        .value=${String(at ?? newest)}
        ?disabled=${iterations.length === 0}
        aria-label=${t('{heading}: read out a point', { heading: this.heading })}
        aria-valuetext=${[where || t('newest point'), ...values].join(', ')}
        @input=${(event: Event) => this.#pointAt(Number((event.target as HTMLInputElement).value))}
        @blur=${() => this.#pointAt(undefined)}
      />
      <div class="plot" role="img" aria-label=${courseSummary(this.heading, this.#data)}></div>
      <mnist-as-text of=${this.heading} .table=${() => this.#table()}></mnist-as-text>
    `;
  }

  #table() {
    const { iterations, curves } = this.#data;
    const named = curves.map((values, layer) => ({
      name: t('Layer {layer}', { layer: layer + 1 }),
      values,
    }));
    return curveTable(courseSummary(this.heading, this.#data), iterations, named, value =>
      valueAt([value ?? null], 0),
    );
  }

  #renderLayer(curve: readonly (number | null)[], layer: number, at: number | undefined) {
    const { color, dash } = layerLine(this.#theme.colors, layer);
    return html`<span>
      <svg viewBox="0 0 24 4" aria-hidden="true">
        ${svg`<line x1="0" x2="24" y1="2" y2="2" stroke=${color} stroke-width="2" stroke-dasharray=${dash.join(' ')} />`}
      </svg>
      ${t('Layer {layer}', { layer: layer + 1 })} <b>${valueAt(curve, at)}</b></span
    >`;
  }

  /** Puts the chart's cursor on a point, or takes it away; uPlot then calls back with what it hit. */
  #pointAt(index: number | undefined): void {
    const left =
      index === undefined ? -10 : this.#plot?.valToPos(this.#data.iterations[index], 'x');
    this.#plot?.setCursor({ left: left ?? -10, top: index === undefined ? -10 : 1 });
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.place;
    const { iterations, curves } = this.#data;
    const { colors } = this.#theme;
    if (width === 0 || height === 0 || curves.length === 0) {
      return;
    }
    if (this.#drawn?.colors !== colors || this.#drawn.layers !== curves.length) {
      this.#destroy();
    }
    const data = [iterations, ...curves] as uPlot.AlignedData;
    if (this.#plot === undefined) {
      this.#create(colors, width, height, data);
      return;
    }
    if (this.#plot.width !== width || this.#plot.height !== height) {
      this.#plot.setSize({ width, height });
    }
    this.#plot.setData(data);
  }

  #create(colors: ThemeColors, width: number, height: number, data: uPlot.AlignedData): void {
    const layers = data.length - 1;
    this.#drawn = { colors, layers };
    const options = courseChartOptions({
      ...{ colors, width, height, layers },
      fontFamily: getComputedStyle(this).fontFamily,
      range: () => ({
        iterations: Math.max(this.totalIterations, this.#data.iterations.at(-1) ?? 0),
        values: this.#values,
      }),
      onHover: index => {
        this.hovered = index;
      },
    });
    this.#plot = new uPlot(options, data, this.place);
  }

  #destroy(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  static override styles = [
    unsafeCSS(uPlotStyles),
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
        position: relative;
      }
      .head {
        column-gap: 12px;
        display: flex;
        justify-content: space-between;
      }
      .legend {
        column-gap: 14px;
        display: flex;
        flex-wrap: wrap;
      }
      .legend span {
        align-items: center;
        column-gap: 6px;
        display: inline-flex;
        white-space: nowrap;
      }
      .legend svg {
        height: 4px;
        width: 24px;
      }
      b {
        display: inline-block;
        font-weight: 600;
        min-width: 7ch;
      }
      .plot {
        contain: strict;
        height: 140px;
        margin-top: 4px;
      }
      .uplot {
        font-family: inherit;
      }
      .u-hz .u-cursor-x {
        border-right: 1px solid var(--muted-foreground);
      }
      .scrubber {
        height: 1px;
        margin: 0;
        opacity: 0;
        position: absolute;
        width: 1px;
      }
      .scrubber:focus-visible + .plot {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 1px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-course-chart': CourseChart;
  }
}
