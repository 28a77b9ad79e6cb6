// The charts as a picture of their own: it needs no style sheet, no script and no other file.
import { t } from '@vscode/l10n';
import { grouped } from '../../data/wording.ts';
import { OVERLAY_DASHES } from '../../protocol/overlays.ts';
import type { HistoryPoints } from '../../protocol/subjects.ts';
import { percent } from '../wording.ts';
import { niceTicks } from './niceTicks.ts';
import type { RunSeries } from './runSeries.ts';

type Measure = 'accuracy' | 'loss';
type Curve = HistoryPoints['training'];

const WIDTH = 760;
const PANEL = { left: 64, right: 16, height: 240, top: 44, bottom: 46 };
const LEGEND_LINE = 20;
/** Dark enough on white, and told apart by colour-blind readers; the dashes tell them apart, too. */
const COLORS = [
  '#0b62c4',
  '#b35900',
  '#6f3fa8',
  '#1b7f4b',
  '#a3195b',
  '#4d5a66',
  '#7a6000',
  '#007a87',
];

/** Accuracy over loss, with a legend: test as a line, training as a thin one of the same colour. */
export function chartSvg(runs: readonly RunSeries[]): string {
  const legendTop = 2 * (PANEL.top + PANEL.height + PANEL.bottom) + 8;
  const height = legendTop + LEGEND_LINE * (runs.length + 1) + 8;
  const panels = (['accuracy', 'loss'] as const).map((measure, at) =>
    panel(runs, measure, at * (PANEL.top + PANEL.height + PANEL.bottom)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12">`,
    `<title>${escaped(titleOf(runs))}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...panels.flat(),
    ...legend(runs, legendTop),
    '</svg>',
    '',
  ].join('\n');
}

function titleOf(runs: readonly RunSeries[]): string {
  return t('Accuracy and loss of {runs}', { runs: runs.map(({ name }) => name).join(', ') });
}

function panel(runs: readonly RunSeries[], measure: Measure, top: number): string[] {
  const curves = runs.flatMap(({ points }) => [points.training, points.test]);
  const iterations = Math.max(1, ...curves.map(({ iteration }) => iteration.at(-1) ?? 0));
  const yTicks = valueTicks(curves, measure);
  const [low, high] = [yTicks[0], yTicks[yTicks.length - 1]];
  const plotTop = top + PANEL.top;
  const x = (iteration: number) =>
    PANEL.left + (iteration / iterations) * (WIDTH - PANEL.left - PANEL.right);
  const y = (value: number) => plotTop + PANEL.height * (1 - (value - low) / (high - low));
  const name = measure === 'accuracy' ? t('Accuracy') : t('Loss');
  return [
    text(PANEL.left, top + 28, name, 'font-size="15" font-weight="600"'),
    ...yTicks.flatMap(value => [
      rule(PANEL.left, y(value), WIDTH - PANEL.right, y(value)),
      text(
        PANEL.left - 8,
        y(value) + 4,
        tickText(value, measure),
        'text-anchor="end" fill="#555555"',
      ),
    ]),
    ...niceTicks(0, iterations, 8)
      .filter(value => value <= iterations)
      .map(value =>
        text(
          x(value),
          plotTop + PANEL.height + 18,
          grouped(value),
          'text-anchor="middle" fill="#555555"',
        ),
      ),
    text(
      WIDTH - PANEL.right,
      plotTop + PANEL.height + 36,
      t('iteration'),
      'text-anchor="end" fill="#555555"',
    ),
    ...curvesOf(runs, measure, plotTop, { x, y }),
  ];
}

interface Scales {
  readonly x: (iteration: number) => number;
  readonly y: (value: number) => number;
}

/** What lies beyond the axis is cut off: at its edge it would look like a value. */
function curvesOf(
  runs: readonly RunSeries[],
  measure: Measure,
  top: number,
  { x, y }: Scales,
): string[] {
  const width = WIDTH - PANEL.left - PANEL.right;
  const box = `x="${PANEL.left}" y="${top - 2}" width="${width}" height="${PANEL.height + 4}"`;
  return [
    `<clipPath id="${measure}"><rect ${box}/></clipPath>`,
    `<g clip-path="url(#${measure})">`,
    ...runs.flatMap(({ points }, at) => [
      path(points.training, measure, { x, y }, `${look(at)} stroke-width="1" opacity="0.55"`),
      path(points.test, measure, { x, y }, `${look(at)} stroke-width="2"`),
    ]),
    '</g>',
  ];
}

/** The whole range of accuracies is seldom of use; of losses the first steep ones are cut off. */
function valueTicks(curves: readonly Curve[], measure: Measure): number[] {
  const values = curves.flatMap(curve => Array.from(curve[measure])).sort((a, b) => a - b);
  const outside = Math.floor(values.length * 0.08);
  if (measure === 'accuracy') {
    const lowest = values[outside] ?? 0;
    return niceTicks([0.95, 0.9, 0.8, 0.5].find(floor => floor <= lowest) ?? 0, 1, 5);
  }
  return niceTicks(0, values[values.length - 1 - outside] || 1, 5);
}

function tickText(value: number, measure: Measure): string {
  return measure === 'accuracy'
    ? percent(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1)
    : String(Number(value.toPrecision(6)));
}

function path(curve: Curve, measure: Measure, { x, y }: Scales, attributes: string): string {
  const points = Array.from(
    curve.iteration,
    (iteration, at) => `${x(iteration).toFixed(1)},${y(curve[measure][at]).toFixed(1)}`,
  );
  return points.length === 0
    ? ''
    : `<polyline points="${points.join(' ')}" fill="none" stroke-linejoin="round" ${attributes}/>`;
}

/** The first run is drawn through, each further one with dashes of its own. */
function look(at: number): string {
  const dashes = OVERLAY_DASHES[(at - 1) % OVERLAY_DASHES.length];
  const dashed = at === 0 ? '' : ` stroke-dasharray="${dashes.join(' ')}"`;
  return `stroke="${COLORS[at % COLORS.length]}"${dashed}`;
}

function legend(runs: readonly RunSeries[], top: number): string[] {
  const lines = runs.flatMap(({ name, points }, at) => {
    const middle = top + LEGEND_LINE * at + 10;
    const { accuracy, loss } = points.test;
    const last =
      accuracy.length === 0
        ? ''
        : t('test {accuracy}, loss {loss}', {
            accuracy: percent(accuracy[accuracy.length - 1], 2),
            loss: loss[loss.length - 1].toFixed(4),
          });
    return [
      `<line x1="${PANEL.left}" y1="${middle}" x2="${PANEL.left + 36}" y2="${middle}" stroke-width="2" ${look(at)}/>`,
      text(PANEL.left + 46, middle + 4, last === '' ? name : `${name}: ${last}`),
    ];
  });
  const note = t('Thick lines: test digits. Thin lines: training digits.');
  const noteTop = top + LEGEND_LINE * runs.length + 14;
  return [...lines, text(PANEL.left, noteTop, note, 'fill="#555555"')];
}

function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1.toFixed(1)}" x2="${x2}" y2="${y2.toFixed(1)}" stroke="#dddddd"/>`;
}

function text(x: number, y: number, content: string, attributes = ''): string {
  const start = `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}"`;
  return `${start} ${attributes}>${escaped(content)}</text>`.replace('" >', '">');
}

/** Names come from files: they are text, whatever is in them. */
function escaped(content: string): string {
  return content
    .replace(/\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
