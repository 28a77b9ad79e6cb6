import { brainPeer } from './brain.ts';
import { numpyPeer } from './numpy.ts';
import { type Peer, type PeerPlan, startPeer } from './peer.ts';
import { pytorchPeer } from './pytorch.ts';
import { tensorflowPeer } from './tensorflow.ts';

export interface Peers {
  readonly peers: readonly Peer[];
  /** By name: which version it is. */
  readonly versions: Readonly<Record<string, string>>;
  /** By name: why it is not measured. */
  readonly missing: Readonly<Record<string, string>>;
}

/**
 * Starts all that are there.
 * @param digits folder with `images.u8` and `labels.u8`
 * @param threads numbers of threads to try, the last one is all cores
 */
export async function startPeers(digits: string, threads: readonly number[]): Promise<Peers> {
  const plans: PeerPlan[] = [
    numpyPeer(digits, threads.at(-1)!),
    pytorchPeer(digits, threads),
    tensorflowPeer(digits),
    brainPeer(digits),
  ];
  const peers: Peer[] = [];
  const versions: Record<string, string> = {};
  const missing: Record<string, string> = {};
  const started = await Promise.all(plans.map(startPeer));
  for (const [index, peer] of started.entries()) {
    const plan = plans[index];
    if ('missing' in peer) {
      missing[plan.name] = `not measured: ${peer.missing || 'it ended at once'}`;
    } else {
      peers.push(peer);
      versions[plan.name] = peer.process.version;
    }
  }
  return { peers, versions, missing };
}
