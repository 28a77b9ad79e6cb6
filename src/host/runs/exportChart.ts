import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RunOverlay } from '../../protocol/overlays.ts';
import { problemOf } from '../problemError.ts';
import type { Session } from '../session.ts';
import { firstFolder } from '../settingsSource.ts';
import { chartCsv } from './chartCsv.ts';
import { chartSvg } from './chartSvg.ts';
import type { ListedRun } from './runRecord.ts';
import { type RunSeries, seriesOfCurve } from './runSeries.ts';

/** What can be made of the charts. */
const KINDS = {
  svg: { make: chartSvg, ending: 'svg', filter: 'SVG' },
  csv: { make: chartCsv, ending: 'csv', filter: 'CSV' },
};

/** What the charts show: the run at hand, and those beside it. */
export function shownSeries(session: Session, overlays: readonly RunOverlay[]): RunSeries[] {
  const points = session.history.all();
  const { position, state } = session.facts;
  const isThere = points.training.iteration.length + points.test.iteration.length > 0;
  const iterationsPerEpoch = position?.iterationsPerEpoch ?? 0;
  const name = state === 'training' || state === 'paused' ? t('This run') : t('Last run');
  return [
    ...(isThere ? [{ name, iterationsPerEpoch, points }] : []),
    ...overlays.map(overlay => seriesOfCurve(overlay.name, overlay.curve)),
  ];
}

/** Those of the chosen runs that say how they went. */
export function seriesOfRuns(runs: readonly ListedRun[]): RunSeries[] {
  return runs.flatMap(run => {
    const curve = run.kind === 'run' ? run.provenance.curve : undefined;
    return curve === undefined ? [] : [seriesOfCurve(run.name, curve)];
  });
}

/** Writes curves into a file that the user chooses. */
export async function exportChart(kind: 'svg' | 'csv', runs: readonly RunSeries[]): Promise<void> {
  if (runs.length === 0) {
    void vscode.window.showInformationMessage(
      t(
        'MNIST: there is no curve to export yet. Train a network, or choose a run that says how it went.',
      ),
    );
    return;
  }
  const { make, ending, filter } = KINDS[kind];
  const name = runs.length === 1 ? runs[0].name : t('runs');
  const folder = firstFolder()?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: kind === 'svg' ? t('Export the charts as a picture') : t('Export the curves as a table'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${name}.${ending}`) }),
    filters: { [filter]: [ending] },
  });
  if (uri === undefined) {
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(make(runs)));
  } catch (error) {
    const { message } = problemOf(error);
    void vscode.window.showErrorMessage(t('MNIST: not exported: {message}', { message }));
    return;
  }
  const open = t('Open');
  const file = vscode.workspace.asRelativePath(uri);
  if (
    (await vscode.window.showInformationMessage(
      t('MNIST: exported to {file}.', { file }),
      open,
    )) === open
  ) {
    await vscode.commands.executeCommand('vscode.open', uri);
  }
}
