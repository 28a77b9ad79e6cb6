import { t } from '@vscode/l10n';

/**
 * Why a transfer failed. The message continues a sentence that begins with the mirror's name,
 * e.g. `answered 403 Forbidden`.
 */
export class TransferError extends Error {
  override readonly name = 'TransferError';
  /** There is no way to the network at all. */
  readonly isOffline: boolean;
  /** Asking the same address again may help. */
  readonly isWorthARetry: boolean;

  constructor(
    message: string,
    options: ErrorOptions & { isOffline?: boolean; isWorthARetry?: boolean } = {},
  ) {
    super(message, options);
    this.isOffline = options.isOffline ?? false;
    this.isWorthARetry = options.isWorthARetry ?? false;
  }
}

const OFFLINE_CODES = ['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN'];
const WORDS: Readonly<Record<string, () => string>> = {
  ENOTFOUND: () => t('could not be found'),
  EAI_AGAIN: () => t('could not be found'),
  ECONNREFUSED: () => t('refused the connection'),
  ECONNRESET: () => t('broke the connection off'),
  EPIPE: () => t('broke the connection off'),
};

/** Tells an error of node:http in words. */
export function transferErrorOf(error: unknown): TransferError {
  if (error instanceof TransferError) {
    return error;
  }
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isOffline = OFFLINE_CODES.includes(code);
  return new TransferError(
    WORDS[code]?.() ?? t('could not be reached ({reason})', { reason: message || code }),
    {
      cause: error,
      isOffline,
      isWorthARetry: true,
    },
  );
}
