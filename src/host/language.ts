// Imported before everything else of the extension: texts are asked for from the first line on.
import { config } from '@vscode/l10n';
import * as vscode from 'vscode';

/** The language that VS Code speaks, and its texts by the English ones; none for English. */
export interface Language {
  /** E.g. `de`, `zh-cn`. */
  readonly name: string;
  readonly texts: Readonly<Record<string, string>>;
}

export const language: Language = {
  name: vscode.env.language,
  texts: vscode.l10n.bundle ?? {},
};

config({ contents: { ...language.texts } });
