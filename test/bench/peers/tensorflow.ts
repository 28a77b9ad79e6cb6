import path from 'node:path';
import { installPackages } from './packages.ts';
import type { PeerPlan } from './peer.ts';

/** TensorFlow.js with its layers and its `wasm` backend, which has one thread in Node. */
export function tensorflowPeer(digits: string): PeerPlan {
  return {
    name: 'TF.js wasm',
    threads: [1],
    command: () => {
      installPackages();
      const script = path.join(import.meta.dirname, 'tensorflowPeer.ts');
      return { program: process.execPath, args: [script, digits] };
    },
  };
}
