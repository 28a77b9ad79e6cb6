import { t } from '@vscode/l10n';
import { DatasetError } from '../data/dataset.ts';
import { PictureError } from '../data/picture/pictureError.ts';
import { EngineError } from '../engine/engineError.ts';
import { ParamsError } from '../params/paramsFile.ts';
import type { Problem } from '../protocol/subjects.ts';

/** An order that cannot be carried out as it was given. */
export class OrderError extends Error {
  override readonly name = 'OrderError';
  readonly reason:
    | 'settings'
    | 'index'
    | 'no-network'
    | 'no-history'
    | 'unknown-order'
    | 'other-digits'
    | 'picture'
    | 'label'
    | 'not-finite';

  constructor(reason: OrderError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Whatever was thrown, in words for a person. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DatasetError) {
    return { reason: `dataset/${error.reason}`, message: error.message };
  }
  if (error instanceof ParamsError) {
    return { reason: `params/${error.reason}`, message: error.message };
  }
  if (error instanceof EngineError) {
    return { reason: `engine/${error.reason}`, message: error.message };
  }
  if (error instanceof PictureError) {
    return { reason: `picture/${error.reason}`, message: error.message };
  }
  if (error instanceof OrderError) {
    return { reason: error.reason, message: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { reason: 'worker', message: t('The training worker failed: {message}', { message }) };
}
