import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Dataset } from '../../src/data/dataset.ts';
import type { Measure } from './measure.ts';

const SCRIPT = path.join(import.meta.dirname, 'numpyPeer.py');

/** NumPy doing the same work in a process of its own, which waits between the measurements. */
export class NumpyPeer {
  /** Name and version. */
  readonly name: string;
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  private constructor(name: string, process: ChildProcess, answers: AsyncIterator<string>) {
    this.name = name;
    this.#process = process;
    this.#answers = answers;
  }

  /** Starts it on the training digits; undefined where there is no python3 with NumPy. */
  static async start({ training }: Dataset): Promise<NumpyPeer | undefined> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mnist-bench-'));
    try {
      await writeFile(path.join(folder, 'images.u8'), training.images);
      await writeFile(path.join(folder, 'labels.u8'), training.labels);
      const python = spawn('python3', [SCRIPT, folder], { stdio: ['pipe', 'pipe', 'ignore'] });
      // Without python3 the output ends at once, and that is answer enough.
      python.on('error', () => {});
      const answers = createInterface(python.stdout)[Symbol.asyncIterator]();
      const first = await answers.next();
      return first.done ? undefined : new NumpyPeer(JSON.parse(first.value), python, answers);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** The same subjects as the engines'. */
  measures(dataset: Dataset): Measure[] {
    return [
      {
        subject: '784-128-10, batch 64, sgd',
        who: this.name,
        unit: 'samples/s',
        run: () => this.#ask('miniBatches'),
      },
      {
        subject: `Classic (784-10-10), one iteration over ${dataset.training.count} digits`,
        who: this.name,
        unit: 'ms',
        run: () => this.#ask('classic'),
      },
    ];
  }

  end(): void {
    this.#process.kill();
  }

  async #ask(measure: string): Promise<number> {
    this.#process.stdin!.write(`${measure}\n`);
    const answer = await this.#answers.next();
    if (answer.done) {
      throw new Error(`${SCRIPT} ended while it measured ${measure}; run it by hand to see why.`);
    }
    return JSON.parse(answer.value);
  }
}
