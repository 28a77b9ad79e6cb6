// Which files of a workspace are offered as params files.
import { t } from '@vscode/l10n';
import { READABLE_FORMATS } from '../params/formats.ts';

/** Endings, without their dot, of the formats that say by themselves what is in them. */
const TELLING = READABLE_FORMATS.filter(({ format }) => format !== 'json');

/** Params files anywhere; a JSON file can be anything. */
export const PARAMS_FILES = `**/*.{${endingsOf(TELLING).join(',')}}`;

/**
 * JSON files where they are likely to be params files.
 * @param paramsFolder `mnist.paramsFolder`: `''` is the workspace folder itself
 */
export function jsonFilesIn(paramsFolder: string): string {
  return paramsFolder === '' ? '*.json' : `${paramsFolder}/*.json`;
}

/** For dialogs that open a file. */
export function openFilters(): Record<string, string[]> {
  const each = READABLE_FORMATS.map(format => [format.label(), endingsOf([format])] as const);
  return { [t('Params files')]: endingsOf(READABLE_FORMATS), ...Object.fromEntries(each) };
}

function endingsOf(formats: readonly { readonly extensions: readonly string[] }[]): string[] {
  return formats.flatMap(({ extensions }) => extensions.map(ending => ending.slice(1)));
}
