import * as vscode from 'vscode';
import { logLines } from './logLines.ts';
import type { Session } from './session.ts';

/** Writes what happens to a run into the log, each thing once. */
export function logSession(session: Session, log: vscode.LogOutputChannel): vscode.Disposable {
  let lastLine = '';
  return session.news.add(news => {
    for (const line of logLines(news, session.facts)) {
      // Loading reports the same sentence again with every few kilobytes.
      if (line !== lastLine) {
        if (news.type === 'failed') {
          log.error(line);
        } else {
          log.info(line);
        }
        lastLine = line;
      }
    }
  });
}

/** Says what is off in Restricted Mode, and when it is on again. */
export function logRestrictions(log: vscode.LogOutputChannel): vscode.Disposable {
  if (vscode.workspace.isTrusted) {
    return new vscode.Disposable(() => {});
  }
  log.info(
    'Restricted Mode: what this workspace itself sets for mnist.datasetFolder, ' +
      'mnist.downloadMirrors, mnist.paramsFolder, mnist.engine and mnist.threads is ignored; ' +
      'your own settings and all commands work',
  );
  return vscode.workspace.onDidGrantWorkspaceTrust(() => log.info('workspace trusted'));
}
