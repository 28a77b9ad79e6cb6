import '@vscode-elements/elements/dist/vscode-button/index.js';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { Problem } from '../src/protocol/subjects.ts';
import { type WayOn, waysOn } from '../src/protocol/waysOn.ts';
import { filledText } from './filledText.ts';
import { icon } from './icons.ts';
import { type Order, OrderEvent } from './orderEvent.ts';
import { recoveredText } from './recoveredText.ts';
import { sharedStyles } from './sharedStyles.ts';
import { wrappingText } from './wrappingText.ts';

interface Action {
  readonly label: string;
  readonly order: Order;
}

/** What went wrong, and weights that wait to be saved: each said once, with the ways on. */
@customElement('mnist-run-notices')
export class RunNotices extends LitElement {
  @property({ attribute: false }) snapshot!: SessionSnapshot;

  protected override render() {
    return html`${this.#problem()}${this.#notSaved()}${this.#advice()}${this.#lastRun()}${this.#recovered()}${this.#window()}`;
  }

  #problem() {
    const { problem } = this.snapshot;
    if (problem === undefined) {
      return nothing;
    }
    const isFailure = this.snapshot.state === 'failed';
    return html`
      <section class=${isFailure ? 'error' : 'warning'} role="alert">
        ${icon(isFailure ? 'error' : 'warning')}
        <p>${wrappingText(problem.message)}</p>
        ${actions(waysOn(this.snapshot).map(way => actionOf(way, problem)))}
      </section>
    `;
  }

  #advice() {
    const { advice } = this.snapshot;
    return advice === undefined
      ? nothing
      : html`
          <section class="info" aria-label=${t('Advice')}>
            ${icon('info')}
            <p>${advice.message}</p>
          </section>
        `;
  }

  #notSaved() {
    const { saveProblem } = this.snapshot;
    return saveProblem === undefined
      ? nothing
      : html`
          <section class="warning" aria-label=${t('Not saved')}>
            ${icon('warning')}
            <p>
              ${filledText(t('The weights are not saved. {problem}'), { problem: wrappingText(saveProblem) })}
            </p>
            ${actions(
              [
                { label: t('Save again'), order: { type: 'save' } },
                { label: t('Save as…'), order: { type: 'saveAs' } },
              ],
              this.snapshot.problem === undefined,
            )}
          </section>
        `;
  }

  #lastRun() {
    const { lastRun } = this.snapshot;
    return lastRun === undefined
      ? nothing
      : html`
          <section class="info" aria-label=${t('Last run')}>
            ${icon('info')}
            <p>
              ${filledText(t('Last run: {result}, saved as {file}'), { result: lastRun.result, file: wrappingText(lastRun.savedAs) })}
            </p>
            ${actions([
              { label: t('Evaluate'), order: { type: 'evaluateParams' } },
              { label: t('Reveal file'), order: { type: 'revealParams' } },
            ])}
          </section>
        `;
  }

  #recovered() {
    const { recovered } = this.snapshot;
    if (recovered === undefined) {
      return nothing;
    }
    return html`
      <section class="info" aria-label=${t('Unsaved run')}>
        ${icon('info')}
        <p>${recoveredText(recovered)}</p>
        ${actions([
          { label: t('Save weights'), order: { type: 'saveRecovered' } },
          ...(recovered.saveProblem === undefined
            ? []
            : [{ label: t('Save as…'), order: { type: 'saveRecoveredAs' } } as const]),
          { label: t('Discard'), order: { type: 'discardRecovered' } },
        ])}
      </section>
    `;
  }

  #window() {
    const { notice } = this.snapshot;
    return notice === undefined
      ? nothing
      : html`<section class="info" aria-label=${t('This window')}>${icon('info')}<p>${notice}</p></section>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      section {
        border: 1px solid;
        border-radius: var(--vscode-cornerRadius-small, 4px);
        column-gap: 8px;
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        overflow-wrap: anywhere;
        padding: 8px 10px;
      }
      .icon {
        margin-top: 2px;
      }
      .error {
        background: var(--vscode-inputValidation-errorBackground);
        border-color: var(--vscode-inputValidation-errorBorder);
        color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
      }
      .error .icon {
        color: var(--vscode-errorForeground);
      }
      .warning {
        background: var(--vscode-inputValidation-warningBackground);
        border-color: var(--vscode-inputValidation-warningBorder);
        color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
      }
      .info {
        background: var(--vscode-inputValidation-infoBackground);
        border-color: var(--vscode-inputValidation-infoBorder);
        color: var(--vscode-inputValidation-infoForeground, var(--vscode-foreground));
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        grid-column: 2;
        margin-top: 8px;
      }
    `,
  ];
}

/** Whether there is anything to say. */
export function hasNotices(snapshot: SessionSnapshot): boolean {
  const { problem, saveProblem, lastRun, recovered, notice, advice } = snapshot;
  return [problem, saveProblem, lastRun, recovered, notice, advice].some(one => one !== undefined);
}

/** What the button of a way on says and does. */
function actionOf(way: WayOn, problem: Problem): Action {
  switch (way) {
    case 'resumeSlower': {
      const { learningRate, factor } = problem.advised ?? { learningRate: '', factor: 1 };
      return {
        label: t('Resume with learning rate {rate}', { rate: learningRate }),
        order: { type: 'resume', learningRateFactor: factor },
      };
    }
    case 'stop':
      return { label: t('Stop'), order: { type: 'stop' } };
    case 'save':
      return { label: t('Save weights'), order: { type: 'save' } };
    case 'chooseDatasetFolder':
      return { label: t('Choose dataset folder…'), order: { type: 'chooseDatasetFolder' } };
    case 'openSettings':
      return { label: t('Open settings'), order: { type: 'openSettings' } };
    case 'showLog':
      return { label: t('Show log'), order: { type: 'showLog' } };
  }
}

/** @param isMain whether the first of them is what a person most likely wants; one on a page is enough */
function actions(list: readonly Action[], isMain = true): TemplateResult | typeof nothing {
  if (list.length === 0) {
    return nothing;
  }
  return html`
    <div class="actions">
      ${list.map(
        ({ label, order }, at) => html`
          <vscode-button
            ?secondary=${at > 0 || !isMain}
            @click=${(event: Event) => event.target?.dispatchEvent(new OrderEvent(order))}
            >${label}</vscode-button
          >
        `,
      )}
    </div>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-run-notices': RunNotices;
  }
}
