import { t } from '@vscode/l10n';
import './language.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import './params-portrait.ts';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type {
  FromParamsPage,
  ParamsAction,
  ToParamsPage,
} from '../src/protocol/paramsPageMessages.ts';
import { FilePage } from './filePage.ts';
import { icon } from './icons.ts';
import { paramsStyles } from './paramsStyles.ts';
import { sharedStyles } from './sharedStyles.ts';
import { vscode } from './vscodeApi.ts';

/** The page of the params editor: what is in a params file, and what can be done with it. */
@customElement('mnist-params')
export class ParamsPage extends FilePage<ToParamsPage> {
  protected override isBusy({ type }: ToParamsPage): boolean {
    return type === 'opening';
  }

  protected override content(message: ToParamsPage) {
    switch (message.type) {
      case 'opening':
        return html`<p role="status">${t('Opening')}</p>
          <progress aria-label=${t('Opening')}></progress>`;
      case 'opened':
        return html`<p class="buttons">${message.actions.map(actionButton)}</p>
          <mnist-params-portrait
            .portrait=${message.portrait}
            .byteCount=${message.byteCount}
          ></mnist-params-portrait>`;
      case 'failed':
        return failed(message);
    }
  }

  static override styles = [sharedStyles, paramsStyles];
}

function labelOf(action: ParamsAction): string {
  const labels: Readonly<Record<ParamsAction, string>> = {
    evaluate: t('Evaluate'),
    predict: t('Predict…'),
    resume: t('Resume'),
    export: t('Export…'),
    compare: t('Compare…'),
  };
  return labels[action];
}

function actionButton(action: ParamsAction) {
  return html`<vscode-button
    ?secondary=${action !== 'evaluate'}
    @click=${() => send({ type: 'act', action })}
    >${labelOf(action)}</vscode-button
  >`;
}

function failed({ problem }: Extract<ToParamsPage, { type: 'failed' }>) {
  const isBySetting = /^(params\/)?too-large$|^settings$/.test(problem.reason);
  return html`<p class="failed" role="alert">
      ${icon('error')}<span>${problem.message}</span>
    </p>
    <p class="buttons">
      ${
        problem.reason === 'missing'
          ? nothing
          : html`<vscode-button secondary @click=${() => send({ type: 'reopenWith' })}
              >${t('Reopen with…')}</vscode-button
            >`
      }
      ${
        isBySetting
          ? html`<vscode-button secondary @click=${() => send({ type: 'openSettings' })}
              >${t('Open settings')}</vscode-button
            >`
          : nothing
      }
    </p>
    <p class="muted">${t('The file is opened again as soon as it changes.')}</p>`;
}

function send(message: FromParamsPage): void {
  vscode.postMessage(message);
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-params': ParamsPage;
  }
}
