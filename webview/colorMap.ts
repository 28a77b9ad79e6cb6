import {
  converter,
  interpolate,
  modeLrgb,
  modeOklab,
  modeRgb,
  type Rgb,
  useMode,
  wcagContrast,
} from 'culori/fn';
import type { Rgba } from './color.ts';

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeOklab);

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
  const neutral = { mode: 'rgb', ...unitRgb(ground.background) } as const;
  const side = (hue: number) =>
    interpolate([neutral, ...stops.map(stop => oklab(stop.lightness, stop.chroma, hue))], 'oklab');
  const negative = side(ORANGE_HUE);
  const positive = side(BLUE_HUE);
  const toRgb = converter('rgb');
  return value => {
    const strength = Math.min(1, Math.abs(value));
    return bytes(toRgb((value < 0 ? negative : positive)(strength)));
  };
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

/** Black or white, whichever is easier to read on the colour. */
export function readableOn(background: Rgba): 'black' | 'white' {
  const color: Rgb = { mode: 'rgb', ...unitRgb(background) };
  const black: Rgb = { mode: 'rgb', r: 0, g: 0, b: 0 };
  const white: Rgb = { mode: 'rgb', r: 1, g: 1, b: 1 };
  return wcagContrast(color, black) >= wcagContrast(color, white) ? 'black' : 'white';
}

function oklab(lightness: number, chroma: number, hueDegrees: number) {
  const hue = (hueDegrees * Math.PI) / 180;
  return {
    mode: 'oklab',
    l: lightness,
    a: chroma * Math.cos(hue),
    b: chroma * Math.sin(hue),
  } as const;
}

function unitRgb([red, green, blue]: Rgba) {
  return { r: red / 255, g: green / 255, b: blue / 255 };
}

function bytes({ r, g, b }: Rgb): Rgba {
  const byte = (channel: number) => Math.max(0, Math.min(255, Math.round(255 * channel)));
  return [byte(r), byte(g), byte(b), 1];
}
