import beakerSvg from '@vscode/codicons/src/icons/beaker.svg';
import chevronLeftSvg from '@vscode/codicons/src/icons/chevron-left.svg';
import chevronRightSvg from '@vscode/codicons/src/icons/chevron-right.svg';
import circleSlashSvg from '@vscode/codicons/src/icons/circle-slash.svg';
import continueSvg from '@vscode/codicons/src/icons/debug-continue.svg';
import pauseSvg from '@vscode/codicons/src/icons/debug-pause.svg';
import stopSvg from '@vscode/codicons/src/icons/debug-stop.svg';
import errorSvg from '@vscode/codicons/src/icons/error.svg';
import infoSvg from '@vscode/codicons/src/icons/info.svg';
import playSvg from '@vscode/codicons/src/icons/play.svg';
import saveSvg from '@vscode/codicons/src/icons/save.svg';
import warningSvg from '@vscode/codicons/src/icons/warning.svg';
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { IconName } from './iconName.ts';

export type { IconName };

const ICONS: Readonly<Record<IconName, string>> = {
  beaker: beakerSvg,
  cancel: circleSlashSvg,
  chevronLeft: chevronLeftSvg,
  chevronRight: chevronRightSvg,
  continue: continueSvg,
  error: errorSvg,
  info: infoSvg,
  pause: pauseSvg,
  play: playSvg,
  save: saveSvg,
  stop: stopSvg,
  warning: warningSvg,
};

/**
 * One of VS Code's own icons, in the colour of the text. Decoration: the words beside it say it all.
 * Only the icons named here are in the bundle, as SVG; the icon font would weigh 110 KB.
 */
export function icon(name: IconName, slot = ''): TemplateResult {
  return html`<span class="icon" slot=${slot} aria-hidden="true">${unsafeHTML(ICONS[name])}</span>`;
}
