import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import { filledText } from './filledText.ts';
import { icon } from './icons.ts';
import { OrderEvent, TrainEvent } from './orderEvent.ts';
import { type Control, controlsFor } from './runControls.ts';
import { sharedStyles } from './sharedStyles.ts';
import { wrappingText } from './wrappingText.ts';

/** The buttons of a run, and the file that holds its weights. */
@customElement('mnist-run-controls')
export class RunControls extends LitElement {
  @property({ attribute: false, hasChanged: decidesOtherwise }) snapshot!: SessionSnapshot;

  protected override render() {
    const { state, savedAs } = this.snapshot;
    const isGrid = state === 'training' || state === 'paused';
    return html`
      <div class="controls ${isGrid ? 'grid' : ''}" role="group" aria-label=${t('Run')}>
        ${controlsFor(this.snapshot).map(button)}
      </div>
      ${savedAs === undefined ? nothing : html`<p>${filledText(t('Saved as {file}'), { file: html`<b>${wrappingText(savedAs)}</b>` })}</p>`}
    `;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .controls {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .controls vscode-button {
        flex: auto;
      }
      .controls .row {
        flex-basis: 100%;
      }
      /* Every button keeps its place and width when another one changes its label. */
      .controls.grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(80px, 1fr));
      }
      vscode-button::part(base) {
        padding: 2px 4px;
      }
      p {
        color: var(--muted-foreground);
        margin-top: 8px;
        overflow-wrap: anywhere;
      }
      b {
        color: var(--vscode-foreground);
        font-weight: normal;
      }
      @container (min-width: 500px) {
        .controls vscode-button,
        .controls .row {
          flex: none;
          min-width: 120px;
        }
        .controls.grid {
          grid-template-columns: repeat(auto-fit, 120px);
        }
        vscode-button::part(base) {
          padding: 2px 12px;
        }
      }
    `,
  ];
}

/** What changes all the time and decides nothing. */
const FIGURES: readonly string[] = [
  'position',
  'history',
  'pictures',
  'testPredictions',
  'moments',
];

/** Whether a snapshot may ask for other buttons than the one before: most differ in figures only. */
function decidesOtherwise(now: SessionSnapshot, before: SessionSnapshot | undefined): boolean {
  if (before === undefined || (now.position === undefined) !== (before.position === undefined)) {
    return true;
  }
  const keys = Object.keys({ ...before, ...now }) as (keyof SessionSnapshot)[];
  return keys.some(key => !FIGURES.includes(key) && now[key] !== before[key]);
}

function button(control: Control): TemplateResult {
  const { order, isPrimary = false, isDisabled = false } = control;
  const press = (event: Event) =>
    event.target?.dispatchEvent(order === 'train' ? new TrainEvent() : new OrderEvent(order));
  return html`
    <vscode-button
      class=${order === 'train' ? 'row' : nothing}
      ?secondary=${!isPrimary}
      ?disabled=${isDisabled}
      aria-disabled=${isDisabled ? 'true' : nothing}
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
