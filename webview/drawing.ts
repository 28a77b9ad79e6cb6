import type { Stroke } from '../src/data/handwriting/drawnDigit.ts';

/** What is on the pad: strokes in the order they were drawn. The last one may not be done yet. */
export type Drawing = readonly Stroke[];

/** Points that are nearer to the last one say nothing new, in sides of the pad. */
const LEAST_STEP = 0.004;
/** Nobody draws as many by hand; a drawing cannot grow without end. */
export const MOST_POINTS = 4000;

/** A new stroke begins here. */
export function begun(drawing: Drawing, x: number, y: number): Drawing {
  return pointsOf(drawing) < MOST_POINTS ? [...drawing, [onPad(x), onPad(y)]] : drawing;
}

/** The last stroke goes on to these points: x and y in turn. */
export function continued(drawing: Drawing, points: readonly number[]): Drawing {
  const last = drawing.at(-1);
  if (last === undefined) {
    return drawing;
  }
  const room = MOST_POINTS - pointsOf(drawing);
  const added: number[] = [];
  let [x, y] = last.slice(-2);
  for (let at = 0; at < points.length && added.length < 2 * room; at += 2) {
    const [nextX, nextY] = [onPad(points[at]), onPad(points[at + 1])];
    if (Math.hypot(nextX - x, nextY - y) >= LEAST_STEP) {
      added.push(nextX, nextY);
      [x, y] = [nextX, nextY];
    }
  }
  return added.length === 0 ? drawing : [...drawing.slice(0, -1), [...last, ...added]];
}

/** Without the last stroke. */
export function undone(drawing: Drawing): Drawing {
  return drawing.slice(0, -1);
}

/** What is kept of a page: a drawing, and nothing else that might be there. */
export function isDrawing(value: unknown): value is Drawing {
  const isStroke = (stroke: unknown) =>
    Array.isArray(stroke) &&
    stroke.length % 2 === 0 &&
    stroke.every(place => typeof place === 'number' && place >= 0 && place <= 1);
  return Array.isArray(value) && value.every(isStroke) && pointsOf(value) <= MOST_POINTS;
}

function pointsOf(drawing: Drawing): number {
  return drawing.reduce((sum, stroke) => sum + stroke.length / 2, 0);
}

/** Within the pad, in thousandths: they are kept as text. */
function onPad(place: number): number {
  return Math.round(1000 * Math.min(1, Math.max(0, place))) / 1000;
}
