import type { Measure } from '../measure.ts';
import type { PeerProcess } from '../peers/peerProcess.ts';

export const SGEMM = 'sgemm, 2048 x 2048';

/** The rate at which the machine multiplies large matrices: no dense implementation is faster. */
export function sgemmMeasure(numpy: PeerProcess, who: string): Measure {
  return {
    subject: SGEMM,
    who,
    unit: 'GFLOP/s',
    run: () => numpy.ask({ type: 'sgemm', size: 2048 }),
  };
}
