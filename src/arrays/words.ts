/** A whole number as people read it: 1,234,567. */
export function grouped(value: number | bigint): string {
  return value.toLocaleString('en-US');
}

/** A name from the file, safe to print and not longer than a line. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}

/** As NumPy and PyTorch write it, e.g. `[128, 784]`; cut where nobody would read on. */
export function shapeText(shape: readonly number[]): string {
  const sizes = shape.slice(0, 8).join(', ');
  return `[${sizes}${shape.length > 8 ? ', …' : ''}]`;
}
