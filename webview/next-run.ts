import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PresetChoice } from '../src/protocol.ts';
import { FIELDS, type NextRun, presetText, readFields } from './nextRun.ts';
import { TrainEvent } from './orderEvent.ts';
import { sharedStyles } from './sharedStyles.ts';

/** The next run's preset or settings have changed. */
export class NextRunEvent extends Event {
  static readonly type = 'mnist-next-run';
  readonly nextRun: NextRun;

  constructor(nextRun: NextRun) {
    super(NextRunEvent.type, { bubbles: true, composed: true });
    this.nextRun = nextRun;
  }
}

/** Preset and settings for the next run; they never change one that is on. */
@customElement('mnist-next-run')
export class NextRunForm extends LitElement {
  @property({ attribute: false }) presets: readonly PresetChoice[] = [];
  @property({ attribute: false }) nextRun!: NextRun;
  /** A run is on: starting another one is a second thought, and asked about. */
  @property({ type: Boolean }) isRunning = false;

  protected override render() {
    const preset = this.presets.find(choice => choice.name === this.nextRun.preset);
    return html`
      <fieldset>
        <legend>Preset</legend>
        ${this.presets.map(choice => this.#preset(choice))}
      </fieldset>
      ${preset === undefined ? nothing : this.#fields(preset)}
    `;
  }

  #preset({ name, label, description }: PresetChoice) {
    return html`
      <label class="preset">
        <input
          type="radio"
          name="preset"
          value=${name}
          .checked=${name === this.nextRun.preset}
          @change=${() => this.#choose({ preset: name, texts: {} })}
        />
        <span><b>${label}</b><br /><span class="muted">${description}</span></span>
      </label>
    `;
  }

  #fields(preset: PresetChoice) {
    const { texts } = this.nextRun;
    const { overrides, faults } = readFields(preset.settings, texts);
    const isChanged = Object.keys(overrides).length + Object.keys(faults).length > 0;
    const isFaulty = Object.keys(faults).length > 0;
    return html`
      <div class="fields">
        ${FIELDS.map(({ name, label, hint }) => {
          const fault = faults[name];
          return html`
            <div class="field">
              <label for=${name}>${label}</label>
              <vscode-textfield
                id=${name}
                .label="${label}. ${fault ?? hint}"
                .value=${texts[name] ?? presetText(preset.settings, name)}
                ?invalid=${fault !== undefined}
                @input=${(event: Event) => this.#write(name, event)}
              ></vscode-textfield>
              <p class=${fault === undefined ? 'muted' : 'fault'}>${fault ?? hint}</p>
            </div>
          `;
        })}
      </div>
      <div class="actions">
        ${
          this.isRunning
            ? html`<vscode-button
                secondary
                ?disabled=${isFaulty}
                @click=${() => this.dispatchEvent(new TrainEvent())}
                >Start a new run</vscode-button
              >`
            : nothing
        }
        <vscode-button
          secondary
          ?disabled=${!isChanged}
          @click=${() => this.#choose({ ...this.nextRun, texts: {} })}
          >Back to the preset</vscode-button
        >
      </div>
    `;
  }

  #write(name: keyof NextRun['texts'], event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.#choose({ ...this.nextRun, texts: { ...this.nextRun.texts, [name]: value } });
  }

  #choose(nextRun: NextRun): void {
    this.dispatchEvent(new NextRunEvent(nextRun));
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
        gap: 6px 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        margin: 0 0 12px;
        padding: 0;
      }
      legend {
        font-weight: 600;
        margin-bottom: 4px;
        padding: 0;
      }
      .preset {
        align-items: start;
        cursor: pointer;
        display: flex;
        gap: 8px;
      }
      .preset b {
        font-weight: normal;
      }
      input {
        accent-color: var(--vscode-button-background);
        flex: none;
        height: 14px;
        margin: 3px 0;
        width: 14px;
      }
      input:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 2px;
      }
      .fields {
        display: grid;
        gap: 10px 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
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
        color: var(--vscode-errorForeground);
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

declare global {
  interface HTMLElementTagNameMap {
    'mnist-next-run': NextRunForm;
  }
}
