import * as vscode from 'vscode';
import type { CommandHandlers } from './commands.ts';
import { compareCommands } from './compareCommands.ts';
import { dataCommands } from './dataCommands.ts';
import { experimentCommands } from './experimentCommand.ts';
import { exportCommands } from './exportCommand.ts';
import { pictureCommands } from './pictureCommand.ts';
import { reportCommands } from './reportCommands.ts';
import type { Rooms } from './rooms.ts';
import { runCommands } from './runCommands.ts';
import { runsCommands } from './runs/runsCommands.ts';
import { cacheFolder } from './settingsSource.ts';

/** What each command does: those of a subject stand in a file of their own. */
export function commandHandlers(context: vscode.ExtensionContext, rooms: Rooms): CommandHandlers {
  const { log, panel, pictures, reading, reports, resuming, runEnd, session, starter } = rooms;
  return {
    ...runCommands(session, starter, runEnd),
    ...experimentCommands(starter),
    ...reportCommands({ tabs: reports, dataset: reading.dataset, session }),
    resumeTraining: file => resuming.resume(file),
    resumeFromFile: () => resuming.resume(),
    ...compareCommands({ tabs: reports }),
    ...exportCommands(reading),
    ...runsCommands({ view: rooms.runs, session, starter, saver: rooms.saver, reports }),
    ...pictureCommands(pictures),
    ...dataCommands({ cacheFolder: cacheFolder(context) }),
    openDashboard: () => rooms.view.show(),
    drawDigit: () => rooms.view.show('draw'),
    openDashboardInEditor: () => panel.show(),
    showTrainingText: () => rooms.trainingDocument.show(),
    openSettings: async () =>
      vscode.commands.executeCommand(
        'workbench.action.openSettings',
        `@ext:${context.extension.id}`,
      ),
    showLog: () => log.show(),
  };
}
