import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { MOST_OVERLAYS } from '../../protocol/overlays.ts';
import type { Clock } from '../clock.ts';
import type { Session } from '../session.ts';
import { PinnedRuns } from './pinnedRuns.ts';
import type { RunFiles } from './readHeader.ts';
import { RunList } from './runList.ts';
import { RunOverlays } from './runOverlays.ts';
import type { ListedRun } from './runRecord.ts';
import { type RunLine, RunsTree } from './runsTree.ts';

/** Identifies the view in package.json. */
export const RUNS_VIEW = 'mnist.runs';

export interface RunsViewOptions {
  readonly session: Session;
  readonly files: RunFiles;
  readonly clock: Clock;
  readonly memory: vscode.Memento;
}

/** The runs of the workspace as a tree, and which of them are drawn in the charts. */
export class RunsView {
  readonly list: RunList;
  readonly overlays: RunOverlays;
  readonly pinned: PinnedRuns;
  readonly #view: vscode.TreeView<RunLine>;
  readonly #disposables: { dispose(): void }[];

  constructor({ session, files, clock, memory }: RunsViewOptions) {
    this.list = new RunList(files, clock);
    this.overlays = new RunOverlays(memory);
    this.pinned = new PinnedRuns(memory);
    const { list, overlays, pinned } = this;
    const tree = new RunsTree({ session, list, overlays, pinned, clock });
    this.#view = vscode.window.createTreeView(RUNS_VIEW, {
      treeDataProvider: tree,
      canSelectMany: true,
      manageCheckboxStateManually: true,
    });
    this.#disposables = [
      ...[this.#view, tree, list],
      overlays.changes.add(shown => session.setOverlays(shown)),
      list.changes.add(() => overlays.update(list.found)),
      this.#view.onDidChangeCheckboxState(({ items }) => {
        for (const [line, state] of items) {
          if (line.kind !== 'live') {
            this.draw([line], state === vscode.TreeItemCheckboxState.Checked);
          }
        }
      }),
    ];
    if (overlays.isWaiting) {
      void list.all();
    }
  }

  /** Those that are selected in the tree. */
  get selection(): vscode.Uri[] {
    return this.#view.selection.flatMap(line => (line.kind === 'live' ? [] : [line.uri]));
  }

  /** What is known of these files: also of one that has just been made. */
  async runsOf(uris: readonly vscode.Uri[]): Promise<ListedRun[]> {
    const isKnown = ({ file }: ListedRun) => uris.some(uri => uri.toString() === file);
    if ((await this.list.all()).filter(isKnown).length < uris.length) {
      await this.list.refresh();
    }
    return this.list.found.filter(isKnown);
  }

  /** Draws runs in the charts, or takes them away. What cannot be drawn is told. */
  draw(runs: readonly ListedRun[], isDrawn: boolean): void {
    const refused = runs.filter(run => {
      if (!isDrawn) {
        this.overlays.hide(run.file);
      }
      return isDrawn && !this.overlays.show(run);
    });
    if (refused.length === 0) {
      return;
    }
    const [{ name }] = refused;
    const isFull = this.overlays.shown.length >= MOST_OVERLAYS;
    void vscode.window.showInformationMessage(
      isFull
        ? t('MNIST: the charts show {maximum} other runs at most. Take one away first.', {
            maximum: MOST_OVERLAYS,
          })
        : t('MNIST: {name} does not say how it went: it cannot be drawn.', { name }),
    );
    this.list.changes.tell(); // the box that was ticked stands for what is drawn
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
  }
}
