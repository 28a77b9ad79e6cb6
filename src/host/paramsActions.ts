import * as vscode from 'vscode';
import { PARAMS_ACTIONS, type ParamsAction } from '../protocol/paramsPageMessages.ts';

const COMMAND_OF: Readonly<Record<ParamsAction, string>> = {
  evaluate: 'mnist.evaluate',
  predict: 'mnist.predictTestDigit',
  resume: 'mnist.resumeTraining',
  export: 'mnist.exportParams',
  compare: 'mnist.compareWith',
};

/** What there are commands for; other formats than the native one cannot say where a run stood. */
export async function offeredActions(fileName: string): Promise<ParamsAction[]> {
  const commands = await vscode.commands.getCommands(true);
  const isNative = fileName.toLowerCase().endsWith('.safetensors');
  return PARAMS_ACTIONS.filter(
    action => commands.includes(COMMAND_OF[action]) && (isNative || action !== 'resume'),
  );
}

/** Does it with a params file; what goes wrong tells the command itself, or VS Code. */
export function act(action: ParamsAction, file: vscode.Uri): void {
  void vscode.commands.executeCommand(COMMAND_OF[action], file);
}
