/** Four digits that matter, a real minus: -0.3127441 -> `−0.3127`, 1e-9 -> `1.000e−9`. */
export function exactText(value: number): string {
  if (value === 0) {
    return '0';
  }
  const size = Math.abs(value);
  const text = size < 0.0001 || size >= 10_000 ? value.toExponential(3) : value.toPrecision(4);
  return text.replaceAll('-', '−').replace('+', '');
}
