import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clock } from './clock.ts';
import type { Session } from './session.ts';
import { statusText } from './statusText.ts';

/** Milliseconds between two updates: enough for a number that is read, not watched. */
const INTERVAL = 500;

/** The status bar's item while a run is on; a click opens the dashboard. */
export function showStatus(session: Session, clock: Clock): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('mnist.run', vscode.StatusBarAlignment.Left, 10);
  item.name = t('MNIST Training');
  item.command = 'mnist.openDashboard';
  let shownState = session.facts.state;
  let cancelTimer: (() => void) | undefined;
  const update = () => {
    cancelTimer?.();
    cancelTimer = undefined;
    shownState = session.facts.state;
    const status = statusText(session.facts, session.history);
    if (status === undefined) {
      item.hide();
      return;
    }
    item.text = status.text;
    item.tooltip = status.tooltip;
    const label = status.text.replace(/\$\([^)]*\)\s*/, '');
    item.accessibilityInformation = { label, role: 'button' };
    item.show();
  };
  const changes = session.changes.add(() => {
    if (session.facts.state !== shownState) {
      update();
    } else {
      cancelTimer ??= clock.after(INTERVAL, update);
    }
  });
  return vscode.Disposable.from(item, changes, { dispose: () => cancelTimer?.() });
}
