/** Red, green, blue (0 to 255) and opacity (0 to 1). */
export type Rgba = readonly [red: number, green: number, blue: number, opacity: number];

/**
 * Reads a colour as VS Code writes it into `--vscode-*`: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`,
 * `rgb(…)` or `rgba(…)`. Undefined for anything else (names, `color-mix`).
 */
export function parseColor(text: string): Rgba | undefined {
  const value = text.trim();
  return value.startsWith('#') ? parseHex(value.slice(1)) : parseFunction(value);
}

/** The colour as a canvas and CSS take it, with another opacity. */
export function withOpacity(color: Rgba, opacity: number): string {
  return `rgba(${color[0]}, ${color[1]}, ${color[2]}, ${opacity})`;
}

function parseHex(digits: string): Rgba | undefined {
  if (!/^([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(digits)) {
    return undefined;
  }
  const long = digits.length <= 4 ? [...digits].map(digit => digit + digit).join('') : digits;
  const channel = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  const opacity = long.length === 8 ? channel(6) / 255 : 1;
  return [channel(0), channel(2), channel(4), opacity];
}

function parseFunction(value: string): Rgba | undefined {
  const inside = /^rgba?\(([^)]*)\)$/i.exec(value)?.[1];
  const parts = inside?.split(/[\s,/]+/).filter(part => part !== '') ?? [];
  if (parts.length < 3 || parts.length > 4) {
    return undefined;
  }
  const numbers = parts.map((part, at) => {
    const number = Number.parseFloat(part);
    const isPercent = part.endsWith('%');
    return at === 3 ? (isPercent ? number / 100 : number) : isPercent ? number * 2.55 : number;
  });
  if (numbers.some(number => Number.isNaN(number))) {
    return undefined;
  }
  return [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
}
