import { t } from '@vscode/l10n';
import type { DatasetDescription, DatasetRequest } from '../data/dataset.ts';

/** Test digits of MNIST itself. */
const MNIST_TEST_DIGITS = 10_000;

/** Test digits that one request may name: each comes back with its picture. */
export const MAXIMUM_INDICES = 1000;

/** Indices that a person wrote, or a sentence on what is wrong with them. */
export type ParsedIndices = { readonly indices: readonly number[] } | { readonly fault: string };

/**
 * Reads indices of test digits: `7`, `0-9`, `0,5,9` or a mixture. Each index is there once, in the
 * order in which it was written.
 * @param count how many test digits there are; missing where it is not known yet
 */
export function parseIndices(text: string, count?: number): ParsedIndices {
  const indices = new Set<number>();
  for (const part of text.split(',').map(item => item.trim())) {
    const match = /^(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?$/.exec(part);
    if (match === null) {
      const fault =
        part === ''
          ? t('An index is missing. Write for example 7, 0-9 or 0,5,9.')
          : t('"{part}" is no index. Write for example 7, 0-9 or 0,5,9.', { part });
      return { fault };
    }
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first) {
      return { fault: t('{part} runs backwards. Write {last}-{first}.', { part, last, first }) };
    }
    if (count !== undefined && last >= count) {
      const values = { index: last, last: count - 1 };
      return {
        fault: t('There is no test digit {index}: they are counted from 0 to {last}.', values),
      };
    }
    if (last - first + indices.size >= MAXIMUM_INDICES) {
      const limit = MAXIMUM_INDICES;
      return { fault: t('That is more than {limit} digits. Ask for fewer at once.', { limit }) };
    }
    for (let index = first; index <= last; index++) {
      indices.add(index);
    }
  }
  return { indices: [...indices] };
}

/**
 * How many test digits a request for a dataset leads to, as far as that is known before it is loaded:
 * without a folder it is MNIST or, where that cannot be had, generated digits.
 * @param known datasets that were loaded in this window
 * @returns undefined for a folder that nobody has looked into yet
 */
export function expectedTestCount(
  { source, folder, generator }: DatasetRequest,
  known: readonly (DatasetDescription | undefined)[],
): number | undefined {
  if (source === 'generated') {
    return generator.test;
  }
  if (folder === undefined) {
    return Math.max(MNIST_TEST_DIGITS, generator.test);
  }
  return known.find(dataset => dataset !== undefined && isIn(folder, dataset))?.testCount;
}

/** A source is the folder, one below it, or the folder with a remark. */
function isIn(folder: string, { source }: DatasetDescription): boolean {
  return source.startsWith(folder) && /^([/\\,]|$)/.test(source.slice(folder.length));
}
