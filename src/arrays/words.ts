const LONGEST_NAME = 60;

/** A name from a file, safe to print and not longer than a line. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);
}

/** A whole number as people read it: 1,234,567. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

/** A shape as NumPy shows it: `(10, 3)`, `(10,)`, `()`. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}
