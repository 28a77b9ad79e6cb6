import path from 'node:path';
import type { PeerPlan } from './peer.ts';

/** PyTorch on the processor, through python3: more threads are not always faster. */
export function pytorchPeer(digits: string, threads: readonly number[]): PeerPlan {
  return {
    name: 'PyTorch',
    threads,
    command: () => ({
      program: 'python3',
      args: [path.join(import.meta.dirname, 'pytorch_peer.py'), digits],
      // OpenBLAS was seen to spin for 0.12 s.
      rest: 200,
      environment: { PYTHONDONTWRITEBYTECODE: '1' },
    }),
  };
}
