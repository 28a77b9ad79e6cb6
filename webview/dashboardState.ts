import type { ToDashboard } from '../src/protocol/dashboardMessages.ts';
import type { SessionChange, SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { HistoryPoints } from '../src/protocol/subjects.ts';

/** What the dashboard knows: nothing before the first snapshot. */
export interface DashboardState {
  readonly snapshot?: SessionSnapshot;
  /** The view asked for a snapshot; until it comes, changes are of no use. */
  readonly isWaiting: boolean;
}

/** A page that has just asked for its first snapshot. */
export const INITIAL_STATE: DashboardState = { isWaiting: true };

export type StateMessage = Extract<ToDashboard, { type: 'snapshot' | 'change' }>;

/**
 * The state after a message. When `isWaiting` turns true the view has missed something and must send
 * `ready`: points are missing, or the change belongs to a run that it has not seen the start of.
 */
export function applyMessage(state: DashboardState, message: StateMessage): DashboardState {
  if (message.type === 'snapshot') {
    return { snapshot: message.snapshot, isWaiting: false };
  }
  const { snapshot, isWaiting } = state;
  if (isWaiting || snapshot === undefined || message.run < snapshot.run) {
    return state;
  }
  if (message.run > snapshot.run || !continues(snapshot.history, message.from)) {
    return { snapshot, isWaiting: true };
  }
  const history =
    message.points === undefined
      ? snapshot.history
      : appendPoints(snapshot.history, message.points);
  return { snapshot: { ...merge(snapshot, message.change), history }, isWaiting: false };
}

/** The history with the points behind it. The same object if there are none. */
export function appendPoints(history: HistoryPoints, points: HistoryPoints): HistoryPoints {
  return pointCount(points.training) + pointCount(points.test) === 0
    ? history
    : {
        training: appendCurve(history.training, points.training),
        test: appendCurve(history.test, points.test),
      };
}

type Curve = HistoryPoints['training'];

function pointCount(curve: Curve): number {
  return curve.iteration.length;
}

function appendCurve(curve: Curve, more: Curve): Curve {
  if (pointCount(more) === 0) {
    return curve;
  }
  return {
    iteration: concatenated(curve.iteration, more.iteration),
    loss: concatenated(curve.loss, more.loss),
    accuracy: concatenated(curve.accuracy, more.accuracy),
  };
}

function concatenated(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function continues(
  history: HistoryPoints,
  from: { readonly training: number; readonly test: number } | undefined,
): boolean {
  return (
    from === undefined ||
    (from.training === pointCount(history.training) && from.test === pointCount(history.test))
  );
}

function merge(snapshot: SessionSnapshot, change: SessionChange): SessionSnapshot {
  const entries = Object.entries({ ...snapshot, ...change });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== null),
  ) as unknown as SessionSnapshot;
}
