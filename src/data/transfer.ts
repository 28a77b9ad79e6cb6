import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { openUrl } from './openUrl.ts';
import type { PartialFile } from './partialFile.ts';
import { TransferError, transferErrorOf } from './transferError.ts';
import { Watchdog } from './watchdog.ts';

/** How patient a transfer is, in milliseconds. */
export interface Patience {
  /** Until the server answers. */
  readonly answer: number;
  /** Between two pieces of the file. */
  readonly stall: number;
  /** Before a broken transfer is taken up again. */
  readonly retry: number;
}

export const USUAL_PATIENCE: Patience = { answer: 10_000, stall: 15_000, retry: 1_000 };

export interface TransferOptions {
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** Called after every piece; `total` is missing until the server has told it. */
  readonly onBytes: (done: number, total: number | undefined) => void;
}

// MNIST's largest file has 10 MB. A server that sends without end must not fill memory and disk.
const MAXIMUM_LENGTH = 256 * 1024 * 1024;
const MOST_ATTEMPTS = 20;
const MOST_FRUITLESS_ATTEMPTS = 2;

/**
 * Downloads a file into `partial`, going on after what is there already. A connection that breaks
 * or stalls is taken up again where it ended, as long as that brings the file further.
 * @throws TransferError, or the signal's reason when it is aborted
 */
export async function transfer(
  url: URL,
  partial: PartialFile,
  options: TransferOptions,
): Promise<Uint8Array> {
  let fruitless = 0;
  for (let attempts = 1; ; attempts++) {
    const before = partial.length;
    try {
      await attempt(url, partial, options);
      return partial.bytes();
    } catch (error) {
      options.signal.throwIfAborted();
      const problem = transferErrorOf(error);
      fruitless = partial.length > before ? 0 : fruitless + 1;
      const isHopeless = before === 0 && partial.length === 0;
      if (
        !problem.isWorthARetry ||
        isHopeless ||
        fruitless >= MOST_FRUITLESS_ATTEMPTS ||
        attempts >= MOST_ATTEMPTS
      ) {
        throw problem;
      }
      await wait(options.patience.retry, undefined, { signal: options.signal });
    }
  }
}

async function attempt(url: URL, partial: PartialFile, options: TransferOptions): Promise<void> {
  const watchdog = new Watchdog(options.signal);
  try {
    watchdog.expect(options.patience.answer, seconds =>
      t('did not answer for {seconds} s', { seconds }),
    );
    const response = await openUrl(url, headersFor(partial), watchdog.signal);
    await receive(response, partial, watchdog, options);
  } catch (error) {
    watchdog.signal.throwIfAborted();
    throw error;
  } finally {
    watchdog.dismiss();
    await partial.close();
  }
}

function headersFor(partial: PartialFile): Record<string, string> {
  const headers: Record<string, string> = {
    'Accept-Encoding': 'identity',
    'User-Agent': 'mnist-train',
  };
  if (partial.length > 0) {
    headers.Range = `bytes=${partial.length}-`;
    if (partial.validator !== undefined) {
      headers['If-Range'] = partial.validator;
    }
  }
  return headers;
}

function fellSilent(seconds: number): string {
  return t('sent nothing more for {seconds} s', { seconds });
}

async function receive(
  response: IncomingMessage,
  partial: PartialFile,
  watchdog: Watchdog,
  options: TransferOptions,
): Promise<void> {
  const total = await startOf(response, partial);
  if (total === partial.length) {
    response.destroy();
    return;
  }
  partial.validator ??= validatorOf(response);
  options.onBytes(partial.length, total);
  watchdog.expect(options.patience.stall, fellSilent);
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    watchdog.expect(options.patience.stall, fellSilent);
    await partial.append(chunk);
    if (partial.length > Math.min(total ?? MAXIMUM_LENGTH, MAXIMUM_LENGTH)) {
      await partial.clear();
      throw new TransferError(t('sent more than the file can have'));
    }
    options.onBytes(partial.length, total);
  }
  if (total !== undefined && partial.length < total) {
    throw new TransferError(t('broke the connection off'), { isWorthARetry: true });
  }
}

/**
 * Makes `partial` ready for the response's first byte.
 * @returns the length of the whole file, if the server tells it
 */
async function startOf(
  response: IncomingMessage,
  partial: PartialFile,
): Promise<number | undefined> {
  const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(response.headers['content-range'] ?? '');
  const total = range ? Number(range[2]) : undefined;
  switch (response.statusCode) {
    case 200: {
      // Also the answer of servers that do not know ranges, or whose file has changed.
      await partial.clear();
      const length = response.headers['content-length'];
      return length === undefined ? undefined : Number(length);
    }
    case 206:
      if (range !== null && Number(range[1]) === partial.length) {
        return total;
      }
      break;
    case 416:
      if (total === partial.length) {
        return total;
      }
      break;
    default:
      response.destroy();
      throw new TransferError(
        t('answered {status}', {
          status: `${response.statusCode} ${response.statusMessage}`.trim(),
        }),
      );
  }
  response.destroy();
  await partial.clear();
  throw new TransferError(t('sent another part than was asked for'), { isWorthARetry: true });
}

/** Weak ETags do not promise the same bytes (RFC 9110, section 13.1.5). */
function validatorOf(response: IncomingMessage): string | undefined {
  const { etag } = response.headers;
  return etag?.startsWith('"') ? etag : response.headers['last-modified'];
}
