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
      handlers[name](
        file instanceof vscode.Uri ? file : undefined,
        Array.isArray(selected) && selected.every(uri => uri instanceof vscode.Uri)
          ? selected
          : undefined,
      ),
    ),
  );
  return vscode.Disposable.from(...registrations);
}
