import { t } from '@vscode/l10n';

/** Longer names, with their ending, some disks refuse. */
const MOST_LETTERS = 200;

/**
 * Why a run cannot be called so; undefined where it can.
 * @param name without the ending
 * @param others names of the other files in its folder, with their endings
 */
export function nameFault(name: string, others: readonly string[]): string | undefined {
  const wanted = name.trim();
  if (wanted === '' || wanted.length > MOST_LETTERS) {
    return t('A name of 1 to {maximum} letters, please.', { maximum: MOST_LETTERS });
  }
  // What some system refuses in a name would keep the run from being shared.
  if (/[<>:"/\\|?*\p{C}]/u.test(wanted) || /^\.|\.$/.test(wanted)) {
    return t(
      'A name without / \\ : * ? " < > | and without a dot at its beginning or end, please.',
    );
  }
  const taken = others.some(other => other.toLowerCase() === fileNameOf(wanted).toLowerCase());
  return taken ? t('There is a file of that name already.') : undefined;
}

/** The file of a run of this name. */
export function fileNameOf(name: string): string {
  return `${name.trim().replace(/\.safetensors$/i, '')}.safetensors`;
}
