// Imported before everything else of a page: texts are asked for from the first line on.
import { config } from '@vscode/l10n';
import { writeNumbersIn } from './numberFormat.ts';

config({ contents: document.body.dataset.texts ?? '{}' });
writeNumbersIn(document.documentElement.lang);
