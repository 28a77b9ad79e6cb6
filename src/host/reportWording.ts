import path from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ReportKind, ToReport } from '../protocol/reportMessages.ts';
import { type FileTask, kindOf, type ReportTask } from './reportSubject.ts';

/** What a file is called: its path in the workspace. */
export function nameOfPlace(address: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(address));
}

/** What the file of a report is called, or its files together. */
export function subjectOf(task: ReportTask): string {
  if ('file' in task) {
    return nameOfPlace(task.file);
  }
  if ('compared' in task) {
    const [first, second] = task.compared.map(file => path.posix.basename(nameOfPlace(file)));
    return t('{first} and {second}', { first, second });
  }
  if ('settings' in task) {
    return t('{count} runs', { count: task.settings.length });
  }
  return task.places.length === 1
    ? nameOfPlace(task.places[0])
    : t('{count} params files', { count: task.places.length });
}

/** The title of its tab; two with the same one are told apart by `longTitleOf`. */
export function titleOf(task: ReportTask): string {
  return `${whatOf(task)}: ${path.posix.basename(subjectOf(task))}`;
}

/** With the folder. */
export function longTitleOf(task: ReportTask): string {
  const subject =
    'file' in task
      ? vscode.workspace.asRelativePath(vscode.Uri.parse(task.file), true)
      : filesOf(task).map(nameOfPlace).join(', ');
  return `${whatOf(task)}: ${subject}`;
}

function filesOf(task: Exclude<ReportTask, FileTask>): readonly string[] {
  if ('settings' in task) {
    return task.settings;
  }
  return 'compared' in task ? task.compared : task.places;
}

function whatOf(task: ReportTask): string {
  if ('settings' in task) {
    return t('Settings');
  }
  if ('compared' in task) {
    return t('Comparison');
  }
  return 'file' in task && task.indices !== undefined
    ? t('Test Digits {indices}', { indices: shortenedIndices(task.indices) })
    : t('Evaluation');
}

/** E.g. `7`, `0-9`, `0,5,9`, and `0,5,9,…(12)` where there are many. */
function shortenedIndices(indices: readonly number[]): string {
  const isRange = indices.every((index, at) => index === indices[0] + at);
  if (isRange && indices.length > 1) {
    return `${indices[0]}-${indices.at(-1)}`;
  }
  return indices.length <= 5
    ? indices.join(',')
    : `${indices.slice(0, 3).join(',')},…(${indices.length})`;
}

const ACTIONS: Readonly<Record<ReportKind, string>> = {
  evaluation: 'evaluating',
  prediction: 'predicting with',
  table: 'evaluating',
  comparison: 'comparing',
  settings: 'comparing the settings of',
};

/** For the progress, e.g. `MNIST: evaluating a.safetensors`. */
export function progressTitle(task: ReportTask): string {
  const subject = subjectOf(task);
  switch (kindOf(task)) {
    case 'evaluation':
    case 'table':
      return t('MNIST: evaluating {subject}', { subject });
    case 'prediction':
      return t('MNIST: predicting with {subject}', { subject });
    case 'comparison':
      return t('MNIST: comparing {subject}', { subject });
    case 'settings':
      return t('MNIST: comparing the settings of {subject}', { subject });
  }
}

/** For the log: what came of it. */
export function logLine(outcome: ToReport): string {
  const { fileName } = outcome;
  switch (outcome.type) {
    case 'report': {
      const { correct, total, dataset } = outcome.report;
      return `evaluated: ${fileName}: ${correct} of ${total} right (${dataset.name})`;
    }
    case 'predictions':
      return `predicted: ${fileName}: ${outcome.digits.indices.length} test digits`;
    case 'table': {
      const { evaluated, total } = outcome.table;
      return `evaluated: ${fileName}: ${evaluated.length} of ${total} files`;
    }
    case 'comparison':
    case 'settings':
      return `compared: ${fileName}`;
    case 'failed':
      return `not ${PAST[outcome.kind]}: ${fileName}: ${outcome.problem.message}`;
    case 'evaluating':
      return `${ACTIONS[outcome.kind]}: ${fileName}`;
    default:
      throw new Error(`Unknown message: ${JSON.stringify(outcome satisfies never)}`);
  }
}

const PAST: Readonly<Record<ReportKind, string>> = {
  evaluation: 'evaluated',
  prediction: 'predicted',
  table: 'evaluated',
  comparison: 'compared',
  settings: 'compared',
};
