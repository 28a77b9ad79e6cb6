import type { LoadingProgress } from '../data/dataset.ts';
import { percentDone, type Status } from './statusLine.ts';

/** What loading is doing, for the line on the screen. */
export function loadingStatus({ message, done, total }: LoadingProgress): Status {
  if (done === undefined || !total) {
    return { parts: [message] };
  }
  const share = done / total;
  return { parts: [message, percentDone(share)], share };
}
