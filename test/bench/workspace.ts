import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import type { Dataset } from '../../src/data/dataset.ts';

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
  const dist = path.join(folder, 'dist');
  const commandLine = path.join(dist, 'cli.js');
  const worker = path.join(dist, 'worker.js');
  await Promise.all([
    writeFile(path.join(folder, 'images.u8'), training.images),
    writeFile(path.join(folder, 'labels.u8'), training.labels),
    // The command line reads its name from there.
    copyFile(path.join(ROOT, 'package.json'), path.join(folder, 'package.json')),
    esbuild.build({
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      entryPoints: {
        cli: path.join(ROOT, 'src/cli.ts'),
        worker: path.join(ROOT, 'src/worker/main.ts'),
      },
      splitting: true,
      outdir: dist,
    }),
  ]);
  const remove = () => rm(folder, { recursive: true });
  return { folder, commandLine, worker, remove };
}
