import type { ToParamsPage } from '../protocol/paramsPageMessages.ts';
import { askOnce } from './askOnce.ts';
import { wholeBytes } from './handOver.ts';
import { offeredActions } from './paramsActions.ts';
import { problemOf } from './problemError.ts';
import type { TrainingWorker } from './trainingWorker.ts';
import { expectReply } from './workerConversation.ts';

/** What portraying a params file needs. */
export interface PortrayOptions {
  /** As it is shown. */
  readonly fileName: string;
  readonly createWorker: () => TrainingWorker;
  /** Of the largest params file that is read. @throws SettingsError */
  readonly maximumBytes: () => number;
  readonly readFile: (maximumBytes: number) => Promise<Uint8Array>;
  /** Aborting it ends the work at once. */
  readonly signal: AbortSignal;
}

/**
 * Reads a params file and has a worker portray it: a wide network takes seconds, in which the
 * extension host has other things to do. Never rejects.
 */
export async function portrayParams(options: PortrayOptions): Promise<ToParamsPage> {
  const { fileName, createWorker, signal } = options;
  try {
    const maximumBytes = options.maximumBytes();
    const file = wholeBytes(await options.readFile(maximumBytes));
    const byteCount = file.length; // it is the worker's then
    const reply = await askOnce(
      requestId => ({ type: 'portray', requestId, fileName, file, maximumBytes }),
      { createWorker, signal, onProgress: () => {} },
    );
    const { portrait } = expectReply(reply, 'portrayed');
    const actions = await offeredActions(fileName);
    return { type: 'opened', fileName, byteCount, portrait, actions };
  } catch (error) {
    return { type: 'failed', fileName, problem: problemOf(error) };
  }
}
