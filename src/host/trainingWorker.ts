import type { FromWorker, ToWorker } from '../protocol/workerMessages.ts';

/** A worker as the host sees it: a thread, or a fake one in tests. */
export interface TrainingWorker {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** It has thrown where nothing caught it; `onExit` follows. */
  onError(listener: (error: Error) => void): void;
  onExit(listener: (exitCode: number) => void): void;
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}
