import * as vscode from 'vscode';
import { COMMANDS, type CommandName } from './commandNames.ts';

/** What each command does. A menu passes the file that it was opened on. */
export type CommandHandlers = Readonly<
  Record<CommandName, (file?: vscode.Uri) => Promise<void> | void>
>;

/** Registers every command of package.json. What a handler throws is told by VS Code. */
export function registerCommands(handlers: CommandHandlers): vscode.Disposable {
  const registrations = COMMANDS.map(name =>
    vscode.commands.registerCommand(`mnist.${name}`, (file?: unknown) =>
      handlers[name](file instanceof vscode.Uri ? file : undefined),
    ),
  );
  return vscode.Disposable.from(...registrations);
}
