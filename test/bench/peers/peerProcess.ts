import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program in a process of its own, with which the digits have been shared through files. */
export interface PeerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * A peer that answers every line of JSON with a line of JSON and waits in between. Its first line is
 * its version, once it is ready.
 */
export class PeerProcess {
  /** What it says it is, e.g. `NumPy 2.4.6`. */
  readonly version: string;
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  private constructor(version: string, process: ChildProcess, answers: AsyncIterator<string>) {
    this.version = version;
    this.#process = process;
    this.#answers = answers;
  }

  /** @throws Error with the last line that the program wrote, if it is not there or does not start */
  static async start({ program, args, environment }: PeerCommand): Promise<PeerProcess> {
    const process_ = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let complaint = '';
    process_.stderr.on('data', chunk => {
      complaint = `${complaint}${chunk}`.slice(-10_000);
    });
    process_.on('error', error => {
      complaint = error.message;
    });
    // What is written to a peer that has died is missed where its answer is awaited.
    process_.stdin.on('error', () => {});
    const answers = createInterface(process_.stdout)[Symbol.asyncIterator]();
    const first = await answers.next();
    if (first.done) {
      throw new Error(complaint.trim().split('\n').at(-1));
    }
    return new PeerProcess(JSON.parse(first.value), process_, answers);
  }

  async ask(question: unknown): Promise<number> {
    this.#process.stdin!.write(`${JSON.stringify(question)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) {
      throw new Error(`${this.version} ended while it was asked ${JSON.stringify(question)}.`);
    }
    return JSON.parse(answer.value);
  }

  end(): void {
    this.#process.kill();
  }
}
