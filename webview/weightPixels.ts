import type { WeightPictures } from '../src/protocol/subjects.ts';
import type { Rgba } from './color.ts';
import { bytePixels, type ColorTable, divergingTable } from './colorMap.ts';
import type { ThemeColors } from './theme.ts';
import { BAR, PICTURE_SIDE, type TileLayout, tileOrigin } from './tileLayout.ts';

const tables = new WeakMap<ThemeColors, ColorTable>();

/** The diverging map of a theme, made once. */
export function weightTable(colors: ThemeColors): ColorTable {
  let table = tables.get(colors);
  if (table === undefined) {
    table = divergingTable(colors);
    tables.set(colors, table);
  }
  return table;
}

/** The pixel of each byte, when bytes of `±largestByte` and beyond have the colours of the ends. */
export function weightPixels(colors: ThemeColors, largestByte: number): Uint32Array {
  return bytePixels(weightTable(colors), 1 / largestByte);
}

/**
 * Paints one unit's picture.
 * @param target pixels of a canvas, `targetWidth` a row
 * @param targetAt index of the picture's upper left corner
 * @param weights `[.., 784]`, the picture begins at `weightsAt`
 * @param pixels the colour of each byte (`weightPixels`)
 */
export function paintWeights(
  target: Uint32Array,
  targetWidth: number,
  targetAt: number,
  weights: Int8Array,
  weightsAt: number,
  pixels: Uint32Array,
): void {
  for (let row = 0; row < PICTURE_SIDE; row++) {
    const from = weightsAt + row * PICTURE_SIDE;
    const to = targetAt + row * targetWidth;
    for (let column = 0; column < PICTURE_SIDE; column++) {
      target[to + column] = pixels[weights[from + column] & 255];
    }
  }
}

/**
 * Paints the pictures of all units into one image.
 * @param image of the layout's size
 * @param units indices of the units in the order of the tiles; each is in `pictures`
 * @param pixels the colour of each byte (`weightPixels`)
 */
export function paintTiles(
  image: ImageData,
  layout: TileLayout,
  pictures: Pick<WeightPictures, 'units' | 'weights'>,
  units: readonly number[],
  pixels: Uint32Array,
): void {
  const target = new Uint32Array(image.data.buffer);
  const places = new Map(Array.from(pictures.units, (unit, place) => [unit, place]));
  for (const [at, unit] of units.entries()) {
    const { x, y } = tileOrigin(layout, at);
    const from = places.get(unit)! * PICTURE_SIDE * PICTURE_SIDE;
    paintWeights(target, layout.width, y * layout.width + x, pictures.weights, from, pixels);
  }
}

/** How the bar under a tile looks. */
export interface BarLook {
  /** As `ImageData` holds it. */
  readonly color: number;
  /** 0 to 1 */
  readonly length: (unit: number) => number;
  /** Instead of a length. */
  readonly isDashed: (unit: number) => boolean;
}

/** Paints the bars under all tiles. */
export function paintBars(
  image: ImageData,
  layout: TileLayout,
  units: readonly number[],
  look: BarLook,
): void {
  const target = new Uint32Array(image.data.buffer);
  for (const [at, unit] of units.entries()) {
    const { x, y } = tileOrigin(layout, at);
    const isDashed = look.isDashed(unit);
    const end = Math.round(PICTURE_SIDE * look.length(unit));
    for (let row = 0; row < BAR; row++) {
      const from = (y + PICTURE_SIDE + 1 + row) * layout.width + x;
      for (let column = 0; column < PICTURE_SIDE; column++) {
        const isOn = isDashed ? column % 4 < 2 : column < end;
        target[from + column] = isOn ? look.color : 0;
      }
    }
  }
}

/** A colour as `ImageData` holds it. */
export function pixelOf([red, green, blue]: Rgba): number {
  return new Uint32Array(Uint8ClampedArray.of(red, green, blue, 255).buffer)[0];
}
