import { t } from '@vscode/l10n';
import './history-chart.ts';
import './layer-heatmap.ts';
import './layer-row.ts';
import './tensor-histogram.ts';
import './tensor-table.ts';
import './weight-gallery.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ParamsPortrait as Portrait } from '../src/protocol/paramsPortrait.ts';
import { curveHistory } from './curveHistory.ts';
import { wholeNumber } from './figures.ts';
import { paramsPortraitStyles } from './paramsPortraitStyles.ts';
import { provenanceRows } from './provenanceRows.ts';
import { sharedStyles } from './sharedStyles.ts';
import { FIRST_UNITS, strongestUnits } from './shownUnits.ts';

/** Everything that is in a params file: layers, pictures of their weights, tensors, and claims. */
@customElement('mnist-params-portrait')
export class ParamsPortrait extends LitElement {
  @property({ attribute: false }) portrait!: Portrait;
  /** Of the file. */
  @property({ type: Number }) byteCount = 0;

  /** How many units of the first layer are drawn. */
  @state() private units = FIRST_UNITS;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('portrait');
    if (before && before.layers.join() !== this.portrait.layers.join()) {
      this.units = FIRST_UNITS;
    }
  }

  protected override render() {
    const { portrait } = this;
    return html`<section aria-labelledby="network">
        <h2 id="network">${t('Network')}</h2>
        <mnist-layer-row .layers=${portrait.layers}></mnist-layer-row>
        <p class="muted">
          ${t('{count} weights and biases, {size} kB in the file', {
            count: wholeNumber(portrait.parameterCount),
            size: wholeNumber(Math.ceil(this.byteCount / 1024)),
          })}
        </p>
      </section>
      ${this.#curve(portrait)}
      ${portrait.layers.slice(1).map((_, layer) => this.#layer(portrait, layer))}
      <section aria-labelledby="tensors">
        <h2 id="tensors">${t('Tensors')}</h2>
        <mnist-tensor-table .tensors=${portrait.tensors}></mnist-tensor-table>
      </section>
      ${this.#provenance(portrait)}`;
  }

  #curve({ provenance }: Portrait) {
    if (provenance.curve === undefined) {
      return nothing;
    }
    const { history, iterations, iterationsPerEpoch } = curveHistory(provenance.curve);
    const chart = (measure: 'accuracy' | 'loss') => html`<mnist-history-chart
      measure=${measure}
      .history=${history}
      .totalIterations=${iterations}
      .iterationsPerEpoch=${iterationsPerEpoch}
    ></mnist-history-chart>`;
    return html`<section aria-labelledby="curve">
      <h2 id="curve">${t('The run, as the file tells it')}</h2>
      <div class="charts">${chart('accuracy')}${chart('loss')}</div>
    </section>`;
  }

  #layer(portrait: Portrait, layer: number) {
    const { layers, tensors } = portrait;
    const isLast = layer === layers.length - 2;
    const id = `layer${layer}`;
    const [weights, biases] = tensors.slice(2 * layer);
    return html`<section aria-labelledby=${id}>
      <h2 id=${id}>
        ${t('Layer {layer}: {inputs} → {units} {activation}', {
          layer: layer + 1,
          inputs: wholeNumber(layers[layer]),
          units: wholeNumber(layers[layer + 1]),
          activation: isLast ? 'softmax' : 'ReLU',
        })}
      </h2>
      ${layer === 0 ? this.#firstLayer(portrait) : this.#deeperLayer(portrait, layer)}
      <div class="histograms">
        <mnist-tensor-histogram about="weights" .tensor=${weights}></mnist-tensor-histogram>
        <mnist-tensor-histogram about="biases" .tensor=${biases}></mnist-tensor-histogram>
      </div>
    </section>`;
  }

  #firstLayer({ pictures, layers }: Portrait) {
    const shown = strongestUnits(pictures, this.units);
    const more = Math.min(pictures.units.length - shown.units.length, 3 * this.units);
    return html`<mnist-weight-gallery
        .pictures=${shown}
        .digitsNext=${layers.length === 3}
      ></mnist-weight-gallery>
      ${
        more > 0
          ? html`<button class="link" @click=${() => this.#showMore(more)}>
              ${t('Show {count} more', { count: wholeNumber(more) })}
            </button>`
          : nothing
      }`;
  }

  #showMore(more: number): void {
    this.units += more;
  }

  #deeperLayer({ matrices, layers }: Portrait, layer: number) {
    return html`<mnist-layer-heatmap
      .picture=${matrices[layer - 1]}
      .inputs=${layers[layer]}
      .outputs=${layers[layer + 1]}
    ></mnist-layer-heatmap>`;
  }

  #provenance({ provenance }: Portrait) {
    const rows = provenanceRows(provenance);
    return html`<section aria-labelledby="provenance">
      <h2 id="provenance">${t('What the file says of itself')}</h2>
      ${
        rows.length === 0
          ? html`<p class="muted">${t('Nothing: it may come from another program.')}</p>`
          : html`<p class="muted">${t('Claims of the file: nobody has measured them here.')}</p>
              <table class="claims">
                <tbody>
                  ${rows.map(
                    ({ name, value }) =>
                      html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
                  )}
                </tbody>
              </table>`
      }
    </section>`;
  }

  static override styles = [sharedStyles, paramsPortraitStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-params-portrait': ParamsPortrait;
  }
}
