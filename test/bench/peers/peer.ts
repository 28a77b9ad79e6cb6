import { namedWithThreads, type Trainer } from '../trainer.ts';
import type { Work } from '../works.ts';
import { type PeerCommand, PeerProcess } from './peerProcess.ts';

/** A program that the engines are compared with. */
export interface PeerPlan {
  readonly name: string;
  /** It is measured with each of these. */
  readonly threads: readonly number[];
  /** What it does not do. */
  readonly lacks?: readonly Work[];
  /** @throws Error that says why it cannot be measured here */
  readonly command: () => Promise<PeerCommand> | PeerCommand;
}

/** A peer that has been started. */
export interface Peer extends Pick<PeerPlan, 'name' | 'threads'> {
  readonly process: PeerProcess;
  /** One for each number of threads. */
  readonly trainers: readonly Trainer[];
  readonly does: (work: Work) => boolean;
}

/** Starts a peer, or says why it is missing. */
export async function startPeer(plan: PeerPlan): Promise<Peer | { readonly missing: string }> {
  const { name, threads, lacks = [] } = plan;
  try {
    const process = await PeerProcess.start(await plan.command());
    const trainers = threads.map(count => ({
      who: namedWithThreads(name, count),
      train: ({ name: workName, settings }: Work, digits: number) =>
        process.ask({ type: 'train', name: workName, settings, digits, threads: count }),
    }));
    return { name, threads, process, trainers, does: work => !lacks.includes(work) };
  } catch (error) {
    return { missing: (error as Error).message };
  }
}
