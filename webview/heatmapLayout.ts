/** The longest side of a dot, in CSS pixels. */
const LARGEST_DOT = 14;
/** A tall picture becomes no taller than this while its dots can become smaller. */
const CALM_HEIGHT = 560;

/**
 * Side of a dot in CSS pixels: a whole number of device pixels where so many columns fit, so that
 * every dot is crisp; else as small as it must be.
 */
export function dotSize(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  availableWidth: number,
  devicePixelRatio: number,
): number {
  const fitting = Math.min(LARGEST_DOT, availableWidth / columns, CALM_HEIGHT / rows);
  const whole = Math.floor(fitting * devicePixelRatio) / devicePixelRatio;
  return whole > 0 ? whole : Math.min(1 / devicePixelRatio, availableWidth / columns);
}
