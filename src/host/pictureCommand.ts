import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandHandlers } from './commands.ts';
import type { PictureTabs } from './pictureTabs.ts';

/** MNIST: Predict Digit in Image */
export function pictureCommands(tabs: PictureTabs): Pick<CommandHandlers, 'predictImage'> {
  return {
    async predictImage(file, selected = file && [file]) {
      for (const picture of selected ?? (await askForPictures())) {
        tabs.show(picture);
      }
    },
  };
}

async function askForPictures(): Promise<readonly vscode.Uri[]> {
  const chosen = await vscode.window.showOpenDialog({
    title: t('MNIST: Predict Digit in Image'),
    openLabel: t('Predict'),
    filters: { PNG: ['png'] },
  });
  return chosen ?? [];
}
