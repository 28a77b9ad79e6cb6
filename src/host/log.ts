import type * as vscode from 'vscode';
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
