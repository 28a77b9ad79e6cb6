import { availableParallelism, homedir } from 'node:os';
import * as vscode from 'vscode';
import { readMaximumParamsBytes } from './paramsLimit.ts';
import type { Plan } from './sessionFacts.ts';
import {
  type Configuration,
  type Equipment,
  readEquipment,
  readPreset,
  readPresets,
  readTrainingSettings,
  type Surroundings,
} from './settings.ts';

/** `mnist.*` as it is now, for this folder or for the window. */
export function configuration(folder?: vscode.WorkspaceFolder): Configuration {
  return vscode.workspace.getConfiguration('mnist', folder ?? firstFolder());
}

/** @throws SettingsError */
export function currentEquipment(context: vscode.ExtensionContext): Equipment {
  return readEquipment(configuration(), surroundings(context));
}

/** Bytes of the largest params file that is read. @throws SettingsError */
export function currentMaximumParamsBytes(): number {
  return readMaximumParamsBytes(configuration());
}

/** What **MNIST: Train** would do. Where the settings have a fault it shows when training starts. */
export function currentPlan(): Plan {
  const settings = configuration();
  const engine = settings.get('engine') === 'textbook' ? 'textbook' : 'fast';
  const presets = readPresets(settings);
  try {
    const preset = readPreset(settings);
    return { preset, settings: readTrainingSettings(settings, preset), engine, presets };
  } catch {
    const { name, settings: defaults } = presets[0];
    return { preset: name, settings: defaults, engine, presets };
  }
}

export function firstFolder(): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.workspaceFolders?.[0];
}

/** Where the extension keeps downloaded datasets; undefined where there is no disk. */
export function cacheFolder({ globalStorageUri }: vscode.ExtensionContext): string | undefined {
  // A folder of its own: it can be deleted as a whole.
  return globalStorageUri.scheme === 'file'
    ? vscode.Uri.joinPath(globalStorageUri, 'datasets').fsPath
    : undefined;
}

function surroundings(context: vscode.ExtensionContext): Surroundings {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return {
    homeFolder: homedir(),
    workspaceFolders: folders
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => uri.fsPath),
    cacheFolder: cacheFolder(context),
    cores: availableParallelism(),
  };
}
