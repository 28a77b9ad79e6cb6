import type { RunState, SessionChange, SessionSnapshot } from '../protocol/snapshot.ts';
import type { ToWorker } from '../protocol/workerMessages.ts';

/** The snapshot without its history. */
export type SessionFacts = Omit<SessionSnapshot, 'history'>;

/** All that a run needs to start. */
export type RunOrder = Omit<Extract<ToWorker, { type: 'train' }>, 'type'>;

/** What the next run would be, shown while nothing runs, and what it could be. */
export type Plan = Pick<SessionSnapshot, 'preset' | 'settings' | 'engine' | 'presets'>;

/** States of a run that is still on. */
export const BUSY: readonly RunState[] = ['loading', 'training', 'paused'];

/** Whether the worker has a network that goes on learning. */
export function isOn({ state }: SessionFacts): boolean {
  return state === 'training' || state === 'paused';
}

/** The part of a change that differs from the facts. */
export function newIn(change: SessionChange, facts: SessionFacts): SessionChange {
  return Object.fromEntries(
    Object.entries(change).filter(([key, value]) => {
      return (facts[key as keyof SessionChange] ?? null) !== (value ?? null);
    }),
  );
}

/** The facts after a change; `null` takes a key away. */
export function changed(facts: SessionFacts, change: SessionChange): SessionFacts {
  const present = Object.entries(change).map(([key, value]) => [key, value ?? undefined]);
  return { ...facts, ...Object.fromEntries(present) };
}

/** The facts at the start of a run: of those before, what does not belong to a run is kept. */
export function factsOfRun(
  run: number,
  { presets, recovered, notice, myDigits }: SessionFacts,
  { preset, settings, engine, from }: RunOrder,
): SessionFacts {
  const plan: Plan = { preset, settings, engine, presets };
  const branchedFrom = from?.provenance.branchedFrom;
  return {
    ...{ run, recovered, notice, myDigits, ...plan, state: 'loading', canSave: false },
    ...(branchedFrom && { branchedFrom }),
  };
}
