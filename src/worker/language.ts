// Imported before everything else of the worker: texts are asked for from the first line on.
import { workerData } from 'node:worker_threads';
import { config } from '@vscode/l10n';

/** What the one who starts the worker may hand it. */
interface WorkerData {
  /** Of the language to speak, by the English ones; missing: English. */
  readonly texts?: Record<string, string>;
}

config({ contents: (workerData as WorkerData | null)?.texts ?? {} });
