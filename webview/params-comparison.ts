import { t } from '@vscode/l10n';
import { decimalText } from './numberFormat.ts';
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
    return html`<section class="headline" aria-label=${t('Result')}>
      ${table(t('Both networks'), [
        row(t('File'), at => this.#fileLink(at)),
        row(t('Accuracy'), at => html`<b>${percent(files[at].accuracy, 2)}</b>`),
        row(t('Correct'), at => wholeNumber(files[at].correct)),
        row(t('Loss'), at => decimalText(files[at].loss, 4)),
        row(t('Layers'), at => files[at].layers.join('-')),
      ])}
      <p class="digits">
        <span>
          ${judgement(files, {
            ...{
              total: wholeNumber(total),
              both: wholeNumber(bothRight),
              neither: wholeNumber(bothWrong),
            },
          })}
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
      title=${t('Open its report')}
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
      <h2 id="settings">${t('What differs in how they were made')}</h2>
      ${
        silent.length > 0
          ? html`<p class="muted">
              ${
                silent.length > 1
                  ? t('{first} and {second} do not say how they were made.', {
                      ...{ first: silent[0], second: silent[1] },
                    })
                  : t('{file} does not say how it was made.', { file: silent[0] })
              }
            </p>`
          : nothing
      }
      ${
        differing.length > 0
          ? table(
              t('What differs'),
              differing.map(({ name, values }) => ({
                name,
                values: values.map(value => value ?? UNKNOWN),
              })),
            )
          : silent.length > 0
            ? nothing
            : html`<p>${t('Nothing: both say the same of themselves.')}</p>`
      }
    </section>`;
  }

  #distances() {
    const { layers } = this.comparison;
    return html`<section aria-labelledby="distances">
      <h2 id="distances">${t('How far the weights of B are from those of A')}</h2>
      <div class="wide" tabindex="0" role="group" aria-label=${t('Distances')}><table aria-label=${t('Distance of each layer')}>
        <thead>
          <tr>
            <th scope="col">${t('Layer')}</th>
            <th scope="col">${t('Weights of A')}</th>
            <th scope="col">${t('Weights of B')}</th>
            <th scope="col" class="number">${t('Distance')}</th>
            <th scope="col" class="number">${t('Of the biases')}</th>
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
        ${t(
          'The length of the difference, relative to the length of A (Frobenius norm): 0 is equal, about 1.4 is as far as two networks that were trained apart.',
        )}
      </p>
    </section>`;
  }

  #onlyRight(right: 0 | 1) {
    const { count, digits } = this.comparison.onlyRight[right];
    const [one, other] = right === 0 ? LETTERS : [LETTERS[1], LETTERS[0]];
    return html`<section aria-labelledby=${`right-${right}`}>
      <h2 id=${`right-${right}`}>
        ${
          count === 1
            ? t('{right} is right and {wrong} is wrong: 1 digit', { right: one, wrong: other })
            : t('{right} is right and {wrong} is wrong: {count} digits', {
                ...{ right: one, wrong: other, count: wholeNumber(count) },
              })
        }
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

/** @param counts of digits: all, and those that both or neither read right */
function judgement(
  [one, other]: Comparison['files'],
  counts: { readonly total: string; readonly both: string; readonly neither: string },
): string {
  if (one.correct === other.correct) {
    return t(
      'Both are equally accurate on {total} test digits: {both} are read right by both, {neither} by neither.',
      counts,
    );
  }
  const points = decimalText(100 * Math.abs(one.accuracy - other.accuracy), 2);
  const better = one.correct > other.correct ? LETTERS[0] : LETTERS[1];
  return t(
    '{better} is more accurate by {points} percentage points on {total} test digits: {both} are read right by both, {neither} by neither.',
    { better, points, ...counts },
  );
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
    ? t('no such layer')
    : `${wholeNumber(shape.outputs)} × ${wholeNumber(shape.inputs)}`;
}

function distance(value: number | undefined): string {
  return value === undefined ? UNKNOWN : decimalText(value, 3);
}

function distanceCells({ shapes, weights, biases }: LayerDistance) {
  const [one, other] = shapes;
  const isComparable = one?.outputs === other?.outputs && one?.inputs === other?.inputs;
  return isComparable
    ? html`<td class="number">${distance(weights)}</td>
        <td class="number">${distance(biases)}</td>`
    : html`<td class="muted" colspan="2">${t('other shapes: no distance')}</td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-params-comparison': ParamsComparison;
  }
}
