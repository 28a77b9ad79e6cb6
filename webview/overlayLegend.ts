import { t } from '@vscode/l10n';
import { html } from 'lit';
import { OVERLAY_DASHES, type RunOverlay } from '../src/protocol/overlays.ts';
import { lastValue, type Measure } from './chartData.ts';
import { measureText } from './chartText.ts';
import { withOpacity } from './color.ts';
import type { Line } from './overlayLines.ts';
import type { ThemeColors } from './theme.ts';

/** How the line of a slot looks: the dashes alone tell it from all others. */
export function overlayLook(slot: number, { overlays }: ThemeColors) {
  return {
    color: withOpacity(overlays[slot % overlays.length], 1),
    dashes: [...OVERLAY_DASHES[slot % OVERLAY_DASHES.length]],
  };
}

/**
 * Which line is whose, with its newest value, or with the one that is read out.
 * @param values read out, one for each run; undefined: its newest one
 */
export function overlayLegend(
  overlays: readonly RunOverlay[],
  values: readonly (number | undefined)[],
  measure: Measure,
  colors: ThemeColors,
) {
  return overlays.map(({ name, slot }, at) => {
    const { color, dashes } = overlayLook(slot, colors);
    return html`<span class="overlay" title=${t('{name}, test digits', { name })}>
      <svg viewBox="0 0 28 4" width="28" height="4" aria-hidden="true">
        <line x1="0" x2="28" y1="2" y2="2" stroke=${color} stroke-width="2"
          stroke-dasharray=${dashes.join(' ')}></line>
      </svg>
      <span class="name">${name}</span>
      <b>${measureText(values[at], measure)}</b>
    </span>`;
  });
}

/** The same in words; empty where no other run is drawn. */
export function overlayText(
  overlays: readonly RunOverlay[],
  values: readonly (number | undefined)[],
  measure: Measure,
): string {
  const sentences = overlays.map(({ name }, at) =>
    t('{name}, test: {value}.', { name, value: measureText(values[at], measure) }),
  );
  return sentences.map(sentence => ` ${sentence}`).join('');
}

/** The newest value of each line. */
export function newestValues(lines: readonly Line[]): (number | undefined)[] {
  return lines.map(lastValue);
}
