import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Session } from './session.ts';

/** @returns the sentence that names package.json's `restrictedConfigurations` */
export function restrictionNotice(): string {
  return t(
    'Restricted Mode: what this workspace itself sets for mnist.datasetFolder, mnist.downloadMirrors, mnist.paramsFolder, mnist.digitsFolder, mnist.maximumParamsMegabytes, mnist.historyMegabytes, mnist.engine and mnist.threads is ignored. Your own settings and all commands work.',
  );
}

/** Says in the dashboard and in the log what is off in a workspace that is not trusted. */
export function tellRestrictions(
  session: Session,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  if (vscode.workspace.isTrusted) {
    return new vscode.Disposable(() => {});
  }
  session.announce({ notice: restrictionNotice() });
  log.info('Restricted Mode: some settings of this workspace are ignored.');
  return vscode.workspace.onDidGrantWorkspaceTrust(() => {
    session.announce({ notice: null });
    log.info('The workspace is trusted now: its settings count.');
  });
}
