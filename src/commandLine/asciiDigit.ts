/** Ink from none to full, as letters cover their place. */
const SHADES = ' .:-=+*#%@';
const SIDE = 28;
/** Letters are about twice as high as they are wide. */
const ROWS_PER_LINE = 2;

/** A digit of 28x28 pixels as 14 lines of 28 letters. */
export function asciiDigit(pixels: Uint8Array): string[] {
  const lines: string[] = [];
  for (let row = 0; row < SIDE; row += ROWS_PER_LINE) {
    let line = '';
    for (let column = 0; column < SIDE; column++) {
      const upper = pixels[row * SIDE + column];
      const lower = pixels[(row + 1) * SIDE + column];
      const ink = (upper + lower) / (2 * 255);
      line += SHADES[Math.round(ink * (SHADES.length - 1))];
    }
    lines.push(line);
  }
  return lines;
}
