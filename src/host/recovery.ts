import type { RunOutcome } from '../params/paramsFile.ts';
import { decodeSafetensors, encodeSafetensors } from '../params/safetensors.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import type { Clock } from './clock.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';
import type { SessionFacts } from './sessionFacts.ts';
import type { WorkerNews } from './workerConversation.ts';
import { replaceFile } from './writeWhole.ts';

/** The last good weights of the run that is on. */
export const LIVE_FILE = 'interrupted-run.safetensors';
/** Those of runs before this window, newest first, until the user saves or drops them. */
export const RECOVERED_FILES = ['', '-2', '-3'].map(number => `recovered-run${number}.safetensors`);
/** Milliseconds between two writes, at least. */
export const WRITE_INTERVAL = 1000;
/** So many times as long as a write took is the next one put off: a wide network has 80 MB. */
export const WRITE_REST = 50;

export interface RecoveryOptions {
  readonly session: Session;
  /** The extension's own storage for this workspace. */
  readonly folder: Folder;
  readonly clock: Clock;
  readonly onFault: (message: string) => void;
}

/**
 * Keeps the last good weights of a run on disk until a file of the user's holds them, so that a
 * window that is closed or reloaded loses about two seconds, or more of a very wide network. They
 * are offered when it is back, as what they are: those of a run that was interrupted, or of one
 * that had ended.
 */
export class Recovery {
  readonly #options: RecoveryOptions;
  readonly #news: { dispose(): void };
  readonly #changes: { dispose(): void };
  #pending: Checkpoint | undefined;
  #nextWrite = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | undefined;
  #recovered: { readonly checkpoint: Checkpoint; readonly file: string } | undefined;
  #hasLiveFile = false;
  /** File operations, one after the other. */
  #queue: Promise<void> = Promise.resolve();

  constructor(options: RecoveryOptions) {
    this.#options = options;
    this.#news = options.session.news.add(news => this.#take(news));
    this.#changes = options.session.changes.add(() => this.#forgetSaved());
  }

  /** The weights that are offered: those of the last run before this window, if no file holds them. */
  get recovered(): Checkpoint | undefined {
    return this.#recovered?.checkpoint;
  }

  /** Settles when all that has begun is on disk. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** Looks for what earlier runs left. Call once, before the first run. */
  async load(): Promise<void> {
    await this.#enqueue(async () => {
      if ((await this.#options.folder.read(LIVE_FILE)) !== undefined) {
        await this.#makeRoom();
        await this.#options.folder.rename(LIVE_FILE, RECOVERED_FILES[0], { overwrite: true });
      }
      await this.#offerNewest();
    });
  }

  /**
   * Recovered weights are saved elsewhere or not wanted: an older run's are offered, if any.
   * @param checkpoint which ones: meanwhile others may be offered
   */
  async discard(checkpoint = this.recovered): Promise<void> {
    await this.#enqueue(async () => {
      const recovered = this.#recovered;
      if (recovered !== undefined && recovered.checkpoint === checkpoint) {
        await this.#options.folder.remove(recovered.file);
        await this.#offerNewest();
      }
    });
  }

  /** Moves what was recovered before to older places, up to the first free one. */
  async #makeRoom(): Promise<void> {
    const { folder, onFault } = this.#options;
    const found = await Promise.all(RECOVERED_FILES.map(async file => folder.read(file)));
    const free = found.indexOf(undefined);
    const last = free < 0 ? RECOVERED_FILES.length - 1 : free;
    if (free < 0) {
      onFault(`an unsaved run is dropped: ${last + 1} newer ones wait to be saved`);
    }
    for (let place = last; place > 0; place--) {
      await folder.rename(RECOVERED_FILES[place - 1], RECOVERED_FILES[place], { overwrite: true });
    }
  }

  async #offerNewest(): Promise<void> {
    const { folder, session, onFault } = this.#options;
    this.#recovered = undefined;
    for (const file of RECOVERED_FILES) {
      const bytes = await folder.read(file);
      try {
        if (bytes !== undefined) {
          this.#recovered = { checkpoint: decodeSafetensors(bytes, file), file };
          break;
        }
      } catch (error) {
        onFault(`an unsaved run cannot be recovered: ${String(error)}`);
        await folder.remove(file);
      }
    }
    session.announce({ recovered: this.#recovered && described(this.#recovered.checkpoint) });
  }

  dispose(): void {
    this.#cancelTimer?.();
    this.#news.dispose();
    this.#changes.dispose();
  }

  #take(news: WorkerNews): void {
    switch (news.type) {
      case 'checkpoint':
        this.#pending = news.checkpoint;
        this.#writeInTime();
        break;
      case 'finished':
      case 'stopped':
      case 'failed':
      case 'cancelled': // and the run before it is there again
        // Kept until a file of the user's holds them.
        this.#pending = endedCheckpoint(this.#options.session);
        this.#write();
        break;
      default:
        break;
    }
  }

  #writeInTime(): void {
    const wait = Math.max(0, this.#nextWrite - this.#options.clock.now());
    this.#cancelTimer ??= this.#options.clock.after(wait, () => this.#write());
  }

  #write(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const checkpoint = this.#pending;
    this.#pending = undefined;
    if (checkpoint !== undefined) {
      this.#nextWrite = this.#options.clock.now() + WRITE_INTERVAL;
      this.#hasLiveFile = true;
      void this.#enqueue(() => this.#writeLive(checkpoint));
    }
  }

  async #writeLive(checkpoint: Checkpoint): Promise<void> {
    const { folder, clock } = this.#options;
    const start = clock.now();
    await replaceFile(folder, LIVE_FILE, encodeSafetensors(checkpoint));
    this.#nextWrite = start + Math.max(WRITE_INTERVAL, WRITE_REST * (clock.now() - start));
  }

  /** When the run is over and a file holds its weights. */
  #forgetSaved(): void {
    const { session } = this.#options;
    if (!session.isBusy && session.facts.savedAs !== undefined) {
      this.#forget();
    }
  }

  #forget(): void {
    this.#pending = undefined;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#hasLiveFile) {
      this.#hasLiveFile = false;
      void this.#enqueue(() => this.#options.folder.remove(LIVE_FILE));
    }
  }

  #enqueue(operation: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue
      .then(operation)
      .catch((error: unknown) => this.#options.onFault(`recovery: ${String(error)}`));
    return this.#queue;
  }
}

/** The weights of a run that has ended, with how; undefined when a file holds them. */
function endedCheckpoint({ facts, lastCheckpoint }: Session): Checkpoint | undefined {
  if (!facts.canSave || lastCheckpoint === undefined) {
    return undefined;
  }
  const { parameters, provenance } = lastCheckpoint;
  return { parameters, provenance: { ...provenance, outcome: outcomeOf(facts) } };
}

function outcomeOf({ state }: SessionFacts): RunOutcome | undefined {
  return state === 'finished' || state === 'stopped' || state === 'failed' ? state : undefined;
}

/** What the dashboard says of a run before this window. */
function described({ provenance }: Checkpoint): SessionFacts['recovered'] {
  const { epochs = 0, iterations, testAccuracy, trainAccuracy, created = '', outcome } = provenance;
  return { epochs, iterations, testAccuracy, trainAccuracy, created, outcome };
}
