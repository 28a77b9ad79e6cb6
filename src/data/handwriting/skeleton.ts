/**
 * How people write a digit, as data.
 *
 * A way of writing is a line of text: control points `x,y` in percent of the digit's box (x to the
 * right, y down), in the order in which the pen meets them; ` | ` lifts the pen. A point written
 * twice is a corner; all others lie on a smooth curve.
 *
 * Ways with the same strokes and points make a style: every mixture of two of them is a digit too.
 */
export interface Style {
  /** How common the style is among the digit's styles. */
  readonly share: number;
  readonly ways: readonly string[];
}

/**
 * How people write one digit. Slants and pens are such that their averages over many digits, after
 * fitting into the box, agree with those of MNIST's training set.
 */
export interface WrittenDigit {
  /** Mean and standard deviation of the slant: how far a line of height 1 leans to the right. */
  readonly slant: { readonly mean: number; readonly spread: number };
  /** Median of the pen's radius, in units of the digit's height. */
  readonly penRadius: number;
  readonly styles: readonly Style[];
}

/** A style made ready for drawing. */
export interface Skeleton {
  /** Share of this and all earlier styles among the digit's styles: the last one has 1. */
  readonly cumulativeShare: number;
  /** Where each stroke ends: the number of points up to and with its last one. */
  readonly strokeEnds: readonly number[];
  /** One `[points, 2]` array a way, in units of the digit's box. */
  readonly ways: readonly Float64Array[];
}

/**
 * Makes a digit's styles ready for drawing.
 * @throws {Error} if the ways of a style do not have the same strokes and points
 */
export function skeletonsOf(styles: readonly Style[]): Skeleton[] {
  const total = styles.reduce((sum, style) => sum + style.share, 0);
  let sum = 0;
  return styles.map(({ share, ways }) => {
    sum += share;
    const strokeEnds = strokeEndsOf(ways[0]);
    const other = ways.find(way => strokeEndsOf(way).join() !== strokeEnds.join());
    if (other !== undefined) {
      throw new Error(`Ways of one style need the same strokes and points: "${other}" differs.`);
    }
    return { cumulativeShare: sum / total, strokeEnds, ways: ways.map(pointsOf) };
  });
}

function strokeEndsOf(way: string): number[] {
  let points = 0;
  return way.split(' | ').map(stroke => {
    points += stroke.split(' ').length;
    return points;
  });
}

function pointsOf(way: string): Float64Array {
  return Float64Array.from(
    way.replaceAll(' | ', ' ').split(/[ ,]/),
    number => Number(number) / 100,
  );
}
