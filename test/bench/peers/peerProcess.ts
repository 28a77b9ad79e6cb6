import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

/** A program in a process of its own, with which the digits have been shared through files. */
export interface PeerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds for which its idle threads spin: the next one shall not pay for it. */
  readonly rest?: number;
}

/**
 * A peer that answers every line of JSON with a line of JSON and waits in between. Its first line is
 * its version, once it is ready.
 */
export class PeerProcess {
  /** What it says it is, e.g. `NumPy 2.4.6`. */
  readonly version: string;
  readonly #peer: Running;
  readonly #rest: number;

  private constructor(version: string, peer: Running, rest: number) {
    this.version = version;
    this.#peer = peer;
    this.#rest = rest;
  }

  /** @throws Error with the last line that the program wrote, if it is not there or does not start */
  static async start(command: PeerCommand): Promise<PeerProcess> {
    const peer = run(command);
    const first = await peer.answers.next();
    if (first.done) {
      throw new Error(peer.complaint());
    }
    return new PeerProcess(JSON.parse(first.value), peer, command.rest ?? 0);
  }

  /**
   * Waits for the answer, and then for its threads to rest.
   * @throws Error if it has ended
   */
  async ask(question: unknown): Promise<number> {
    const { child, answers, complaint } = this.#peer;
    child.stdin!.write(`${JSON.stringify(question)}\n`);
    const answer = await answers.next();
    if (answer.done) {
      throw new Error(
        `${this.version} ended when asked ${JSON.stringify(question)}: ${complaint()}`,
      );
    }
    await setTimeout(this.#rest);
    return JSON.parse(answer.value);
  }

  end(): void {
    this.#peer.child.kill();
  }
}

interface Running {
  readonly child: ChildProcess;
  readonly answers: AsyncIterator<string>;
  /** The last line of its errors. */
  readonly complaint: () => string;
}

function run({ program, args, environment }: PeerCommand): Running {
  const child = spawn(program, args, { env: { ...process.env, ...environment } });
  let errors = '';
  child.stderr.on('data', chunk => {
    errors = `${errors}${chunk}`.slice(-10_000);
  });
  child.on('error', error => {
    errors = error.message;
  });
  // What is written to a peer that has died is missed where its answer is awaited.
  child.stdin.on('error', () => {});
  return {
    child,
    answers: createInterface(child.stdout)[Symbol.asyncIterator](),
    complaint: () => errors.trim().split('\n').at(-1) ?? '',
  };
}
