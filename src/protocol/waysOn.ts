import type { SessionSnapshot } from './snapshot.ts';

/** What a person can do about a problem. */
export type WayOn =
  | 'resumeSlower'
  | 'stop'
  | 'save'
  | 'chooseDatasetFolder'
  | 'openSettings'
  | 'showLog';

/** The ways on that fit a problem: the same in the dashboard and in a message. The main one first. */
export function waysOn({
  state,
  problem,
  canSave,
}: Pick<SessionSnapshot, 'state' | 'problem' | 'canSave'>): readonly WayOn[] {
  if (problem === undefined) {
    return [];
  }
  if (state === 'paused' && problem.reason === 'diverged') {
    return problem.advised === undefined ? ['stop'] : ['resumeSlower', 'stop'];
  }
  return [...(canSave ? (['save'] as const) : []), ...remedies(problem.reason)];
}

function remedies(reason: string): readonly WayOn[] {
  if (reason === 'settings' || reason === 'guessing') {
    return ['openSettings'];
  }
  return reason.startsWith('dataset/')
    ? ['chooseDatasetFolder', 'openSettings', 'showLog']
    : ['showLog'];
}
