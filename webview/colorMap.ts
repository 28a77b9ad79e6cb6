import type { Rgba } from './color.ts';
import { luminance, type Oklab, oklabOf, rgbaOf } from './oklab.ts';

/** What a colour map must fit to. */
export interface MapGround {
  readonly background: Rgba;
  readonly isDark: boolean;
}

// Blue and orange: told apart with every kind of colour blindness. Both sides have the same lightness
// and chroma at the same distance from zero (OKLab), so that w and -w look equally strong.
const BLUE_HUE = 250;
const ORANGE_HUE = 65;
const STOPS_ON_DARK = [
  { lightness: 0.66, chroma: 0.14 },
  { lightness: 0.9, chroma: 0.09 },
];
const STOPS_ON_LIGHT = [
  { lightness: 0.68, chroma: 0.14 },
  { lightness: 0.42, chroma: 0.1 },
];

/**
 * The colour of a value from -1 (orange) over 0 (exactly the background) to 1 (blue); what lies
 * beyond has the colour of the end.
 */
export function divergingColor(ground: MapGround): (value: number) => Rgba {
  const stops = ground.isDark ? STOPS_ON_DARK : STOPS_ON_LIGHT;
  const neutral = oklabOf(ground.background);
  const side = (hue: number) => [
    neutral,
    ...stops.map(({ lightness, chroma }) => oklabOfHue(lightness, chroma, hue)),
  ];
  const negative = side(ORANGE_HUE);
  const positive = side(BLUE_HUE);
  return value => rgbaOf(between(value < 0 ? negative : positive, Math.min(1, Math.abs(value))));
}

/** The colour at a share (0 to 1) of the way past evenly spaced colours. */
function between(colors: readonly Oklab[], share: number): Oklab {
  const place = share * (colors.length - 1);
  const at = Math.min(Math.floor(place), colors.length - 2);
  const [from, to] = [colors[at], colors[at + 1]];
  const mixed = (channel: 0 | 1 | 2) =>
    from[channel] + (place - at) * (to[channel] - from[channel]);
  return [mixed(0), mixed(1), mixed(2)];
}

/** Steps on each side of zero in a `ColorTable`. */
export const TABLE_STEPS = 256;

/** `[2 * TABLE_STEPS + 1]` pixels as `ImageData` holds them, from -1 to 1. */
export type ColorTable = Uint32Array;

/** The diverging map, computed once a theme: a frame then only looks pixels up. */
export function divergingTable(ground: MapGround): ColorTable {
  const color = divergingColor(ground);
  const table = new Uint8ClampedArray(4 * (2 * TABLE_STEPS + 1));
  for (let step = -TABLE_STEPS; step <= TABLE_STEPS; step++) {
    const [red, green, blue] = color(step / TABLE_STEPS);
    table.set([red, green, blue, 255], 4 * (step + TABLE_STEPS));
  }
  return new Uint32Array(table.buffer);
}

/**
 * The pixels of the 256 possible bytes of a weight: `pixels[byte & 255]`.
 * @param gain what a byte of 1 is on the map's scale from -1 to 1
 */
export function bytePixels(table: ColorTable, gain: number): Uint32Array {
  const pixels = new Uint32Array(256);
  for (let byte = -128; byte < 128; byte++) {
    const step = Math.round(byte * gain * TABLE_STEPS);
    pixels[byte & 255] = table[TABLE_STEPS + Math.max(-TABLE_STEPS, Math.min(TABLE_STEPS, step))];
  }
  return pixels;
}

/** Black or white, whichever is easier to read on the colour (contrast by WCAG). */
export function readableOn(background: Rgba): 'black' | 'white' {
  const light = luminance(background) + 0.05;
  return light / 0.05 >= 1.05 / light ? 'black' : 'white';
}

function oklabOfHue(lightness: number, chroma: number, hueDegrees: number): Oklab {
  const hue = (hueDegrees * Math.PI) / 180;
  return [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)];
}
