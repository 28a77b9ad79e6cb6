import type uPlot from 'uplot';
import { epochMarks } from './chartData.ts';
import { withOpacity } from './color.ts';
import type { ThemeColors } from './theme.ts';

/** What stands in a chart besides its curves; each is told in words beside it as well. */
export interface ChartMarks {
  /** The iteration of the past that the page shows; missing: now. */
  readonly moment?: number;
  /** The value that a person aims at. */
  readonly target?: number;
  /** Iterations at which the learning rate was changed. */
  readonly rateChanges: readonly number[];
}

const EPOCH_MARK_ROOM = 6;

/** Draws the marks over the curves. */
export function drawMarks(plot: uPlot, marks: ChartMarks, colors: ThemeColors): void {
  for (const iteration of marks.rateChanges) {
    drawRateChange(plot, iteration, withOpacity(colors.mutedForeground, 1));
  }
  if (marks.target !== undefined) {
    drawTarget(plot, marks.target, withOpacity(colors.mutedForeground, 1));
  }
  if (marks.moment !== undefined) {
    drawUpright(plot, marks.moment, [4, 3], withOpacity(colors.foreground, 1));
  }
}

/** A triangle on the axis, with a dotted line above it. */
function drawRateChange(plot: uPlot, iteration: number, color: string): void {
  drawUpright(plot, iteration, [1, 3], color);
  const { ctx, bbox } = plot;
  const half = 4 * devicePixelRatio;
  const middle = plot.valToPos(iteration, 'x', true);
  const top = bbox.top;
  ctx.save();
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.moveTo(middle - half, top);
  ctx.lineTo(middle + half, top);
  ctx.lineTo(middle, top + 1.5 * half);
  ctx.fill();
  ctx.restore();
}

/** A line across with long dashes; nothing where the value lies beyond the axis. */
function drawTarget(plot: uPlot, value: number, color: string): void {
  const { ctx, bbox } = plot;
  const top = plot.valToPos(value, 'y', true);
  if (top < bbox.top || top > bbox.top + bbox.height) {
    return;
  }
  const ratio = devicePixelRatio;
  const height = Math.round(top) + ratio / 2;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = ratio;
  ctx.setLineDash([10 * ratio, 4 * ratio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, height);
  ctx.lineTo(bbox.left + bbox.width, height);
  ctx.stroke();
  ctx.restore();
}

function drawUpright(
  plot: uPlot,
  iteration: number,
  dashes: readonly number[],
  color: string,
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const left = Math.round(plot.valToPos(iteration, 'x', true)) + ratio / 2;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = ratio;
  ctx.setLineDash(dashes.map(dash => dash * ratio));
  ctx.beginPath();
  ctx.moveTo(left, bbox.top);
  ctx.lineTo(left, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** Short strokes on the iteration axis where an epoch ends. */
export function drawEpochMarks(
  plot: uPlot,
  scale: { readonly iterations: number; readonly iterationsPerEpoch: number },
  color: string,
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const room = (EPOCH_MARK_ROOM * ratio * scale.iterations) / bbox.width;
  const bottom = bbox.top + bbox.height;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = ratio;
  ctx.beginPath();
  for (const iteration of epochMarks(scale.iterationsPerEpoch, scale.iterations, room)) {
    const left = Math.round(plot.valToPos(iteration, 'x', true)) - ratio / 2;
    ctx.moveTo(left, bottom - 4 * ratio);
    ctx.lineTo(left, bottom);
  }
  ctx.stroke();
  ctx.restore();
}
