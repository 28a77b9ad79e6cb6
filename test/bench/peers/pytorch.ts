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
      environment: { PYTHONDONTWRITEBYTECODE: '1' },
    }),
  };
}
