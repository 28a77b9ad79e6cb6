import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clock } from '../clock.ts';
import type { Session } from '../session.ts';
import type { PinnedRuns } from './pinnedRuns.ts';
import type { RunList } from './runList.ts';
import type { RunOverlays } from './runOverlays.ts';
import { inOrder, type ListedRun } from './runRecord.ts';
import { liveDescription, runDescription, runTooltip } from './runText.ts';

/** The run that is on, or whose weights no file holds yet. */
const LIVE = { kind: 'live' } as const;

/** A line of the tree; that of a file has its address, so that commands know it. */
export type RunLine = typeof LIVE | (ListedRun & { readonly uri: vscode.Uri });

export interface RunsTreeOptions {
  readonly session: Session;
  readonly list: RunList;
  readonly overlays: RunOverlays;
  readonly pinned: PinnedRuns;
  readonly clock: Clock;
}

/** Milliseconds between two looks at the run that is on. */
const LIVE_INTERVAL = 1000;

/** All runs of the workspace, line by line. Asked only while somebody sees them. */
export class RunsTree implements vscode.TreeDataProvider<RunLine> {
  readonly #options: RunsTreeOptions;
  readonly #changed = new vscode.EventEmitter<RunLine | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listeners: { dispose(): void }[];
  /** Somebody has looked: before that there is nothing to keep up to date. */
  #isAsked = false;
  #hasLiveLine = false;
  #cancelLook: (() => void) | undefined;

  constructor(options: RunsTreeOptions) {
    this.#options = options;
    const { session, list, overlays, pinned } = options;
    this.#listeners = [
      list.changes.add(() => this.#refresh()),
      overlays.changes.add(() => this.#refresh()),
      pinned.changes.add(() => this.#refresh()),
      session.changes.add(() => this.#lookSoon()),
    ];
  }

  async getChildren(line?: RunLine): Promise<RunLine[]> {
    if (line !== undefined) {
      return [];
    }
    this.#isAsked = true;
    const { list, pinned } = this.#options;
    const runs = inOrder(await list.all(), file => pinned.has(file));
    const lines = runs.map(run => ({ ...run, uri: vscode.Uri.parse(run.file) }));
    this.#hasLiveLine = this.#isLive;
    return this.#hasLiveLine ? [LIVE, ...lines] : lines;
  }

  getTreeItem(line: RunLine): vscode.TreeItem {
    return line.kind === 'live' ? this.#liveItem() : this.#runItem(line);
  }

  dispose(): void {
    this.#cancelLook?.();
    this.#changed.dispose();
    for (const listener of this.#listeners) {
      listener.dispose();
    }
  }

  #runItem(line: Exclude<RunLine, { kind: 'live' }>): vscode.TreeItem {
    const { overlays, pinned } = this.#options;
    const item = new vscode.TreeItem(line.name);
    item.id = line.file;
    item.description = runDescription(line);
    item.tooltip = runTooltip(line, vscode.workspace.asRelativePath(line.uri));
    // Else the tooltip would be read out.
    item.accessibilityInformation = { label: `${line.name}, ${item.description}` };
    item.command = { command: 'vscode.open', title: t('Open'), arguments: [line.uri] };
    const isPinned = pinned.has(line.file);
    const isDrawable = line.kind === 'run' && line.provenance.curve !== undefined;
    item.contextValue = [
      line.kind,
      isPinned ? 'pinned' : 'loose',
      ...(isDrawable ? [overlays.has(line.file) ? 'drawn' : 'drawable'] : []),
    ].join(' ');
    item.iconPath = new vscode.ThemeIcon(iconOf(line, isPinned));
    if (isDrawable) {
      item.checkboxState = {
        state: overlays.has(line.file)
          ? vscode.TreeItemCheckboxState.Checked
          : vscode.TreeItemCheckboxState.Unchecked,
        tooltip: t('Draw this run in the charts'),
      };
    }
    return item;
  }

  #liveItem(): vscode.TreeItem {
    const { session } = this.#options;
    const item = new vscode.TreeItem(session.isBusy ? t('This run') : t('Last run'));
    item.id = 'live';
    item.description = liveDescription(session.facts, session.history.newestAccuracy.test);
    item.iconPath = new vscode.ThemeIcon('pulse');
    item.contextValue = 'live';
    item.command = { command: 'mnist.openDashboard', title: t('Open Dashboard') };
    return item;
  }

  get #isLive(): boolean {
    const { session } = this.#options;
    const { position, canSave } = session.facts;
    return session.isBusy || (position !== undefined && canSave);
  }

  #lookSoon(): void {
    if (this.#isAsked && (this.#isLive || this.#hasLiveLine)) {
      this.#cancelLook ??= this.#options.clock.after(LIVE_INTERVAL, () => {
        this.#cancelLook = undefined;
        this.#changed.fire(this.#isLive === this.#hasLiveLine ? LIVE : undefined);
      });
    }
  }

  #refresh(): void {
    if (this.#isAsked) {
      this.#changed.fire(undefined);
    }
  }
}

function iconOf({ kind }: ListedRun, isPinned: boolean): string {
  if (kind === 'unreadable') {
    return 'warning';
  }
  return isPinned ? 'pinned' : 'graph-line';
}
