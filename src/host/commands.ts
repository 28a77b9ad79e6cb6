import * as vscode from 'vscode';
import { COMMANDS, type CommandName } from './commandNames.ts';

/** What each command does. A menu passes the file that it was opened on, and all that are selected. */
export type CommandHandlers = Readonly<
  Record<CommandName, (file?: vscode.Uri, selected?: readonly vscode.Uri[]) => Promise<void> | void>
>;

/** Registers every command of package.json. What a handler throws is told by VS Code. */
export function registerCommands(handlers: CommandHandlers): vscode.Disposable {
  const registrations = COMMANDS.map(name =>
    vscode.commands.registerCommand(`mnist.${name}`, (file?: unknown, selected?: unknown) =>
      handlers[name](uriOf(file), Array.isArray(selected) ? urisOf(selected) : undefined),
    ),
  );
  return vscode.Disposable.from(...registrations);
}

/** Of the Explorer and editors the address itself, of a tree its line, which has the address. */
function uriOf(subject: unknown): vscode.Uri | undefined {
  if (subject instanceof vscode.Uri) {
    return subject;
  }
  const isLine = typeof subject === 'object' && subject !== null && 'uri' in subject;
  return isLine && subject.uri instanceof vscode.Uri ? subject.uri : undefined;
}

/** Those that stand for a file; undefined where one of the Explorer's does not. */
function urisOf(subjects: readonly unknown[]): readonly vscode.Uri[] | undefined {
  const uris = subjects.map(uriOf).filter(uri => uri !== undefined);
  return uris.length > 0 ? uris : undefined;
}
