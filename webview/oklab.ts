// Colours in OKLab, in which equal steps look equal, and their luminance by WCAG. Matrices and curves
// as in https://bottosson.github.io/posts/oklab and https://www.w3.org/TR/css-color-4/#color-conversion-code.
import type { Rgba } from './color.ts';

/** Lightness (0 to 1), green to red, blue to yellow. */
export type Oklab = readonly [lightness: number, a: number, b: number];

type Triple = readonly [number, number, number];

/** The colour in OKLab; its opacity is left out. */
export function oklabOf(color: Rgba): Oklab {
  const [red, green, blue] = linear(color);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

/** The opaque colour in red, green and blue, whole numbers; what no screen can show is clipped. */
export function rgbaOf([lightness, a, b]: Oklab): Rgba {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    byte(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    byte(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    byte(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
    1,
  ];
}

/** How bright a colour is, from 0 (black) to 1 (white): https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance(color: Rgba): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Amounts of light from 0 to 1, without the curve of sRGB. */
function linear(color: Rgba): Triple {
  const light = (channel: number) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  return [light(color[0] / 255), light(color[1] / 255), light(color[2] / 255)];
}

/** The byte of sRGB for an amount of light. */
function byte(light: number): number {
  const channel = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.max(0, Math.min(255, Math.round(255 * channel)));
}
