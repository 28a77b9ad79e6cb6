import './dataset-badge.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { measuringText } from '../src/data/wording.ts';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import { percent } from './figures.ts';
import { icon } from './icons.ts';
import { branchText } from './moment.ts';
import { sharedStyles } from './sharedStyles.ts';
import {
  datasetText,
  loadedText,
  runFigures,
  runText,
  stateText,
  testAccuracy,
} from './statusText.ts';

/** Where the run stands: state, accuracy, progress, and which digits it learns from. */
@customElement('mnist-run-status')
export class RunStatus extends LitElement {
  @property({ attribute: false }) snapshot!: SessionSnapshot;

  protected override render() {
    const { state, dataset, branchedFrom } = this.snapshot;
    return html`
      <div class="title">
        <h1>${stateText(state)}</h1>
        ${dataset === undefined ? nothing : html`<mnist-dataset-badge .description=${dataset}></mnist-dataset-badge>`}
      </div>
      <p class="muted">${runText(this.snapshot)}</p>
      ${branchedFrom === undefined ? nothing : html`<p class="muted">${t('Branched from {moment}', { moment: branchText(branchedFrom) })}</p>`}
      ${state === 'loading' ? this.#loading() : this.#training()}
    `;
  }

  #loading() {
    const { loading } = this.snapshot;
    const message = loading?.message ?? t('Looking for the digits');
    return html`
      <p class="loading">
        ${message}<span class="muted">${loading === undefined ? '' : loadedText(loading)}</span>
      </p>
      <progress
        aria-label=${message}
        max=${loading?.total ?? nothing}
        value=${loading?.total === undefined ? nothing : (loading.done ?? 0)}
      ></progress>
    `;
  }

  #training() {
    const { position } = this.snapshot;
    if (position === undefined) {
      return nothing;
    }
    const accuracy = testAccuracy(this.snapshot);
    return html`
      <div class="figures">
        <p class="accuracy">
          <b>${accuracy === undefined ? '–' : percent(accuracy)}</b><span>${t('test accuracy')}</span>
        </p>
        <dl>
          ${runFigures(this.snapshot).map(
            ({ name, value, title }) =>
              html`<div title=${title ?? nothing}><dt>${name}</dt><dd>${value}</dd></div>`,
          )}
        </dl>
      </div>
      <progress
        aria-label=${t('Progress of the run')}
        max=${position.totalIterations}
        value=${position.iteration}
      ></progress>
      ${this.snapshot.ending === undefined ? nothing : html`<p>${this.snapshot.ending}</p>`}
      ${this.#dataset()}
    `;
  }

  #dataset() {
    const { dataset, position, settings } = this.snapshot;
    if (dataset === undefined) {
      return nothing;
    }
    const { notice } = dataset;
    const measuring = position?.measuring;
    return html`
      <p class="muted">${measuring === undefined ? datasetText(dataset, settings) : measuringText(measuring)}</p>
      ${notice === undefined ? nothing : html`<p class="notice">${icon('info')}<span>${notice}</span></p>`}
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
        flex-wrap: wrap;
        gap: 4px 8px;
        justify-content: space-between;
      }
      h1 {
        font-size: 1.15em;
        overflow-wrap: normal;
      }
      /* Room for what is told next, so that no button below moves away from a pointer. */
      .loading {
        align-content: start;
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        justify-content: space-between;
        margin-top: 8px;
        min-height: 3lh;
      }
      .accuracy {
        align-items: baseline;
        color: var(--muted-foreground);
        display: flex;
        flex-wrap: wrap;
        gap: 0 4px;
        margin: 6px 0;
        white-space: nowrap;
      }
      .accuracy b {
        color: var(--vscode-foreground);
        font-size: 26px;
        font-weight: 600;
        line-height: 36px;
        min-width: 5.5ch;
      }
      dl {
        display: grid;
        gap: 6px 16px;
        grid-template-columns: repeat(auto-fit, minmax(112px, 1fr));
      }
      dt {
        color: var(--muted-foreground);
        font-size: 11px;
        line-height: 16px;
      }
      /* Figures break between words, never within a number. */
      dd {
        overflow-wrap: normal;
      }
      .notice {
        align-items: start;
        display: flex;
        gap: 6px;
        margin-top: 4px;
      }
      .notice .icon {
        color: var(--vscode-notificationsInfoIcon-foreground, var(--vscode-foreground));
        margin-top: 2px;
      }
      @container (min-width: 500px) {
        .loading {
          min-height: 1lh;
        }
      }
      @container (min-width: 700px) {
        .figures {
          align-items: center;
          display: flex;
          flex-wrap: wrap;
          gap: 0 48px;
        }
        dl {
          gap: 24px;
          grid-template-columns: repeat(4, minmax(0, 124px));
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-run-status': RunStatus;
  }
}
