// Imported before everything else of a page: texts are asked for from the first line on.
import { config } from '@vscode/l10n';

config({ contents: document.body.dataset.texts ?? '{}' });
