import path from 'node:path';
import type { PeerPlan } from './peer.ts';

/** NumPy through python3, on all cores. */
export function numpyPeer(digits: string, threads: number): PeerPlan {
  return {
    name: 'NumPy',
    threads: [threads],
    command: () => ({
      program: 'python3',
      args: [path.join(import.meta.dirname, 'numpy_peer.py'), digits],
      // OpenBLAS was seen to spin for 0.12 s.
      rest: 200,
      environment: {
        PYTHONDONTWRITEBYTECODE: '1',
        OPENBLAS_NUM_THREADS: String(threads),
        OMP_NUM_THREADS: String(threads),
        MKL_NUM_THREADS: String(threads),
      },
    }),
  };
}
