import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PresetChoice } from '../src/protocol/snapshot.ts';
import {
  type FieldName,
  type NextRun,
  presetText,
  readFields,
  type SettingField,
  settingFields,
} from './nextRun.ts';
import { NextRunEvent } from './nextRunEvent.ts';
import { TrainEvent } from './orderEvent.ts';
import { sharedStyles } from './sharedStyles.ts';

/** What the next run does otherwise than its preset. Never changes a run that is on. */
@customElement('mnist-setting-fields')
export class SettingFields extends LitElement {
  @property({ attribute: false }) preset!: PresetChoice;
  @property({ attribute: false }) nextRun!: NextRun;
  /** A run is on: starting another one is a second thought, and asked about. */
  @property({ type: Boolean }) isRunning = false;

  /** Puts the keyboard into a field. */
  focusField(name: FieldName): void {
    this.renderRoot.querySelector<HTMLElement>(`#${name}`)?.focus();
  }

  protected override render() {
    const { overrides, faults } = readFields(this.preset.settings, this.nextRun.texts);
    const faultCount = Object.keys(faults).length;
    const isChanged = Object.keys(overrides).length + faultCount > 0;
    return html`
      <div class="fields">${settingFields().map(field => this.#field(field, faults[field.name]))}</div>
      <div class="actions">
        ${this.isRunning ? startButton(faultCount > 0) : nothing}
        <vscode-button secondary ?disabled=${!isChanged} @click=${() => this.#write({})}
          >${t('Back to the preset')}</vscode-button
        >
      </div>
    `;
  }

  #field({ name, label, hint }: SettingField, fault: string | undefined) {
    const { texts } = this.nextRun;
    return html`
      <div class="field">
        <label for=${name}>${label}</label>
        <vscode-textfield
          id=${name}
          .label=${t('{label}. {hint}', { label, hint: fault ?? hint })}
          .value=${texts[name] ?? presetText(this.preset.settings, name)}
          ?invalid=${fault !== undefined}
          @input=${(event: Event) =>
            this.#write({ ...texts, [name]: (event.target as HTMLInputElement).value })}
        ></vscode-textfield>
        <p class=${fault === undefined ? 'muted' : 'fault'}>${fault ?? hint}</p>
      </div>
    `;
  }

  #write(texts: NextRun['texts']): void {
    this.dispatchEvent(new NextRunEvent({ preset: this.preset.name, texts }));
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .fields {
        display: grid;
        gap: 10px 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr));
      }
      .field {
        min-width: 0;
      }
      label {
        display: block;
      }
      vscode-textfield {
        margin: 2px 0;
        width: 100%;
      }
      .field p {
        font-size: 11px;
        line-height: 16px;
      }
      .fault {
        color: var(--error-foreground);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 12px;
      }
    `,
  ];
}

function startButton(isDisabled: boolean) {
  return html`
    <vscode-button
      secondary
      ?disabled=${isDisabled}
      @click=${(event: Event) => event.target?.dispatchEvent(new TrainEvent())}
      >${t('Start a new run')}</vscode-button
    >
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-setting-fields': SettingFields;
  }
}
