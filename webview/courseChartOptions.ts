import type uPlot from 'uplot';
import { type Rgba, withOpacity } from './color.ts';
import { wholeNumber } from './figures.ts';
import type { ThemeColors } from './theme.ts';

/** What decides how a chart of layers looks, apart from its data. */
export interface CourseLook {
  readonly colors: ThemeColors;
  readonly fontFamily: string;
  readonly width: number;
  readonly height: number;
  readonly layers: number;
  /** Asked at every draw. */
  readonly range: () => { readonly iterations: number; readonly values: readonly [number, number] };
  readonly onHover: (index: number | undefined) => void;
}

const DASHES = [[], [7, 4], [2, 3]];

/** How the line of a layer looks: colour and dashes together are another for each of 15. */
export function layerLine(
  colors: ThemeColors,
  layer: number,
): { readonly color: string; readonly dash: number[] } {
  const palette: Rgba[] = [
    colors.positive,
    colors.negative,
    colors.right,
    colors.wrong,
    colors.foreground,
  ];
  return {
    color: withOpacity(palette[layer % palette.length], 1),
    // Neighbours differ in both: nobody needs the colour.
    dash: DASHES[layer % DASHES.length],
  };
}

/** uPlot's options for curves of layers on a logarithmic axis. */
export function courseChartOptions(look: CourseLook): uPlot.Options {
  const { colors, range } = look;
  const font = `11px ${look.fontFamily}`;
  const axis: uPlot.Axis = {
    stroke: withOpacity(colors.mutedForeground, 1),
    font,
    gap: 4,
    grid: { stroke: withOpacity(colors.grid, colors.grid[3]), width: 1 },
    ticks: { show: false },
  };
  const series = Array.from({ length: look.layers }, (_, layer): uPlot.Series => {
    const { color, dash } = layerLine(colors, layer);
    return { stroke: color, width: 1.5, dash, spanGaps: true, points: { show: false } };
  });
  return {
    width: look.width,
    height: look.height,
    pxAlign: 1,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, Math.max(1, range().iterations)] },
      y: { distr: 3, range: () => [...range().values] },
    },
    axes: [
      { ...axis, space: 48, size: 20, values: (_plot, splits) => splits.map(iterationText) },
      {
        ...axis,
        size: 50,
        splits: (_plot, _axis, smallest, largest) => powersWithin(smallest, largest),
        filter: (_plot, splits) => splits,
        values: (_plot, splits) => splits.map(powerText),
      },
    ],
    series: [{}, ...series],
    cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 6 } },
    hooks: { setCursor: [plot => look.onHover(plot.cursor.idx ?? undefined)] },
  };
}

function iterationText(value: number): string {
  return value >= 10_000 ? `${value / 1000}k` : wholeNumber(value);
}

/** Labels and lines at powers of ten only. */
function powersWithin(smallest: number, largest: number): number[] {
  const [first, last] = [Math.log10(smallest), Math.log10(largest)].map(Math.round);
  return Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at));
}

function powerText(value: number): string {
  return value >= 0.001 && value < 10_000
    ? String(Number(value.toPrecision(1)))
    : `1e${Math.round(Math.log10(value))}`;
}
