/** A written line: samples along its strokes. All lengths are in one unit, the writer's choice. */
export interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Half of the line's width. */
  readonly radius: Float64Array;
  /** 1 where a stroke begins: no ink leads there. */
  readonly begins: Uint8Array;
  count: number;
}

/** Samples a line can hold. */
const CAPACITY = 400;
/** Distance between samples along a curve, in units of the digit's box. */
const SAMPLE_DISTANCE = 0.09;
const MOST_SAMPLES_A_CURVE = 8;

export function createLine(): Line {
  return {
    x: new Float64Array(CAPACITY),
    y: new Float64Array(CAPACITY),
    radius: new Float64Array(CAPACITY),
    begins: new Uint8Array(CAPACITY),
    count: 0,
  };
}

/**
 * Lays uniform Catmull-Rom curves through the control points. A point written twice becomes a
 * corner: the curve arrives and leaves along straight lines.
 * The line's width is left to the pen.
 * @param points `[points, 2]`
 * @param strokeEnds number of points up to and with the last one of each stroke
 */
export function traceStrokes(
  points: Float64Array,
  strokeEnds: readonly number[],
  line: Line,
): void {
  line.count = 0;
  let first = 0;
  for (const end of strokeEnds) {
    addSample(line, points[2 * first], points[2 * first + 1], 1);
    for (let point = first; point < end - 1; point++) {
      traceCurve(points, Math.max(point - 1, first), point, Math.min(point + 2, end - 1), line);
    }
    first = end;
  }
}

/** The curve from control point `from` to the next; its neighbours give the directions there. */
function traceCurve(
  points: Float64Array,
  before: number,
  from: number,
  after: number,
  line: Line,
): void {
  const x1 = points[2 * from];
  const y1 = points[2 * from + 1];
  const x2 = points[2 * from + 2];
  const y2 = points[2 * from + 3];
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) {
    return;
  }
  const startX = (x2 - points[2 * before]) / 2;
  const startY = (y2 - points[2 * before + 1]) / 2;
  const endX = (points[2 * after] - x1) / 2;
  const endY = (points[2 * after + 1] - y1) / 2;
  const samples = Math.min(Math.ceil(length / SAMPLE_DISTANCE), MOST_SAMPLES_A_CURVE);
  for (let sample = 1; sample <= samples; sample++) {
    // Hermite's cubic: positions and directions at both ends.
    const t = sample / samples;
    const towards = t * t * (3 - 2 * t);
    const leave = t * (1 - t) * (1 - t);
    const arrive = t * t * (t - 1);
    addSample(
      line,
      x1 + towards * (x2 - x1) + leave * startX + arrive * endX,
      y1 + towards * (y2 - y1) + leave * startY + arrive * endY,
      0,
    );
  }
}

function addSample(line: Line, x: number, y: number, begins: number): void {
  line.x[line.count] = x;
  line.y[line.count] = y;
  line.begins[line.count] = begins;
  line.count++;
}
