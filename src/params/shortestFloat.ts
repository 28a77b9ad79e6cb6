/**
 * A float32 as a decimal number, of as few digits as bring the very same float32 back when they are
 * read as a float64 and rounded; nine always do. In JSON's spelling; -0 stays -0.
 */
export function shortestFloat(value: number): string {
  if (Object.is(value, -0)) {
    return '-0';
  }
  for (let digits = 6; digits < 9; digits++) {
    // Of a number that needs fewer digits the rest are zeros, which fall away.
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) {
      return String(decimal);
    }
  }
  return String(Number(value.toPrecision(9)));
}
