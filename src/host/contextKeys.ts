import * as vscode from 'vscode';
import type { Session } from './session.ts';

/** Keeps `mnist.state` and `mnist.canSave`, on which package.json enables commands. */
export function setContextKeys(session: Session): vscode.Disposable {
  const sent = new Map<string, unknown>();
  const send = (key: string, value: unknown) => {
    if (sent.get(key) !== value) {
      sent.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  };
  const update = () => {
    send('mnist.state', session.facts.state);
    send('mnist.canSave', session.facts.canSave);
  };
  update();
  const changes = session.changes.add(update);
  // They would outlive an extension that is switched off or updated, and enable its commands.
  const reset = () => {
    send('mnist.state', undefined);
    send('mnist.canSave', undefined);
  };
  return vscode.Disposable.from(changes, { dispose: reset });
}
