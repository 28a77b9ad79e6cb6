import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The languages that VS Code's texts are there in, besides English. */
export const LANGUAGES = ['de', 'zh-cn'] as const;

export type Bundle = Readonly<Record<string, string>>;

/** Texts of a language by the English ones. */
export function bundleOf(language: (typeof LANGUAGES)[number]): Bundle {
  return read(`l10n/bundle.l10n.${language}.json`);
}

/** Texts of the manifest by their keys. */
export function manifestTexts(language?: (typeof LANGUAGES)[number]): Bundle {
  return read(language === undefined ? 'package.nls.json' : `package.nls.${language}.json`);
}

/** Names of the places that a text has for values, each once. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name))].sort();
}

function read(file: string): Bundle {
  return JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../..', file), 'utf8'));
}
