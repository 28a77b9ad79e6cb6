import * as vscode from 'vscode';
import type { Session } from './session.ts';
import { statusText } from './statusText.ts';

/** The status bar's item while a run is on; a click opens the dashboard. */
export function showStatus(session: Session): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('mnist.run', vscode.StatusBarAlignment.Left, 10);
  item.name = 'MNIST Training';
  item.command = 'mnist.openDashboard';
  const update = () => {
    const status = statusText(session.facts, session.history);
    if (status === undefined) {
      item.hide();
      return;
    }
    // The session changes 20 times a second, what is shown rarely.
    if (item.text !== status.text) {
      item.text = status.text;
      item.accessibilityInformation = {
        label: status.text.replace(/\$\([^)]*\)\s*/, ''),
        role: 'button',
      };
    }
    if (item.tooltip !== status.tooltip) {
      item.tooltip = status.tooltip;
    }
    item.show();
  };
  return vscode.Disposable.from(item, session.changes.add(update));
}
