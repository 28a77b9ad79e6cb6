import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { presetWords } from '../src/lessons/presetWords.ts';
import type { PresetChoice } from '../src/protocol/snapshot.ts';
import { NextRunEvent } from './nextRunEvent.ts';
import { sharedStyles } from './sharedStyles.ts';

/** One preset of several, each with the line that says what it is for. */
@customElement('mnist-preset-choice')
export class PresetChoiceElement extends LitElement {
  @property({ attribute: false }) presets: readonly PresetChoice[] = [];
  @property() chosen: PresetChoice['name'] = 'quick';

  protected override render() {
    return html`
      <fieldset>
        <legend>${t('Preset')}</legend>
        ${this.presets.map(preset => this.#preset(preset))}
      </fieldset>
    `;
  }

  #preset({ name }: PresetChoice) {
    const { label, description } = presetWords(name);
    return html`
      <label>
        <input
          type="radio"
          name="preset"
          value=${name}
          .checked=${name === this.chosen}
          @change=${() => this.dispatchEvent(new NextRunEvent({ preset: name, texts: {} }))}
        />
        <span>${label}<span class="muted description">${description}</span></span>
      </label>
    `;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      fieldset {
        border: 0;
        display: grid;
        gap: 8px 24px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        margin: 0;
        padding: 0;
      }
      legend {
        font-weight: 600;
        margin-bottom: 6px;
        padding: 0;
      }
      label {
        align-items: start;
        cursor: pointer;
        display: flex;
        gap: 8px;
      }
      .description {
        display: block;
        font-size: 12px;
        line-height: 17px;
      }
      input {
        appearance: none;
        background: var(--vscode-settings-checkboxBackground);
        border: 1px solid var(--vscode-settings-checkboxBorder, currentColor);
        border-radius: 50%;
        flex: none;
        height: 16px;
        margin: 2px 0;
        width: 16px;
      }
      input:checked {
        background: radial-gradient(
          circle closest-side,
          var(--vscode-settings-checkboxForeground, currentColor) 45%,
          var(--vscode-settings-checkboxBackground) 55%
        );
      }
      input:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-preset-choice': PresetChoiceElement;
  }
}
