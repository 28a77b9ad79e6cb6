import path from 'node:path';
import { CLASSIC_WORK } from '../works.ts';
import { installPackages } from './packages.ts';
import type { PeerPlan } from './peer.ts';

/** brain.js in plain JavaScript. It knows no batches: it takes a step after every digit. */
export function brainPeer(digits: string): PeerPlan {
  return {
    name: 'brain.js (batch 1)',
    threads: [1],
    lacks: [CLASSIC_WORK],
    command: () => {
      installPackages();
      const script = path.join(import.meta.dirname, 'brainPeer.ts');
      return { program: process.execPath, args: [script, digits] };
    },
  };
}
