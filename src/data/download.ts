import { t } from '@vscode/l10n';
import { type Cache, NPZ_NAME } from './cache.ts';
import { DatasetError, type LoadingProgress } from './dataset.ts';
import { FILE_ROLES, type FileRole, forEachFile, IDX_FILE_NAMES } from './datasetFiles.ts';
import { contentDigest, type DatasetContent, fileDigest } from './digest.ts';
import { DownloadMeter } from './downloadMeter.ts';
import { uncompressed } from './gzip.ts';
import { readIdxDataset } from './idxDataset.ts';
import type { KnownDataset } from './knownDatasets.ts';
import { readNpz } from './npz.ts';
import { receiveFile } from './receiveFile.ts';
import type { Patience } from './transfer.ts';
import { TransferError, transferErrorOf } from './transferError.ts';

export interface DownloadOptions {
  /** What the mirrors should have. */
  readonly expected: KnownDataset;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadingProgress) => void;
}

export interface Downloaded {
  readonly content: DatasetContent;
  /** The mirror's host. */
  readonly host: string;
  /** Why the files could not be kept in the cache; they are all in memory. */
  readonly storageProblem?: string;
}

/** A download that may go on from mirror to mirror. */
interface Job extends DownloadOptions {
  readonly cache: Cache;
  /** Contents of the files that are whole already. */
  readonly files: Map<FileRole, Uint8Array>;
  readonly onStorageProblem: (message: string) => void;
}

/**
 * Downloads a known dataset into the cache. The mirrors are tried in turn; a mirror is a base
 * address of the four `.gz` files or the address of an `.npz`. Every file's uncompressed content
 * is checked; what is whole already is not asked for again.
 * @throws DatasetError `network` with what was wrong with each mirror, or the signal's reason when
 * it is aborted
 */
export async function download(
  mirrors: readonly string[],
  cache: Cache,
  options: DownloadOptions,
): Promise<Downloaded> {
  let storageProblem: string | undefined;
  const job: Job = {
    ...options,
    cache,
    files: await cache.intactFiles(options.expected.fileDigests),
    onStorageProblem: message => {
      storageProblem ??= message;
    },
  };
  const failures: MirrorFailure[] = [];
  for (const mirror of mirrors) {
    options.signal.throwIfAborted();
    try {
      const url = addressOf(mirror);
      const content = await (isNpz(url) ? downloadNpz(url, job) : downloadIdx(url, job));
      await cache.sweep();
      return { content, host: url.host, storageProblem };
    } catch (error) {
      options.signal.throwIfAborted();
      failures.push({ mirror, error: transferErrorOf(error) });
    }
  }
  throw failureOf(options.expected.name, failures);
}

function addressOf(mirror: string): URL {
  try {
    return new URL(/(?:\/|\.npz)$/i.test(mirror) ? mirror : `${mirror}/`);
  } catch (error) {
    throw new TransferError(t('is not an http or https address'), { cause: error });
  }
}

function isNpz(url: URL): boolean {
  return /\.npz$/i.test(url.pathname);
}

async function downloadIdx(base: URL, job: Job): Promise<DatasetContent> {
  const missing = FILE_ROLES.filter(role => !job.files.has(role));
  const meter = meterFor(base, missing.map(gzipName), job);
  const siblings = new AbortController();
  const signal = AbortSignal.any([job.signal, siblings.signal]);
  const failures: unknown[] = [];
  const receive = async (role: FileRole) => {
    try {
      job.files.set(role, await downloadIdxFile(base, role, meter, { ...job, signal }));
    } catch (error) {
      failures.push(error);
      siblings.abort();
    }
  };
  await Promise.all(missing.map(receive));
  if (failures.length > 0) {
    // The others only ended because the first one did.
    throw failures[0];
  }
  return await readIdxDataset(
    await forEachFile(async role => ({
      fileName: IDX_FILE_NAMES[role],
      bytes: job.files.get(role) as Uint8Array,
    })),
  );
}

async function downloadIdxFile(
  base: URL,
  role: FileRole,
  meter: DownloadMeter,
  job: Job,
): Promise<Uint8Array> {
  const name = gzipName(role);
  const check = async (bytes: Uint8Array) => {
    const content = await uncompressed(bytes, name);
    checkDigest(fileDigest(content), job.expected.fileDigests[role], name);
    return content;
  };
  return await receiveFile(new URL(name, base), name, check, {
    ...job,
    onBytes: (done, total) => meter.update(name, done, total),
  });
}

async function downloadNpz(url: URL, job: Job): Promise<DatasetContent> {
  const meter = meterFor(url, [NPZ_NAME], job);
  const check = async (bytes: Uint8Array) => {
    const content = readNpz(bytes, NPZ_NAME);
    checkDigest(await contentDigest(content), job.expected.contentDigest, NPZ_NAME);
    return content;
  };
  return await receiveFile(url, NPZ_NAME, check, {
    ...job,
    onBytes: (done, total) => meter.update(NPZ_NAME, done, total),
  });
}

function checkDigest(digest: string, expected: string, name: string): void {
  if (digest !== expected) {
    throw new DatasetError(
      'digest',
      t("{name} is not the original: its content's SHA-256 is {digest}, not {expected}.", {
        name,
        digest,
        expected,
      }),
    );
  }
}

function gzipName(role: FileRole): string {
  return `${IDX_FILE_NAMES[role]}.gz`;
}

function meterFor(url: URL, names: readonly string[], job: Job): DownloadMeter {
  const message = t('Downloading {name} from {host}', {
    ...{ name: job.expected.name, host: url.host },
  });
  // Said before the first byte: a person may have to wait for a mirror that hangs.
  job.onProgress({ stage: 'downloading', message });
  return new DownloadMeter(names, message, job.onProgress);
}

interface MirrorFailure {
  readonly mirror: string;
  readonly error: TransferError;
}

/** One sentence for a person; a list of the same reasons is told once. */
function failureOf(name: string, failures: readonly MirrorFailure[]): DatasetError {
  const reasons = failures.map(({ mirror, error }) => `${hostOf(mirror)} ${error.message}`);
  let why = [...new Set(reasons)].join('; ');
  if (failures.length === 0) {
    why = t('no mirror is set');
  } else if (failures.every(({ error }) => error.isOffline)) {
    why = t('no network');
  }
  return new DatasetError('network', t('{name} could not be downloaded ({why})', { name, why }), {
    cause: failures.at(-1)?.error,
  });
}

function hostOf(mirror: string): string {
  return (URL.canParse(mirror) && new URL(mirror).host) || mirror;
}
