import type { DatasetDescription } from '../../../src/data/dataset.ts';
import type { Clock } from '../../../src/host/clock.ts';
import type { Folder } from '../../../src/host/folder.ts';
import { Session } from '../../../src/host/session.ts';
import type { RunOrder } from '../../../src/host/sessionFacts.ts';
import type { TrainingWorker } from '../../../src/host/trainingWorker.ts';
import { PRESETS } from '../../../src/nn/presets.ts';
import type { ToDashboard } from '../../../src/protocol/dashboardMessages.ts';
import type { Checkpoint, HistoryPoints, RunPosition } from '../../../src/protocol/subjects.ts';
import type { FromWorker, ToWorker } from '../../../src/protocol/workerMessages.ts';

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

export const dataset: DatasetDescription = {
  kind: 'mnist',
  name: 'MNIST',
  source: '/data/mnist',
  digest: 'abc',
  trainingCount: 60_000,
  testCount: 10_000,
};

export const order: RunOrder = {
  preset: 'quick',
  settings: PRESETS[0].settings,
  engine: 'textbook',
  threads: 2,
  dataset: {
    source: 'generated',
    mirrors: [],
    generator: { training: 600, test: 100, seed: 1 },
  },
  program: 'MNIST Train 0.1.0',
};

export function positionAt(iteration: number): RunPosition {
  return {
    iteration,
    totalIterations: 1000,
    iterationsPerEpoch: 100,
    epoch: Math.floor(iteration / 100),
    epochs: 10,
    samplesPerSecond: 41_200,
    seconds: iteration / 100,
    secondsLeft: (1000 - iteration) / 100,
    learningRate: 0.2,
  };
}

/** A checkpoint of a real, tiny network, so that it can be written and read. */
export function checkpointAt(iterations: number, testAccuracy = 0.971): Checkpoint {
  return {
    parameters: [
      {
        inputs: 784,
        outputs: 10,
        weights: new Float32Array(7840).fill(iterations / 1000),
        biases: new Float32Array(10),
      },
    ],
    provenance: { preset: 'quick', epochs: Math.floor(iterations / 100), iterations, testAccuracy },
  };
}

export function started(): FromWorker {
  return {
    type: 'started',
    dataset,
    engine: 'textbook',
    testLabels: new Uint8Array(100),
    position: positionAt(0),
  };
}

/** One training point at each of the iterations, and no test point. */
export function pointsAt(...iterations: number[]): HistoryPoints {
  const iteration = Float64Array.from(iterations);
  return {
    training: {
      iteration,
      loss: iteration.map(i => 1 / i),
      accuracy: iteration.map(i => i / 1000),
    },
    test: {
      iteration: new Float64Array(0),
      loss: new Float64Array(0),
      accuracy: new Float64Array(0),
    },
  };
}

export function progressAt(iteration: number): FromWorker {
  return { type: 'progress', position: positionAt(iteration), points: pointsAt(iteration) };
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
