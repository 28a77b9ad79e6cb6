import './language.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { t } from '@vscode/l10n';
import './evaluation-report.ts';
import './params-comparison.ts';
import './params-table.ts';
import './predicted-digits.ts';
import './run-settings.ts';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { FromReport, ReportKind, ToReport } from '../src/protocol/reportMessages.ts';
import { FilePage } from './filePage.ts';
import { icon } from './icons.ts';
import type { OpenReportEvent } from './openReportEvent.ts';
import { reportStyles } from './reportStyles.ts';
import { sharedStyles } from './sharedStyles.ts';
import { loadedText } from './statusText.ts';
import { vscode } from './vscodeApi.ts';

/** The page of a params file: how good its network is, or what it says of some test digits. */
@customElement('mnist-report')
export class ReportPage extends FilePage<ToReport> {
  protected override isBusy(message: ToReport): boolean {
    return (
      message.type === 'evaluating' ||
      (message.type === 'table' && message.table.doing !== undefined)
    );
  }

  protected override actions(message: ToReport) {
    return html`<div class="actions">
      ${message.type === 'report' ? exportButton() : nothing}
      <vscode-button secondary @click=${() => send({ type: 'evaluateAgain' })}
        >${workOf(kindOf(message)).again}</vscode-button
      >
    </div>`;
  }

  protected override content(message: ToReport) {
    switch (message.type) {
      case 'evaluating':
        return evaluating(message);
      case 'report':
        return html`<mnist-evaluation-report .report=${message.report}></mnist-evaluation-report>`;
      case 'predictions':
        return html`<mnist-predicted-digits
          .digits=${message.digits}
          .description=${message.dataset}
        ></mnist-predicted-digits>`;
      case 'table':
        return html`<mnist-params-table
          .table=${message.table}
          @open-report=${openReport}
        ></mnist-params-table>`;
      case 'comparison':
        return html`<mnist-params-comparison
          .files=${message.files}
          .comparison=${message.comparison}
          @open-report=${openReport}
        ></mnist-params-comparison>`;
      case 'settings':
        return html`<mnist-run-settings
          .files=${message.files}
          .unread=${message.unread}
          @open-report=${openReport}
        ></mnist-run-settings>`;
      case 'failed':
        return failed(message);
    }
  }

  static override styles = [sharedStyles, reportStyles];
}

function openReport({ file }: OpenReportEvent): void {
  send({ type: 'openReport', file });
}

function failed({ problem }: Extract<ToReport, { type: 'failed' }>) {
  if (problem.reason === 'cancelled') {
    return html`<p role="status">${problem.message}</p>`; // as was wished: no fault
  }
  return html`<p class="failed" role="alert">
      ${icon('error')}<span>${problem.message}</span>
    </p>
    ${problem.reason.startsWith('dataset/') ? waysToDigits() : nothing}`;
}

function waysToDigits() {
  return html`<p class="ways">
  <vscode-button @click=${() => send({ type: 'chooseDatasetFolder' })}
    >${t('Choose folder…')}</vscode-button
  >
  <vscode-button secondary @click=${() => send({ type: 'openSettings' })}
    >${t('Open settings')}</vscode-button
  >
</p>`;
}

function evaluating({ progress, kind }: Extract<ToReport, { type: 'evaluating' }>) {
  const text = progress?.message ?? workOf(kind).doing;
  return html`<p role="status">${text}</p>
    <progress
      aria-label=${text}
      max=${progress?.total ?? nothing}
      value=${progress?.total === undefined ? nothing : (progress.done ?? 0)}
    ></progress>
    <p class="muted">${progress === undefined ? nothing : loadedText(progress)}</p>`;
}

/** What is done for a page of a kind, and the way to have it done anew. */
function workOf(kind: ReportKind): { readonly doing: string; readonly again: string } {
  switch (kind) {
    case 'evaluation':
    case 'table':
      return { doing: t('Evaluating'), again: t('Evaluate again') };
    case 'prediction':
      return { doing: t('Predicting'), again: t('Predict again') };
    case 'comparison':
    case 'settings':
      return { doing: t('Comparing'), again: t('Compare again') };
  }
}

function exportButton() {
  return html`<vscode-button secondary @click=${() => send({ type: 'exportParams' })}
  >${t('Export…')}</vscode-button
>`;
}

function kindOf(message: ToReport): ReportKind {
  switch (message.type) {
    case 'report':
      return 'evaluation';
    case 'predictions':
      return 'prediction';
    case 'table':
    case 'comparison':
    case 'settings':
      return message.type;
    default:
      return message.kind;
  }
}

function send(message: FromReport): void {
  vscode.postMessage(message);
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-report': ReportPage;
  }
}
