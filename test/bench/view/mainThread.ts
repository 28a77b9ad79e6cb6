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

/** What a frame on the screen, or a task, cost in milliseconds. */
export interface Cost {
  readonly processor: number;
  readonly clock: number;
}

/**
 * What the inner page of the webview costs the main thread for each frame drawn: all tasks from one
 * commit to the next in which it does something, from the message that brings news to the painting.
 * The workbench shares thread and frames with it, so its part of such a task is counted too.
 */
export function costOfFrames(events: readonly TraceEvent[]): Cost[] {
  const { commits, tasks } = innerTasks(events);
  const costs = commits.map(() => ({ processor: 0, clock: 0 }));
  let nextCommit = 0;
  for (const task of tasks) {
    // The task that ends with the commit belongs to the frame that is committed.
    while (nextCommit < commits.length && commits[nextCommit].ts < task.ts) {
      nextCommit++;
    }
    if (nextCommit < commits.length) {
      const { processor, clock } = costOf(task);
      costs[nextCommit].processor += processor;
      costs[nextCommit].clock += clock;
    }
  }
  return costs.filter(({ processor }) => processor > 0);
}

/** What each task cost the main thread in which the inner page of the webview does something. */
export function costOfTasks(events: readonly TraceEvent[]): Cost[] {
  return innerTasks(events).tasks.map(costOf);
}

/** By time: the tasks in which the inner page does something, and when its thread gives up frames. */
function innerTasks(events: readonly TraceEvent[]): Record<'tasks' | 'commits', TraceEvent[]> {
  const inner = innerFrame(events);
  const marks = events.filter(event => frameOf(event) === inner).sort(byTime);
  const onThread = events.filter(({ pid, tid }) => pid === marks[0].pid && tid === marks[0].tid);
  const tasks = onThread.filter(({ name }) => name === 'RunTask').sort(byTime);
  const commits = onThread.filter(({ name }) => name === 'Commit').sort(byTime);
  let nextMark = 0;
  const hasMark = ({ ts, dur = 0 }: TraceEvent) => {
    while (nextMark < marks.length && marks[nextMark].ts < ts) {
      nextMark++;
    }
    return marks[nextMark]?.ts <= ts + dur;
  };
  return { commits, tasks: tasks.filter(hasMark) };
}

function costOf({ dur = 0, tdur = dur }: TraceEvent): Cost {
  return { processor: tdur / 1000, clock: dur / 1000 };
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
