import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Dataset } from '../../src/data/dataset.ts';

const execute = promisify(execFile);

const ROOT = path.join(import.meta.dirname, '../..');

/** A temporary folder with what other processes need. */
export interface Workspace {
  /** Holds `images.u8` `[count, 784]` and `labels.u8` `[count]`. */
  readonly folder: string;
  /** Command line and worker, bundled as they are for users. */
  readonly commandLine: string;
  readonly worker: string;
  readonly remove: () => Promise<void>;
}

export async function createWorkspace({ training }: Dataset): Promise<Workspace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mnist-bench-'));
  await Promise.all([
    writeFile(path.join(folder, 'images.u8'), training.images),
    writeFile(path.join(folder, 'labels.u8'), training.labels),
    execute(process.execPath, ['esbuild.mjs', '--production'], { cwd: ROOT }),
  ]);
  const dist = path.join(ROOT, 'dist');
  return {
    folder,
    commandLine: path.join(dist, 'cli.js'),
    worker: path.join(dist, 'worker.js'),
    remove: () => rm(folder, { recursive: true }),
  };
}
