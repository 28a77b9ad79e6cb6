// Reads a trace of Chromium: what the frames of one page cost.
// The format: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU

/** An event of a trace, as far as it is of use here. Times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread. */
  readonly tdur?: number;
  readonly args?: {
    readonly data?: { readonly frame?: string; readonly frames?: readonly PageFrame[] };
    readonly beginData?: { readonly frame?: string };
  };
}

interface PageFrame {
  readonly frame: string;
  readonly url: string;
}

/** What a frame on the screen cost, in milliseconds. */
export interface FrameCost {
  readonly processor: number;
  readonly clock: number;
}

/**
 * What the inner page of the webview costs the main thread for each frame drawn: all tasks from one
 * commit to the next in which it does something, from the message that brings news to the painting.
 * The workbench shares thread and frames with it, so its part of such a task is counted too.
 */
export function costOfFrames(events: readonly TraceEvent[]): FrameCost[] {
  const inner = innerFrame(events);
  const marks = events.filter(event => frameOf(event) === inner).sort(byTime);
  const onThread = events.filter(({ pid, tid }) => pid === marks[0].pid && tid === marks[0].tid);
  const tasks = onThread.filter(({ name }) => name === 'RunTask').sort(byTime);
  const commits = onThread.filter(({ name }) => name === 'Commit').sort(byTime);

  const costs = commits.map(() => ({ processor: 0, clock: 0 }));
  let nextMark = 0;
  let nextCommit = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    while (nextMark < marks.length && marks[nextMark].ts < ts) {
      nextMark++;
    }
    // The task that ends with the commit belongs to the frame that is committed.
    while (nextCommit < commits.length && commits[nextCommit].ts < ts) {
      nextCommit++;
    }
    if (nextCommit < commits.length && marks[nextMark]?.ts <= ts + dur) {
      costs[nextCommit].processor += tdur / 1000;
      costs[nextCommit].clock += dur / 1000;
    }
  }
  return costs.filter(({ processor }) => processor > 0);
}

function innerFrame(events: readonly TraceEvent[]): string {
  const frames = events.flatMap(({ args }) => args?.data?.frames ?? []);
  const inner = frames.find(({ url }) => url.includes('/fake.html'));
  if (inner === undefined) {
    throw new Error('The trace has no webview.');
  }
  return inner.frame;
}

function frameOf({ args }: TraceEvent): string | undefined {
  return args?.data?.frame ?? args?.beginData?.frame;
}

function byTime(one: TraceEvent, other: TraceEvent): number {
  return one.ts - other.ts;
}
