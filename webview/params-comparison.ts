import './dataset-badge.ts';
import './wrong-digits.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type {
  ParamsComparison as Comparison,
  LayerDistance,
} from '../src/protocol/paramsComparison.ts';
import type { NamedFile } from '../src/protocol/reportMessages.ts';
import { differingRows } from './differingRows.ts';
import { percent, wholeNumber } from './figures.ts';
import { OpenReportEvent } from './openReportEvent.ts';
import { paramsComparisonStyles } from './paramsComparisonStyles.ts';
import { provenanceRows } from './provenanceRows.ts';
import { sharedStyles } from './sharedStyles.ts';

const UNKNOWN = '–';
/** What the two files are called on the page: their names are long and may be equal. */
const LETTERS = ['A', 'B'] as const;

/**
 * Two params files beside each other.
 *
 * @fires open-report `OpenReportEvent`, when a file is chosen
 */
@customElement('mnist-params-comparison')
export class ParamsComparison extends LitElement {
  @property({ attribute: false }) files!: readonly [NamedFile, NamedFile];
  @property({ attribute: false }) comparison!: Comparison;

  protected override render() {
    return html`${this.#headline()} ${this.#settings()} ${this.#distances()}
      ${this.#onlyRight(0)} ${this.#onlyRight(1)}`;
  }

  #headline() {
    const { dataset, files, total, bothRight, bothWrong } = this.comparison;
    const row = (name: string, value: (at: 0 | 1) => unknown) => ({
      name,
      values: [value(0), value(1)],
    });
    return html`<section class="headline" aria-label="Result">
      ${table('Both networks', [
        row('File', at => this.#fileLink(at)),
        row('Accuracy', at => html`<b>${percent(files[at].accuracy, 2)}</b>`),
        row('Correct', at => wholeNumber(files[at].correct)),
        row('Loss', at => files[at].loss.toFixed(4)),
        row('Layers', at => files[at].layers.join('-')),
      ])}
      <p class="digits">
        <span>
          ${judgement(files)} on ${wholeNumber(total)} test digits: ${wholeNumber(bothRight)} are read
          right by both, ${wholeNumber(bothWrong)} by neither.
        </span>
        <mnist-dataset-badge .description=${dataset}></mnist-dataset-badge>
      </p>
      ${dataset.notice === undefined ? nothing : html`<p class="muted">${dataset.notice}</p>`}
    </section>`;
  }

  #fileLink(at: 0 | 1) {
    const { file, fileName } = this.files[at];
    return html`<button
      class="link"
      title="Open its report"
      @click=${() => this.dispatchEvent(new OpenReportEvent(file))}
    >
      ${fileName}
    </button>`;
  }

  #settings() {
    const rows = this.comparison.files.map(({ provenance }) => provenanceRows(provenance));
    const silent = LETTERS.filter((_, at) => rows[at].length === 0);
    const differing = differingRows(rows[0], rows[1]);
    return html`<section aria-labelledby="settings">
      <h2 id="settings">What differs in how they were made</h2>
      ${
        silent.length > 0
          ? html`<p class="muted">
              ${silent.join(' and ')} ${silent.length > 1 ? 'do' : 'does'} not say how it was made.
            </p>`
          : nothing
      }
      ${
        differing.length > 0
          ? table(
              'What differs',
              differing.map(({ name, values }) => ({
                name,
                values: values.map(value => value ?? UNKNOWN),
              })),
            )
          : silent.length > 0
            ? nothing
            : html`<p>Nothing: both say the same of themselves.</p>`
      }
    </section>`;
  }

  #distances() {
    const { layers } = this.comparison;
    return html`<section aria-labelledby="distances">
      <h2 id="distances">How far the weights of B are from those of A</h2>
      <div class="wide" tabindex="0" role="group" aria-label="Distances"><table aria-label="Distance of each layer">
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Weights of A</th>
            <th scope="col">Weights of B</th>
            <th scope="col" class="number">Distance</th>
            <th scope="col" class="number">Of the biases</th>
          </tr>
        </thead>
        <tbody>
          ${layers.map(
            (layer, at) => html`<tr>
              <th scope="row">${at + 1}</th>
              <td>${shapeText(layer, 0)}</td>
              <td>${shapeText(layer, 1)}</td>
              ${distanceCells(layer)}
            </tr>`,
          )}
        </tbody>
      </table></div>
      <p class="muted note">
        The length of the difference, relative to the length of A (Frobenius norm): 0 is equal, about 1.4
        is as far as two networks that were trained apart.
      </p>
    </section>`;
  }

  #onlyRight(right: 0 | 1) {
    const { count, digits } = this.comparison.onlyRight[right];
    const [one, other] = right === 0 ? LETTERS : [LETTERS[1], LETTERS[0]];
    return html`<section aria-labelledby=${`right-${right}`}>
      <h2 id=${`right-${right}`}>
        ${one} is right and ${other} is wrong: ${wholeNumber(count)}
        ${count === 1 ? 'digit' : 'digits'}
      </h2>
      ${
        count === 0
          ? nothing
          : html`<mnist-wrong-digits .wrong=${digits} .wrongInAll=${count}></mnist-wrong-digits>`
      }
    </section>`;
  }

  static override styles = [sharedStyles, paramsComparisonStyles];
}

function judgement([one, other]: Comparison['files']): string {
  if (one.correct === other.correct) {
    return 'Both are equally accurate';
  }
  const points = 100 * Math.abs(one.accuracy - other.accuracy);
  const better = one.correct > other.correct ? LETTERS[0] : LETTERS[1];
  return `${better} is more accurate by ${points.toFixed(2)} percentage points`;
}

interface Row {
  readonly name: string;
  readonly values: readonly unknown[];
}

function table(label: string, rows: readonly Row[]) {
  return html`<div class="wide" tabindex="0" role="group" aria-label=${label}><table aria-label=${label}>
    <thead>
      <tr>
        <td></td>
        ${LETTERS.map(letter => html`<th scope="col">${letter}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, values }) => html`<tr>
          <th scope="row">${name}</th>
          ${values.map(value => html`<td>${value}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

function shapeText({ shapes }: LayerDistance, at: 0 | 1): string {
  const shape = shapes[at];
  return shape === undefined
    ? 'no such layer'
    : `${wholeNumber(shape.outputs)} × ${wholeNumber(shape.inputs)}`;
}

function distanceCells({ shapes, weights, biases }: LayerDistance) {
  const [one, other] = shapes;
  const isComparable = one?.outputs === other?.outputs && one?.inputs === other?.inputs;
  return isComparable
    ? html`<td class="number">${weights?.toFixed(3) ?? UNKNOWN}</td>
        <td class="number">${biases?.toFixed(3) ?? UNKNOWN}</td>`
    : html`<td class="muted" colspan="2">other shapes: no distance</td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-params-comparison': ParamsComparison;
  }
}
