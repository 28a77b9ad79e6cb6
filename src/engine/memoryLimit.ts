import { t } from '@vscode/l10n';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import { EngineError } from './engineError.ts';

/** Bytes that an engine may take: 1 GB. */
const MEMORY_LIMIT = 2 ** 30;

/**
 * To be asked before anything is allocated.
 * @param bytes that the engine would take for this network
 * @throws EngineError `too-large` if that is more than 1 GB
 */
export function checkMemory(settings: TrainingSettings, bytes: number): void {
  if (bytes > MEMORY_LIMIT) {
    throw tooLarge(settings, bytes, t('more than the limit of 1 GB'));
  }
}

/** @param why what stands against it */
export function tooLarge(settings: TrainingSettings, bytes: number, why: string): EngineError {
  return new EngineError(
    'too-large',
    t(
      'A network of {layers} with {optimizer} needs {gigabytes} GB of memory, {why}; choose fewer or narrower hidden layers.',
      {
        layers: layerSizes(settings).join('-'),
        optimizer: settings.optimizer,
        gigabytes: (bytes / 2 ** 30).toFixed(1),
        why,
      },
    ),
  );
}
