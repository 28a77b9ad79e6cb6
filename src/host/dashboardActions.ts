import type { BranchTraining } from './branchTraining.ts';
import type { CommandName } from './commandNames.ts';
import type { DashboardActions } from './dashboardMessages.ts';
import type { MyDigits } from './myDigits.ts';
import type { RecoveredSaver } from './recoveredSaver.ts';
import type { Recovery } from './recovery.ts';
import type { ReportTabs } from './reportTabs.ts';
import type { RunEnd } from './runEnd.ts';
import type { RunStarter } from './startRun.ts';
import type { TextbookSource } from './textbookSource.ts';

export interface ActionOptions {
  readonly starter: RunStarter;
  readonly branching: BranchTraining;
  readonly runEnd: RunEnd;
  readonly recovery: Recovery;
  readonly recoveredSaver: RecoveredSaver;
  readonly reports: ReportTabs;
  readonly myDigits: MyDigits;
  readonly source: TextbookSource;
  readonly run: (command: CommandName) => void;
  readonly onFault: (error: unknown) => void;
}

/** What the dashboard's buttons do beyond the session. */
export function dashboardActions(options: ActionOptions): DashboardActions {
  const { starter, branching, runEnd, recovery, recoveredSaver, reports, myDigits, source } =
    options;
  const { run, onFault } = options;
  const start = (work: Promise<unknown>) => void work.catch(onFault);
  return {
    train: (preset, overrides) => start(starter.trainAs(preset, overrides)),
    branch: (at, overrides) => start(branching.branch(at, overrides)),
    save: () => start(runEnd.save()),
    saveAs: () => start(runEnd.saveAs()),
    revealParams: () => start(runEnd.reveal()),
    evaluateParams() {
      const file = runEnd.shownFile;
      if (file !== undefined) {
        reports.show({ file: file.uri.toString() });
      }
    },
    saveRecovered: () => start(recoveredSaver.save()),
    saveRecoveredAs: () => start(recoveredSaver.saveAs()),
    discardRecovered: () => start(recovery.discard()),
    openInEditor: () => run('openDashboardInEditor'),
    openSettings: () => run('openSettings'),
    chooseDatasetFolder: () => run('chooseDatasetFolder'),
    showLog: () => run('showLog'),
    openSource: name => start(source.open(name)),
    keepDigit: (image, label) => start(myDigits.keep(image, label)),
    forgetDigit: (image, label) => start(myDigits.forget(image, label)),
  };
}
