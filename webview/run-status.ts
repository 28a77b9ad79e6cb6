import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { layerSizes } from '../src/nn/settings.ts';
import type { SessionSnapshot } from '../src/protocol.ts';
import { percent } from './figures.ts';
import { icon } from './icons.ts';
import { sharedStyles } from './sharedStyles.ts';
import { datasetName, datasetText, runFigures, stateText, testAccuracy } from './statusText.ts';

/** Where the run stands: state, accuracy, progress, and which digits it learns from. */
@customElement('mnist-run-status')
export class RunStatus extends LitElement {
  @property({ attribute: false }) snapshot!: SessionSnapshot;

  protected override render() {
    const { state, dataset } = this.snapshot;
    return html`
      <div class="title">
        <h1>${stateText(state)}</h1>
        ${dataset === undefined ? nothing : html`<span class="badge">${datasetName(dataset)}</span>`}
      </div>
      <p class="muted">${this.#runText()}</p>
      ${state === 'loading' ? this.#loading() : this.#training()}
    `;
  }

  /** The preset and the network that runs. */
  #runText(): string {
    const { preset, presets, settings, engine } = this.snapshot;
    const label = presets.find(choice => choice.name === preset)?.label ?? preset;
    return `${label}, ${layerSizes(settings).join('-')}, seed ${settings.seed}, ${engine} engine`;
  }

  #loading() {
    const progress = this.snapshot.loading;
    const message = progress?.message ?? 'Looking for the digits';
    return html`
      <p>${message}</p>
      <progress
        aria-label=${message}
        max=${progress?.total ?? nothing}
        value=${progress?.total === undefined ? nothing : (progress.done ?? 0)}
      ></progress>
    `;
  }

  #training() {
    const { position, dataset } = this.snapshot;
    if (position === undefined) {
      return nothing;
    }
    const accuracy = testAccuracy(this.snapshot);
    return html`
      <p class="accuracy">
        <b>${accuracy === undefined ? '–' : percent(accuracy)}</b> test accuracy
      </p>
      <progress
        aria-label="Progress of the run"
        max=${position.totalIterations}
        value=${position.iteration}
      ></progress>
      <dl>
        ${runFigures(this.snapshot).map(
          ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
        )}
      </dl>
      ${dataset === undefined ? nothing : html`<p class="muted">${datasetText(dataset)}, ${dataset.source}</p>`}
      ${dataset?.notice === undefined ? nothing : html`<p class="notice">${icon('info')}<span>${dataset.notice}</span></p>`}
    `;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        overflow-wrap: anywhere;
      }
      .title {
        align-items: center;
        display: flex;
        gap: 8px;
        justify-content: space-between;
      }
      h1 {
        font-size: 1.15em;
      }
      .badge {
        background: var(--vscode-badge-background);
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-radius: 9px;
        color: var(--vscode-badge-foreground);
        font-size: 11px;
        line-height: 16px;
        padding: 0 7px;
      }
      .accuracy {
        color: var(--muted-foreground);
        margin-top: 8px;
      }
      .accuracy b {
        color: var(--vscode-foreground);
        font-size: 26px;
        font-weight: 600;
        line-height: 34px;
        margin-right: 4px;
      }
      progress {
        appearance: none;
        background: none;
        border: 0;
        display: block;
        height: 4px;
        margin: 6px 0 10px;
        width: 100%;
      }
      progress::-webkit-progress-bar {
        background: color-mix(in srgb, var(--vscode-foreground) 18%, transparent);
        border-radius: 2px;
      }
      progress::-webkit-progress-value {
        background: var(--vscode-progressBar-background);
        border-radius: 2px;
      }
      dl {
        display: grid;
        gap: 6px 16px;
        grid-template-columns: repeat(auto-fit, minmax(112px, 1fr));
        margin-bottom: 8px;
      }
      dt {
        color: var(--muted-foreground);
        font-size: 11px;
        line-height: 16px;
      }
      .notice {
        display: flex;
        gap: 6px;
        margin-top: 4px;
      }
      .notice .icon {
        color: var(--vscode-notificationsInfoIcon-foreground, var(--vscode-foreground));
        margin-top: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-run-status': RunStatus;
  }
}
