import * as vscode from 'vscode';
import { BranchTraining } from './branchTraining.ts';
import { systemClock } from './clock.ts';
import type { CommandName } from './commandNames.ts';
import { dashboardActions } from './dashboardActions.ts';
import { DashboardPanel } from './dashboardPanel.ts';
import { DashboardView } from './dashboardView.ts';
import { language } from './language.ts';
import { LastRun } from './lastRun.ts';
import { MyDigits } from './myDigits.ts';
import { myDigitsFolder } from './myDigitsFolder.ts';
import { ParamsSaver } from './paramsSaver.ts';
import { PictureTabs } from './pictureTabs.ts';
import { ProblemMessages } from './problemMessages.ts';
import { proxyEnvironment } from './proxyEnvironment.ts';
import { RecoveredSaver } from './recoveredSaver.ts';
import { Recovery } from './recovery.ts';
import { ReportTabs } from './reportTabs.ts';
import { ResumeTraining } from './resumeTraining.ts';
import { RunEnd } from './runEnd.ts';
import { workspaceRunFiles } from './runs/runFiles.ts';
import { RunsView } from './runs/runsView.ts';
import { Session } from './session.ts';
import { currentEquipment, currentMaximumParamsBytes, currentPlan } from './settingsSource.ts';
import { RunStarter } from './startRun.ts';
import { TextbookSource } from './textbookSource.ts';
import { TrainingDocument } from './trainingDocument.ts';
import { folderAt } from './uriFolder.ts';
import { startWorkerThread } from './workerThread.ts';

/** What the host is made of, connected with each other. */
export type Rooms = ReturnType<typeof buildRooms>;

/** Builds the rooms of the host. Whoever calls it lets those end that have an end. */
export function buildRooms(context: vscode.ExtensionContext) {
  // Its lines stay English in every language: scripts and those who help with a fault read them. What
  // a person was told is quoted in the words in which it was told.
  const log = vscode.window.createOutputChannel('MNIST', { log: true });
  const onFault = (error: unknown) => log.error(String(error));
  const reading = readingOf(context, log);
  const session = new Session({
    ...{ createWorker: reading.createWorker, clock: systemClock, plan: currentPlan() },
  });
  const saver = new ParamsSaver(log);
  const runEnd = new RunEnd(session, saver, onFault);
  const problems: ProblemMessages = new ProblemMessages({
    ...{ session, runEnd, run, onFault },
    opened: () => starter.opened,
  });
  const starter = new RunStarter({
    ...{ context, session, clock: systemClock },
    savedAtEnd: () => runEnd.savedAtEnd,
    save: () => runEnd.save(),
    onNotStarted: problem => problems.tellNotStarted(problem),
  });
  const branching = new BranchTraining({ session, starter });
  const resuming = new ResumeTraining({ session, starter, saver });
  const reports = new ReportTabs(reading, context.workspaceState);
  const pictures = new PictureTabs({ ...reading, session, saver }, context.workspaceState);
  const storage = folderAt(context.storageUri ?? context.globalStorageUri);
  const recovery = new Recovery({ session, folder: storage, clock: systemClock, onFault });
  const lastRun = new LastRun({ session, saver, memory: context.workspaceState });
  const recoveredSaver = new RecoveredSaver({ session, saver, recovery });
  const myDigits = new MyDigits({ session, folder: myDigitsFolder });
  const source = new TextbookSource(context.extensionUri);
  const actions = dashboardActions({
    ...{ starter, branching, runEnd, recovery, recoveredSaver, reports, myDigits, run, onFault },
    source,
  });
  const runs = new RunsView({
    ...{ session, clock: systemClock, memory: context.workspaceState },
    files: workspaceRunFiles(currentMaximumParamsBytes),
  });
  const trainingDocument = new TrainingDocument(session);
  const dashboard = { extensionUri: context.extensionUri, session, actions };
  const view = new DashboardView(dashboard);
  const panel = new DashboardPanel(dashboard);
  return {
    ...{ runs, saver, source },
    ...{ log, reading, session, runEnd, problems, starter, resuming, reports, recovery, lastRun },
    ...{ trainingDocument, actions, view, panel, pictures, myDigits },
  };
}

/** What reading params files needs, wherever it is done. */
function readingOf(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
  return {
    ...{ extensionUri: context.extensionUri, maximumBytes: currentMaximumParamsBytes, log },
    createWorker: () => {
      const env = proxyEnvironment(vscode.workspace.getConfiguration('http'), process.env);
      return startWorkerThread(context.asAbsolutePath('dist/worker.js'), env, language.texts);
    },
    dataset: () => currentEquipment(context).dataset,
  };
}

function run(command: CommandName): void {
  void vscode.commands.executeCommand(`mnist.${command}`);
}
