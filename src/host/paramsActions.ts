import * as vscode from 'vscode';
import { PARAMS_ACTIONS, type ParamsAction } from '../protocol/paramsPageMessages.ts';

const COMMAND_OF: Readonly<Record<ParamsAction, string>> = {
  evaluate: 'mnist.evaluate',
  predict: 'mnist.predictTestDigit',
  resume: 'mnist.resumeTraining',
  export: 'mnist.exportParams',
  compare: 'mnist.compareWith',
};

/** What there are commands for. */
export async function offeredActions(): Promise<ParamsAction[]> {
  const commands = await vscode.commands.getCommands(true);
  return PARAMS_ACTIONS.filter(action => commands.includes(COMMAND_OF[action]));
}

/** Does it with a params file; what goes wrong tells the command itself, or VS Code. */
export function act(action: ParamsAction, file: vscode.Uri): void {
  void vscode.commands.executeCommand(COMMAND_OF[action], file);
}
