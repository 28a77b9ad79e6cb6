import { t } from '@vscode/l10n';
import './dataset-badge.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ParamsTable as Table } from '../src/protocol/paramsTable.ts';
import { judgeClaim } from './claim.ts';
import { duration } from './duration.ts';
import { percent, wholeNumber } from './figures.ts';
import { icon } from './icons.ts';
import { OpenReportEvent } from './openReportEvent.ts';
import { paramsTableStyles } from './paramsTableStyles.ts';
import { type RankedFile, rankFiles, trainingText } from './rankedFiles.ts';
import { sharedStyles } from './sharedStyles.ts';

const UNKNOWN = '–';

/**
 * Several params files, the most accurate first, and those that could not be read.
 *
 * @fires open-report `OpenReportEvent`, when a row is chosen
 */
@customElement('mnist-params-table')
export class ParamsTable extends LitElement {
  @property({ attribute: false }) table!: Table;

  protected override render() {
    const { evaluated, unread, notice } = this.table;
    return html`${this.#progress()}
      ${
        notice === undefined
          ? nothing
          : html`<p class="notice">${icon('info')}<span>${notice}</span></p>`
      }
      ${evaluated.length === 0 ? nothing : this.#evaluated()}
      ${unread.length === 0 ? nothing : this.#unread()}`;
  }

  #progress() {
    const { doing, evaluated, unread, total } = this.table;
    return doing === undefined
      ? nothing
      : html`<p role="status">${doing}</p>
          <progress
            aria-label=${t('Evaluated files')}
            max=${total}
            value=${evaluated.length + unread.length}
          ></progress>`;
  }

  #evaluated() {
    const files = rankFiles(this.table.evaluated);
    const { dataset, total } = files[0];
    return html`<p class="digits">
        <span>${t('Measured on {count} test digits', { count: wholeNumber(total) })}</span>
        <mnist-dataset-badge .description=${dataset}></mnist-dataset-badge>
      </p>
      ${dataset.notice === undefined ? nothing : html`<p class="muted">${dataset.notice}</p>`}
      <div class="wide">
        <table aria-label=${t('Evaluated params files')}>
          <thead>
            <tr>
              <th scope="col">${t('File')}</th>
              <th scope="col">${t('Layers')}</th>
              <th scope="col" class="number" aria-sort="descending">${t('Accuracy')}</th>
              <th scope="col" class="number">${t('Its own claim')}</th>
              <th scope="col" class="number">${t('Correct')}</th>
              <th scope="col">${t('Trained')}</th>
              <th scope="col" class="number">${t('Training time')}</th>
            </tr>
          </thead>
          <tbody>
            ${files.map(file => this.#row(file))}
          </tbody>
        </table>
      </div>
      ${
        files.length > 1
          ? html`<p class="muted note">
              ${t(
                'The most accurate comes first. The best of many looks a little better than it is: it was chosen by these very digits.',
              )}
            </p>`
          : nothing
      }`;
  }

  #row(file: RankedFile) {
    const { seconds } = file.provenance;
    return html`<tr
      class=${file.isBest ? 'best' : ''}
      @click=${() => this.dispatchEvent(new OpenReportEvent(file.file))}
    >
      <th scope="row">
        <button class="link" title=${t('Open its report')}>${file.fileName}</button>
        ${file.isBest ? html`<span class="mark">${t('best')}</span>` : nothing}
      </th>
      <td>${file.layers.join('-')}</td>
      <td class="number accuracy">${percent(file.accuracy, 2)}</td>
      <td class="number">${this.#claim(file)}</td>
      <td class="number">${wholeNumber(file.correct)}</td>
      <td>${trainingText(file) ?? UNKNOWN}</td>
      <td class="number">${(seconds !== undefined && duration(seconds)) || UNKNOWN}</td>
    </tr>`;
  }

  /** With a warning where it cannot be right: the sentence stands in its title. */
  #claim(file: RankedFile) {
    const claimed = file.provenance.testAccuracy;
    if (claimed === undefined) {
      return UNKNOWN;
    }
    const { kind, sentence } = judgeClaim(file);
    const isDoubtful = kind === 'differs' || kind === 'incomparable';
    return html`<span class="claim" title=${sentence}
      >${isDoubtful ? icon('warning') : nothing}${percent(claimed, 2)}${
        isDoubtful ? html`<span class="visually-hidden">${sentence}</span>` : nothing
      }</span
    >`;
  }

  #unread() {
    const { unread } = this.table;
    return html`<section aria-labelledby="unread">
      <h2 id="unread">
        ${
          unread.length === 1
            ? t('Not evaluated: 1 file')
            : t('Not evaluated: {count} files', { count: wholeNumber(unread.length) })
        }
      </h2>
      <ul>
        ${unread.map(({ message }) => html`<li>${icon('error')}<span>${message}</span></li>`)}
      </ul>
    </section>`;
  }

  static override styles = [sharedStyles, paramsTableStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-params-table': ParamsTable;
  }
}
