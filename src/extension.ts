import './host/language.ts';
import * as vscode from 'vscode';
import { systemClock } from './host/clock.ts';
import { commandHandlers } from './host/commandHandlers.ts';
import { registerCommands } from './host/commands.ts';
import { setContextKeys } from './host/contextKeys.ts';
import { keepFoldersWithParams } from './host/foldersWithParams.ts';
import { logSession } from './host/log.ts';
import { watchMyDigits } from './host/myDigitsFolder.ts';
import { registerParamsEditors } from './host/paramsEditors.ts';
import { keepParamsFolders } from './host/paramsFolderKey.ts';
import { tellRestrictions } from './host/restrictedMode.ts';
import { buildRooms } from './host/rooms.ts';
import { currentPlan } from './host/settingsSource.ts';
import { showStatus } from './host/statusBar.ts';

/** Builds the rooms of the host and registers what they do. All of it ends with the extension. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions } = context;
  const rooms = buildRooms(context);
  const { lastRun, log, myDigits, panel, problems, reading, recovery, reports } = rooms;
  const { runEnd, session } = rooms;

  subscriptions.push(
    ...[log, session, reports, recovery, lastRun, rooms.view, panel, rooms.pictures, rooms.runs],
    ...[rooms.trainingDocument, rooms.source],
    ...[logSession(session, log), tellRestrictions(session, log)],
    ...[showStatus(session, systemClock), setContextKeys(session)],
    ...[keepParamsFolders(), keepFoldersWithParams()],
    ...[runEnd.watch(), problems.watch(), watchMyDigits(() => void myDigits.load())],
    registerParamsEditors(reading),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('mnist')) {
        session.setPlan(currentPlan());
      }
    }),
    registerCommands(commandHandlers(context, rooms)),
  );
  void recovery.load();
  void lastRun.load();
  void myDigits.load();
}
