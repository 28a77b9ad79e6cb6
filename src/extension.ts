import * as vscode from 'vscode';
import { systemClock } from './host/clock.ts';
import type { CommandName } from './host/commandNames.ts';
import { registerCommands } from './host/commands.ts';
import { compareCommands } from './host/compareCommands.ts';
import { setContextKeys } from './host/contextKeys.ts';
import { dashboardActions } from './host/dashboardActions.ts';
import { DashboardPanel } from './host/dashboardPanel.ts';
import { DASHBOARD_VIEW, registerDashboardView } from './host/dashboardView.ts';
import { dataCommands } from './host/dataCommands.ts';
import { exportCommands } from './host/exportCommand.ts';
import { keepFoldersWithParams } from './host/foldersWithParams.ts';
import { LastRun } from './host/lastRun.ts';
import { logSession } from './host/log.ts';
import { registerParamsEditors } from './host/paramsEditors.ts';
import { keepParamsFolders } from './host/paramsFolderKey.ts';
import { ParamsSaver } from './host/paramsSaver.ts';
import { ProblemMessages } from './host/problemMessages.ts';
import { proxyEnvironment } from './host/proxyEnvironment.ts';
import { RecoveredSaver } from './host/recoveredSaver.ts';
import { Recovery } from './host/recovery.ts';
import { reportCommands } from './host/reportCommands.ts';
import { ReportTabs } from './host/reportTabs.ts';
import { tellRestrictions } from './host/restrictedMode.ts';
import { ResumeTraining } from './host/resumeTraining.ts';
import { runCommands } from './host/runCommands.ts';
import { RunEnd } from './host/runEnd.ts';
import { Session } from './host/session.ts';
import {
  cacheFolder,
  currentEquipment,
  currentMaximumParamsBytes,
  currentPlan,
} from './host/settingsSource.ts';
import { RunStarter } from './host/startRun.ts';
import { showStatus } from './host/statusBar.ts';
import { folderAt } from './host/uriFolder.ts';
import { startWorkerThread } from './host/workerThread.ts';

/** Builds the rooms of the host and connects them. All of it ends with the extension. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, subscriptions } = context;
  const log = vscode.window.createOutputChannel('MNIST', { log: true });
  const run = (command: CommandName) => void vscode.commands.executeCommand(`mnist.${command}`);
  const createWorker = () => {
    const env = proxyEnvironment(vscode.workspace.getConfiguration('http'), process.env);
    return startWorkerThread(context.asAbsolutePath('dist/worker.cjs'), env);
  };

  const onFault = (error: unknown) => log.error(String(error));
  const session = new Session({ createWorker, clock: systemClock, plan: currentPlan() });
  const saver = new ParamsSaver(log);
  const runEnd = new RunEnd(session, saver, onFault);
  const problems: ProblemMessages = new ProblemMessages({
    ...{ session, runEnd, run, onFault },
    opened: () => starter.opened,
  });
  const starter = new RunStarter({
    ...{ context, session, clock: systemClock },
    save: () => runEnd.save(),
    onNotStarted: problem => problems.tellNotStarted(problem),
  });
  const resuming = new ResumeTraining({ session, starter, saver });
  const dataset = () => currentEquipment(context).dataset;
  const reports = new ReportTabs(
    { extensionUri, createWorker, dataset, maximumBytes: currentMaximumParamsBytes, log },
    context.workspaceState,
  );
  const storage = folderAt(context.storageUri ?? context.globalStorageUri);
  const recovery = new Recovery({ session, folder: storage, clock: systemClock, onFault });
  const lastRun = new LastRun({ session, saver, memory: context.workspaceState });
  const recoveredSaver = new RecoveredSaver({ session, saver, recovery });
  const actions = dashboardActions({
    ...{ starter, runEnd, recovery, recoveredSaver, reports, run, onFault },
  });
  const panel = new DashboardPanel({ extensionUri, session, actions });

  subscriptions.push(
    ...[log, session, reports, recovery, lastRun, panel],
    ...[logSession(session, log), tellRestrictions(session, log)],
    ...[showStatus(session, systemClock), setContextKeys(session)],
    ...[keepParamsFolders(), keepFoldersWithParams()],
    ...[runEnd.watch(), problems.watch()],
    registerDashboardView({ extensionUri, session, actions }),
    registerParamsEditors({
      ...{ extensionUri, createWorker, maximumBytes: currentMaximumParamsBytes, log },
    }),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('mnist')) {
        session.setPlan(currentPlan());
      }
    }),
    registerCommands({
      ...runCommands(session, starter, runEnd),
      ...reportCommands({ tabs: reports, dataset, session }),
      resumeTraining: file => resuming.resume(file),
      resumeFromFile: () => resuming.resume(),
      ...compareCommands({ tabs: reports }),
      ...exportCommands({ createWorker, maximumBytes: currentMaximumParamsBytes, log }),
      ...dataCommands({ cacheFolder: cacheFolder(context) }),
      openDashboard: async () => vscode.commands.executeCommand(`${DASHBOARD_VIEW}.focus`),
      openDashboardInEditor: () => panel.show(),
      openSettings: async () =>
        vscode.commands.executeCommand(
          'workbench.action.openSettings',
          `@ext:${context.extension.id}`,
        ),
      showLog: () => log.show(),
    }),
  );
  void recovery.load();
  void lastRun.load();
}
