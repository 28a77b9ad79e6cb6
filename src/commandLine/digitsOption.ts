import { homedir } from 'node:os';
import path from 'node:path';
import { type Dataset, DatasetError, type DatasetRequest } from '../data/dataset.ts';
import { loadDataset } from '../data/load.ts';
import { DEFAULT_MIRRORS } from '../data/mirrors.ts';
import { grouped } from '../data/wording.ts';
import { InputError, Interrupted } from './failures.ts';
import { loadingStatus } from './loadingStatus.ts';
import type { Terminal } from './terminal.ts';

/** Generated digits, where no others are asked for or found. */
const GENERATOR = { training: 60_000, test: 10_000, seed: 1 };

/** A way on for who has no folder with digits. */
const WITHOUT_FOLDER = 'Or give --data auto to have MNIST looked for, or --data generated.';

/** `--data`: a folder, `generated` or `auto`. */
export function datasetRequest(data = 'auto'): DatasetRequest {
  const shared = { mirrors: DEFAULT_MIRRORS, generator: GENERATOR };
  switch (data) {
    case 'auto':
      return { source: 'auto', cacheFolder: cacheFolder(process.platform, process.env), ...shared };
    case 'generated':
      return { source: 'generated', ...shared };
    default:
      return { source: 'auto', folder: data, ...shared };
  }
}

/** Where programs keep what they can fetch again, on each system. */
export function cacheFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  const home = homedir();
  const bases: Partial<Record<NodeJS.Platform, string>> = {
    darwin: path.join(home, 'Library', 'Caches'),
    win32: environment.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'),
  };
  const base = bases[platform] ?? environment.XDG_CACHE_HOME ?? path.join(home, '.cache');
  return path.join(base, 'mnist-train');
}

interface DigitsOptions {
  readonly data?: string;
  /** A program reads along: nothing is said on stdout. */
  readonly json?: boolean;
  /** The training digits do not matter. */
  readonly testOnly?: boolean;
}

/**
 * Loads the digits and says which they are.
 * @throws {DatasetError} or {Interrupted}
 */
export async function loadDigits(
  { data, json, testOnly = false }: DigitsOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Dataset> {
  try {
    const dataset = await loadDataset(datasetRequest(data), {
      signal,
      testOnly,
      onProgress: progress => terminal.status(loadingStatus(progress)),
    });
    const { name, source, trainingCount, testCount, notice } = dataset.description;
    if (!json) {
      const training = testOnly ? '' : `${grouped(trainingCount)} for training and `;
      terminal.out(`Digits: ${name} (${source}), ${training}${grouped(testCount)} for tests`);
    }
    if (notice) {
      terminal.note(`Note: ${notice}`);
    }
    return dataset;
  } catch (error) {
    if (signal.aborted) {
      throw new Interrupted('Interrupted while loading the digits.');
    }
    const isMissing = error instanceof DatasetError && error.reason === 'missing';
    throw isMissing ? new InputError(`${error.message} ${WITHOUT_FOLDER}`) : error;
  }
}
