import type { Clock } from '../../../src/host/clock.ts';
import type { Folder } from '../../../src/host/folder.ts';
import { Session } from '../../../src/host/session.ts';
import type { TrainingWorker } from '../../../src/host/trainingWorker.ts';
import { PRESETS } from '../../../src/nn/presets.ts';
import type { ToDashboard } from '../../../src/protocol/dashboardMessages.ts';
import type { FromWorker, ToWorker } from '../../../src/protocol/workerMessages.ts';
import { order, started } from './fakeRun.ts';

/** A clock that stands still until it is turned. */
export class FakeClock implements Clock {
  #now = 1000;
  #timers: { at: number; action: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = { at: this.#now + milliseconds, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer);
    };
  }

  get timers(): number {
    return this.#timers.length;
  }

  /** Lets so many milliseconds pass, and everything happen that is due meanwhile. */
  turn(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = this.#timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) {
        break;
      }
      this.#timers = this.#timers.filter(timer => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.action();
    }
    this.#now = end;
  }
}

/** A worker whose every word the test says. */
export class FakeWorker implements TrainingWorker {
  readonly posted: ToWorker[] = [];
  isTerminated = false;
  #onMessage: (message: FromWorker) => void = () => {};
  #onError: (error: Error) => void = () => {};
  #onExit: (exitCode: number) => void = () => {};

  post(message: ToWorker): void {
    this.posted.push(message);
  }

  onMessage(listener: (message: FromWorker) => void): void {
    this.#onMessage = listener;
  }

  onError(listener: (error: Error) => void): void {
    this.#onError = listener;
  }

  onExit(listener: (exitCode: number) => void): void {
    this.#onExit = listener;
  }

  terminate(): void {
    this.isTerminated = true;
    this.#onExit(1);
  }

  say(...messages: FromWorker[]): void {
    for (const message of messages) {
      this.#onMessage(message);
    }
  }

  fail(message: string): void {
    this.#onError(new Error(message));
    this.#onExit(1);
  }

  exit(code: number): void {
    this.#onExit(code);
  }

  /** The id of the newest request. */
  get lastRequestId(): number {
    const last = this.posted.findLast(message => 'requestId' in message);
    return last !== undefined && 'requestId' in last ? last.requestId : Number.NaN;
  }

  typesPosted(): string[] {
    return this.posted.map(message => message.type);
  }
}

/** A folder in memory that does what the test wants it to. */
export class FakeFolder implements Folder {
  readonly files = new Map<string, Uint8Array>();
  /** Thrown by every writing operation while it is set. */
  fault: Error | undefined;
  writes = 0;

  async create(): Promise<void> {
    this.#check();
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    return this.files.get(name);
  }

  async list(): Promise<string[]> {
    return [...this.files.keys()];
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    this.#check();
    this.writes++;
    this.files.set(name, bytes);
  }

  async rename(from: string, to: string, { overwrite }: { overwrite: boolean }): Promise<boolean> {
    this.#check();
    if (this.files.has(to) && !overwrite) {
      return false;
    }
    this.files.set(to, this.files.get(from)!);
    this.files.delete(from);
    return true;
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name);
  }

  #check(): void {
    if (this.fault !== undefined) {
      throw this.fault;
    }
  }
}

/** A session with fake ends. `worker()` is the newest worker that it has started. */
export function createSession() {
  const clock = new FakeClock();
  const workers: FakeWorker[] = [];
  const session = new Session({
    clock,
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    plan: {
      preset: 'quick',
      settings: PRESETS[0].settings,
      engine: 'textbook',
      presets: PRESETS,
    },
  });
  return { session, clock, workers, worker: () => workers.at(-1)! };
}

/** A session in the middle of a run. */
export function createTrainingSession() {
  const all = createSession();
  all.session.train(order);
  all.worker().say(started());
  return all;
}

/** A view that keeps all it was sent. */
export function addFakeView(session: Session) {
  const received: ToDashboard[] = [];
  const view = session.views.add(message => received.push(message));
  return { received, ...view };
}
