import { t } from '@vscode/l10n';
import type { EvaluatedFile, ParamsTable, UnreadFile } from '../protocol/paramsTable.ts';
import type { ToReport } from '../protocol/reportMessages.ts';
import type { EvaluationReport, Problem } from '../protocol/subjects.ts';
import { wholeBytes } from './handOver.ts';
import { type FoundFile, findParams, type ListFolder } from './paramsInFolders.ts';
import { ProblemError, problemOf } from './problemError.ts';
import type { ReportOptions, TableTask } from './reportSubject.ts';
import { SharedWorker } from './sharedWorker.ts';
import { expectReply } from './workerConversation.ts';

export interface TableOptions extends ReportOptions {
  readonly listFolder: ListFolder;
  /** What a file is called, for people. */
  readonly nameOf: (address: string) => string;
  /** The table so far. */
  readonly onTable: (table: ParamsTable) => void;
}

/**
 * Measures params files one after the other with one worker, so that the digits are read once. A file
 * that cannot be read does not keep the others from the table. Never rejects.
 */
export async function makeTable({ places }: TableTask, options: TableOptions): Promise<ToReport> {
  const { fileName } = options;
  const worker = new SharedWorker(options);
  try {
    const table = await measureAll(places, worker, options);
    return { type: 'table', fileName, table };
  } catch (error) {
    return { type: 'failed', kind: 'table', fileName, problem: problemOf(error) };
  } finally {
    worker.end();
  }
}

async function measureAll(
  places: readonly string[],
  worker: SharedWorker,
  options: TableOptions,
): Promise<ParamsTable> {
  const { listFolder, nameOf, onTable, signal } = options;
  const found = await findParams(places, listFolder, nameOf);
  const evaluated: EvaluatedFile[] = [];
  const unread: UnreadFile[] = [...found.unread];
  let total = found.files.length + unread.length;
  const table = (notice = found.notice) => ({ total, evaluated, unread, notice });
  for (const [at, file] of found.files.entries()) {
    const name = nameOf(file.address);
    if (evaluated.length > 0 || unread.length > 0) {
      onTable({ ...table(), doing: t('Evaluating {file}', { file: name }) });
    }
    try {
      const report = await measure(file, worker, options);
      evaluated.push({ file: file.address, fileName: name, ...shortened(report) });
    } catch (error) {
      const { reason, message } = problemOf(error);
      if (signal.aborted && evaluated.length > 0) {
        const left = found.files.length - at;
        return table(
          t('Cancelled: {left} of {total} files are not evaluated.', {
            ...{ left, total: found.files.length },
          }),
        );
      }
      if (signal.aborted || concernsAll(reason)) {
        throw error;
      }
      if (file.isGuess && reason === 'params/format') {
        total--; // JSON of another program
      } else {
        unread.push({ fileName: name, message });
      }
    }
  }
  if (total === 0) {
    throw new ProblemError(noFiles());
  }
  return table();
}

function noFiles(): Problem {
  return {
    reason: 'missing',
    message: t(
      'There are no params files: none that ends in .safetensors, .pkl, .pickle, .npz or .json. Choose another folder.',
    ),
  };
}

/** Every other file would fail in the same way. */
function concernsAll(reason: string): boolean {
  return reason === 'settings' || reason.startsWith('dataset/');
}

async function measure(
  { address }: FoundFile,
  worker: SharedWorker,
  { readFile, nameOf, maximumBytes, dataset }: TableOptions,
): Promise<EvaluationReport> {
  const limit = maximumBytes();
  const request = dataset();
  const file = wholeBytes(await readFile(address, limit));
  const reply = await worker.request(requestId => ({
    ...{ type: 'evaluate', requestId, fileName: nameOf(address), file, dataset: request },
    ...{ maximumBytes: limit, isOneTask: true },
  }));
  return expectReply(reply, 'evaluated').report;
}

/** Without what only the report of the one file shows. */
function shortened(report: EvaluationReport): Omit<EvaluatedFile, 'file' | 'fileName'> {
  const { dataset, layers, total, correct, accuracy, provenance, seconds } = report;
  return { dataset, layers, total, correct, accuracy, provenance, seconds };
}
