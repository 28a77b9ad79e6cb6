import { t } from '@vscode/l10n';
import type { Cache } from './cache.ts';
import { DatasetError } from './dataset.ts';
import { PartialFile } from './partialFile.ts';
import { type TransferOptions, transfer } from './transfer.ts';
import { TransferError } from './transferError.ts';
import { StorageError } from './writeAside.ts';

export interface ReceiveOptions extends TransferOptions {
  readonly cache: Cache;
  /** Told why the file could not be kept in the cache. */
  readonly onStorageProblem: (message: string) => void;
}

/**
 * Downloads one file, checks it and keeps it in the cache under its name.
 * @param check turns the received bytes into their content, or throws DatasetError or
 * TransferError if they are not what they should be
 * @throws TransferError, or the signal's reason when it is aborted
 */
export async function receiveFile<Content>(
  url: URL,
  name: string,
  check: (bytes: Uint8Array) => Promise<Content>,
  options: ReceiveOptions,
): Promise<Content> {
  const { cache } = options;
  const partialPath = cache.partialPath(name, url);
  const partial = await PartialFile.open(partialPath);
  for (;;) {
    const beganEarlier = partial.length > 0;
    const bytes = await transfer(url, partial, options);
    try {
      const content = await check(bytes);
      await keep(name, bytes, options);
      await partial.clear();
      return content;
    } catch (error) {
      await partial.clear();
      // The file on the server may have changed since its first part was received.
      if (!beganEarlier) {
        throw wrongContent(bytes, name, error);
      }
    }
  }
}

async function keep(name: string, bytes: Uint8Array, options: ReceiveOptions): Promise<void> {
  try {
    await options.cache.keep(name, bytes);
  } catch (error) {
    if (!(error instanceof StorageError)) {
      throw error;
    }
    options.onStorageProblem(error.message);
  }
}

function wrongContent(bytes: Uint8Array, name: string, error: unknown): TransferError {
  if (error instanceof TransferError) {
    return error;
  }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(start)) {
    return new TransferError(t('sent a web page instead of {name}', { name }), { cause: error });
  }
  if (error instanceof DatasetError) {
    const message =
      error.reason === 'digest'
        ? t('sent another {name} than the original', { name })
        : t('sent a damaged {name}', { name });
    return new TransferError(message, { cause: error });
  }
  throw error;
}
