import { t } from '@vscode/l10n';
import type uPlot from 'uplot';
import { type Measure, nearestPoint } from './chartData.ts';
import { type ChartMarks, drawEpochMarks, drawMarks } from './chartMarks.ts';
import { axisText } from './chartText.ts';
import { type Rgba, withOpacity } from './color.ts';
import { overlayLook } from './overlayLegend.ts';
import type { ThemeColors } from './theme.ts';

/** What decides how a chart looks, apart from its data. */
export interface ChartLook {
  readonly measure: Measure;
  readonly colors: ThemeColors;
  readonly fontFamily: string;
  readonly width: number;
  readonly height: number;
  /** Asked at every draw: these change from run to run. */
  readonly scale: () => ChartScale;
  /** Asked at every draw. */
  readonly marks: () => ChartMarks;
  /** Other runs, a line for each. */
  readonly overlays: readonly { readonly slot: number }[];
  readonly onHover: (index: number | undefined) => void;
}

/** The ends of the axes; both begin at 0 iterations. */
export interface ChartScale {
  readonly iterations: number;
  readonly iterationsPerEpoch: number;
  readonly values: readonly [number, number];
}

/** Each point of the test curve is a mark where it has so many pixels for itself. */
const MARK_ROOM = 9;

/** uPlot's options for one measure: training as a line, test as a line with marks. */
export function chartOptions(look: ChartLook): uPlot.Options {
  const { measure, colors, scale } = look;
  return {
    width: look.width,
    height: look.height,
    pxAlign: 1,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, Math.max(1, scale().iterations)] },
      y: { range: () => [...scale().values] },
    },
    axes: [
      {
        ...axis(look),
        values: (_plot, splits) => splits.map(value => axisText(value, 'iteration')),
        incrs: WHOLE_STEPS,
        space: 56,
        size: 20,
        label: t('iteration'),
        labelSize: 16,
        labelGap: 0,
      },
      {
        ...axis(look),
        values: (_plot, splits) => splits.map(value => axisText(value, measure)),
        space: 26,
        size: 46,
      },
    ],
    series: [
      {},
      line(colors.training, 1.25, false),
      line(colors.test, 2, true),
      ...look.overlays.map(({ slot }) => overlayLine(slot, colors)),
    ],
    cursor: {
      y: false,
      drag: { setScale: false, x: false, y: false },
      points: { size: 8 },
      // Pointing at one chart reads out the other one too.
      sync: { key: 'history', scales: ['x', null] },
      dataIdx: (plot, series, index) =>
        nearestPoint(plot.data[series] as (number | null)[], index) ?? index,
    },
    hooks: {
      setCursor: [plot => look.onHover(plot.cursor.idx ?? undefined)],
      draw: [plot => drawMarks(plot, look.marks(), colors)],
      drawAxes: [plot => drawEpochMarks(plot, scale(), withOpacity(colors.mutedForeground, 0.8))],
    },
  };
}

const WHOLE_STEPS = [1, 2, 5].flatMap(step =>
  [0, 1, 2, 3, 4, 5, 6].map(power => step * 10 ** power),
);
WHOLE_STEPS.sort((first, second) => first - second);

function axis(look: ChartLook): uPlot.Axis {
  const font = `11px ${look.fontFamily}`;
  const grid = { stroke: withOpacity(look.colors.grid, look.colors.grid[3]), width: 1 };
  return {
    stroke: withOpacity(look.colors.mutedForeground, 1),
    font,
    labelFont: font,
    gap: 4,
    grid,
    ticks: { show: false },
  };
}

function line(color: Rgba, width: number, isMarked: boolean): uPlot.Series {
  const stroke = withOpacity(color, 1);
  return {
    stroke,
    width,
    spanGaps: true,
    points: {
      show: (plot, series) =>
        isMarked &&
        MARK_ROOM * pointCount(plot.data[series] as (number | null)[]) <=
          plot.bbox.width / devicePixelRatio,
      size: 5,
      width: 0,
      fill: stroke,
    },
  };
}

/** Thin, and broken in a way of its own. */
function overlayLine(slot: number, colors: ThemeColors): uPlot.Series {
  const { color, dashes } = overlayLook(slot, colors);
  return { stroke: color, width: 1.5, dash: dashes, spanGaps: true, points: { show: false } };
}

function pointCount(curve: readonly (number | null)[]): number {
  return curve.filter(value => value !== null).length;
}
