import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { t } from '@vscode/l10n';
import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { UnreadFile } from '../src/protocol/paramsTable.ts';
import type { MadeFile } from '../src/protocol/reportMessages.ts';
import { icon } from './icons.ts';
import { OpenReportEvent } from './openReportEvent.ts';
import { runSettingsStyles } from './runSettingsStyles.ts';
import { type SettingRow, settingRows } from './settingsTable.ts';
import { sharedStyles } from './sharedStyles.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';

const UNKNOWN = '–';

/**
 * How several networks were made, side by side: all of it, or only what differs.
 *
 * @fires open-report `OpenReportEvent`, when a file is chosen
 */
@customElement('mnist-run-settings')
export class RunSettings extends LitElement {
  @property({ attribute: false }) files!: readonly MadeFile[];
  @property({ attribute: false }) unread: readonly UnreadFile[] = [];

  @state() private differencesOnly = viewChoice('differencesOnly', true);

  protected override render() {
    const rows = settingRows(this.files);
    const differing = rows.filter(({ differs }) => differs);
    const isChoice = this.files.length > 1;
    const shown = isChoice && this.differencesOnly ? differing : rows;
    return html`
      ${isChoice ? this.#choice() : nothing}
      ${shown.length > 0 ? this.#table(shown, shown.length === rows.length) : html`<p>${nothingText(this.files.length)}</p>`}
      <ul>
        ${this.unread.map(({ message }) => html`<li>${icon('error')}<span>${message}</span></li>`)}
      </ul>
    `;
  }

  #choice() {
    return html`<vscode-checkbox
      label=${t('Differences only')}
      .checked=${this.differencesOnly}
      @change=${this.#onChange}
    ></vscode-checkbox>`;
  }

  #onChange(event: Event): void {
    this.differencesOnly = (event.target as VscodeCheckbox).checked;
    keepViewChoice('differencesOnly', this.differencesOnly);
  }

  #table(rows: readonly SettingRow[], areAll: boolean) {
    const label = t('How the networks were made');
    return html`<div class="wide" tabindex="0" role="group" aria-label=${label}>
      <table aria-label=${label} class=${areAll ? 'all' : ''}>
        <thead>
          <tr>
            <td></td>
            ${this.files.map(file => html`<th scope="col">${this.#link(file)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(row => this.#row(row))}
        </tbody>
      </table>
    </div>`;
  }

  #link({ file, fileName }: MadeFile) {
    return html`<button
      class="link"
      title=${t('Open its report')}
      @click=${() => this.dispatchEvent(new OpenReportEvent(file))}
    >
      ${fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.safetensors$/i, '')}
    </button>`;
  }

  #row({ name, values, differs }: SettingRow) {
    return html`<tr class=${differs ? 'differs' : ''}>
      <th scope="row">
        ${name}${differs ? html`<span class="visually-hidden">, ${t('differs')}</span>` : nothing}
      </th>
      ${values.map(value => html`<td>${value ?? UNKNOWN}</td>`)}
    </tr>`;
  }

  static override styles = [sharedStyles, runSettingsStyles];
}

function nothingText(files: number): string {
  return files === 0
    ? t('None of these files can be read.')
    : t('Nothing differs: all say the same of themselves.');
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-run-settings': RunSettings;
  }
}
