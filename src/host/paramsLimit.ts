import { type Configuration, wholeNumberOf } from './settings.ts';

/** What `mnist.maximumParamsMegabytes` may be: a larger file no file system of VS Code reads at once. */
export const PARAMS_MEGABYTES = { minimum: 1, maximum: 1024 };

/** Bytes of the largest params file that is read. @throws SettingsError */
export function readMaximumParamsBytes(configuration: Configuration): number {
  return wholeNumberOf(configuration, 'maximumParamsMegabytes', PARAMS_MEGABYTES) * 1024 * 1024;
}
