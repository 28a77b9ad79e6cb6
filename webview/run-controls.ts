import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionSnapshot } from '../src/protocol.ts';
import { type IconName, icon } from './icons.ts';
import { type Order, OrderEvent, TrainEvent } from './orderEvent.ts';
import { sharedStyles } from './sharedStyles.ts';

interface Control {
  readonly label: string;
  readonly icon?: IconName;
  readonly order: Order | 'train';
  /** Says more than the label; shown on hover. */
  readonly title: string;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
}

/** The buttons of a run. Each state has its own; while a run is on, all of them keep their places. */
@customElement('mnist-run-controls')
export class RunControls extends LitElement {
  @property({ attribute: false }) snapshot!: SessionSnapshot;

  protected override render() {
    return html`
      <div class="controls" role="group" aria-label="Run">${this.#controls().map(button)}</div>
      ${this.#saved()}
    `;
  }

  #controls(): Control[] {
    switch (this.snapshot.state) {
      case 'loading':
        return loadingControls(this.snapshot.loading?.stage === 'downloading');
      case 'training':
      case 'paused':
        return runningControls(this.snapshot.state === 'paused', this.snapshot.canSave);
      case 'idle':
        return [trainControl('Train')];
      case 'finished':
      case 'stopped':
      case 'failed':
        return [
          trainControl('Train again'),
          ...(this.snapshot.canSave ? [SAVE] : []),
          ...(this.snapshot.savedAs === undefined ? [] : [REVEAL, EVALUATE]),
        ];
    }
  }

  #saved() {
    const { savedAs } = this.snapshot;
    return savedAs === undefined ? nothing : html`<p class="saved">Saved as <b>${savedAs}</b></p>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .controls {
        display: grid;
        gap: 6px;
        grid-template-columns: repeat(auto-fit, minmax(80px, 1fr));
      }
      vscode-button::part(base) {
        padding: 2px 6px;
      }
      .saved {
        color: var(--muted-foreground);
        margin-top: 8px;
        overflow-wrap: anywhere;
      }
      .saved b {
        color: var(--vscode-foreground);
        font-weight: normal;
      }
    `,
  ];
}

const SAVE: Control = {
  label: 'Save',
  icon: 'save',
  order: { type: 'save' },
  title: 'Save the weights into a params file',
};
const REVEAL: Control = {
  label: 'Reveal file',
  order: { type: 'revealParams' },
  title: 'Show the params file in the Explorer',
};
const EVALUATE: Control = {
  label: 'Evaluate',
  order: { type: 'evaluateParams' },
  title: 'Measure the saved network on the test digits',
};

function trainControl(label: string): Control {
  const title = 'Train a network with the settings below';
  return { label, icon: 'play', order: 'train', title, isPrimary: true };
}

function loadingControls(isDownloading: boolean): Control[] {
  const cancel: Control = {
    label: 'Cancel',
    icon: 'cancel',
    order: { type: 'stop' },
    title: 'Stop getting the digits',
  };
  const useGenerated: Control = {
    label: 'Use generated digits',
    order: { type: 'useGeneratedDigits' },
    title: 'End the download and learn from digits drawn by the extension',
  };
  return isDownloading ? [cancel, useGenerated] : [cancel];
}

function runningControls(isPaused: boolean, canSave: boolean): Control[] {
  const pauseFirst = isPaused ? '' : ' (pause first)';
  return [
    isPaused
      ? {
          label: 'Resume',
          icon: 'continue',
          order: { type: 'resume' },
          title: 'Train on',
          isPrimary: true,
        }
      : {
          label: 'Pause',
          icon: 'pause',
          order: { type: 'pause' },
          title: 'Pause training',
          isPrimary: true,
        },
    {
      label: 'Stop',
      icon: 'stop',
      order: { type: 'stop' },
      title: 'End the run and keep what it has learned',
    },
    { ...SAVE, isDisabled: !canSave },
    {
      label: 'Step batch',
      order: { type: 'step', unit: 'batch' },
      title: `Train one batch and pause again${pauseFirst}`,
      isDisabled: !isPaused,
    },
    {
      label: 'Step epoch',
      order: { type: 'step', unit: 'epoch' },
      title: `Train to the end of the epoch and pause again${pauseFirst}`,
      isDisabled: !isPaused,
    },
  ];
}

function button(control: Control): TemplateResult {
  const { order } = control;
  const press = (event: Event) =>
    event.target?.dispatchEvent(order === 'train' ? new TrainEvent() : new OrderEvent(order));
  return html`
    <vscode-button
      ?secondary=${!control.isPrimary}
      ?disabled=${control.isDisabled ?? false}
      aria-disabled=${control.isDisabled ? 'true' : nothing}
      title=${control.title}
      @click=${press}
      >${control.icon ? icon(control.icon, 'content-before') : nothing}${control.label}</vscode-button
    >
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-run-controls': RunControls;
  }
}
