import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandHandlers } from '../commands.ts';
import type { ParamsSaver } from '../paramsSaver.ts';
import type { ReportTabs } from '../reportTabs.ts';
import type { Session } from '../session.ts';
import type { RunStarter } from '../startRun.ts';
import { exportChart, seriesOfRuns, shownSeries } from './exportChart.ts';
import { runAgain } from './runAgain.ts';
import { deleteRuns, renameRun } from './runFileActions.ts';
import { inOrder, type ListedRun } from './runRecord.ts';
import type { RunsView } from './runsView.ts';
import { runDescription } from './runText.ts';

export interface RunsCommandsOptions {
  readonly view: RunsView;
  readonly session: Session;
  readonly starter: RunStarter;
  readonly saver: ParamsSaver;
  readonly reports: ReportTabs;
}

type RunsCommand =
  | 'drawRun'
  | 'eraseRun'
  | 'compareRunSettings'
  | 'runAgain'
  | 'renameRun'
  | 'pinRun'
  | 'unpinRun'
  | 'deleteRun'
  | 'exportChart'
  | 'exportChartData'
  | 'refreshRuns';

/** The files that a command is for; none when the user gave up. */
type Targets = (
  title: string,
  file?: vscode.Uri,
  selected?: readonly vscode.Uri[],
) => Promise<readonly vscode.Uri[]>;

/** What can be done with the runs of the workspace. */
export function runsCommands(options: RunsCommandsOptions): Pick<CommandHandlers, RunsCommand> {
  const { view } = options;
  /** The files of a menu; by key or palette those that are selected in the tree, else those asked for. */
  const targets: Targets = async (title, file, selected) => {
    const meant = selected ?? (file === undefined ? view.selection : [file]);
    return meant.length > 0 ? meant : chooseRuns(view, title);
  };
  return {
    ...chartCommands(options, targets),
    ...fileCommands(options, targets),
    async compareRunSettings(file, selected) {
      const uris = await targets(t('Compare Settings'), file, selected);
      if (uris.length > 0) {
        options.reports.show({ settings: uris.map(String) });
      }
    },
    async runAgain(file) {
      const [uri] = await targets(t('Run Again with One Change'), file);
      const [run] = uri === undefined ? [] : await view.runsOf([uri]);
      if (run !== undefined) {
        await runAgain(run, { ...options, overlays: view.overlays });
      }
    },
    refreshRuns: () => view.list.refresh(),
  };
}

/** What is drawn in the charts, and written of them into files. */
function chartCommands({ view, session }: RunsCommandsOptions, targets: Targets) {
  const charted = async (file?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
    file === undefined
      ? shownSeries(session, view.overlays.shown)
      : seriesOfRuns(await view.runsOf(selected ?? [file]));
  return {
    async drawRun(file, selected) {
      const uris = await targets(t('Draw in Charts'), file, selected);
      view.draw(await view.runsOf(uris), true);
    },
    async eraseRun(file, selected) {
      const uris = await targets(t('Take from Charts'), file, selected);
      view.draw(await view.runsOf(uris), false);
    },
    exportChart: async (file, selected) => exportChart('svg', await charted(file, selected)),
    exportChartData: async (file, selected) => exportChart('csv', await charted(file, selected)),
  } satisfies Partial<CommandHandlers>;
}

/** Names, places and ends of the files. */
function fileCommands({ view, session, saver }: RunsCommandsOptions, targets: Targets) {
  const { list, overlays, pinned } = view;
  const files = { session, saver, list, overlays, pinned };
  return {
    async renameRun(file) {
      const [uri] = await targets(t('Rename'), file);
      if (uri !== undefined) {
        await renameRun(uri, files);
      }
    },
    async pinRun(file, selected) {
      pinned.set((await targets(t('Pin'), file, selected)).map(String), true);
    },
    async unpinRun(file, selected) {
      pinned.set((await targets(t('Unpin'), file, selected)).map(String), false);
    },
    async deleteRun(file, selected) {
      const uris = await targets(t('Delete'), file, selected);
      if (uris.length > 0) {
        await deleteRuns(uris, files);
      }
    },
  } satisfies Partial<CommandHandlers>;
}

/** @returns none when the user gave up */
async function chooseRuns(view: RunsView, title: string): Promise<readonly vscode.Uri[]> {
  const runs = inOrder(await view.list.all(), file => view.pinned.has(file));
  if (runs.length === 0) {
    void vscode.window.showInformationMessage(
      t('MNIST: there are no runs in this workspace yet. Train a network first.'),
    );
    return [];
  }
  const items = runs.map((run: ListedRun) => ({
    ...{ label: run.name, description: runDescription(run), uri: vscode.Uri.parse(run.file) },
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    ...{ title, canPickMany: true, placeHolder: t('Which runs?') },
  });
  return (chosen ?? []).map(({ uri }) => uri);
}
