import type { Rgba } from './color.ts';
import { divergingColor, type MapGround, readableOn } from './colorMap.ts';

/** How one pixel of a digit is drawn with what it means to the answer. */
export interface SaliencyPixel {
  readonly color: Rgba;
  /** Said beside the colour where it matters most. */
  readonly mark?: { readonly sign: '+' | '−'; readonly color: 'black' | 'white' };
}

/** Share of the strongest slope from which on a pixel has a mark. */
const MARKED_FROM = 0.45;
/** How much of the digit and of the colour is seen. */
const INK = 0.6;
const COVER = 0.8;

/**
 * A digit with its saliency on top: ink in the colour of text, blue where more of it speaks for the
 * answer, orange where it speaks against it.
 * @param image `[784]` 0 to 255
 * @param saliency `[784]`
 */
export function saliencyPixels(
  colors: MapGround & { readonly foreground: Rgba },
  image: Uint8Array,
  saliency: Float32Array,
): SaliencyPixel[] {
  const strongest = saliency.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  const color = divergingColor(colors);
  const [positive, negative] = [color(0.6), color(-0.6)];
  return Array.from(saliency, (slope, pixel) => {
    const ground = mixed(colors.background, colors.foreground, (INK * image[pixel]) / 255);
    const strength = strongest > 0 ? Math.abs(slope) / strongest : 0;
    const drawn = mixed(ground, slope > 0 ? positive : negative, COVER * strength);
    return strength < MARKED_FROM
      ? { color: drawn }
      : { color: drawn, mark: { sign: slope > 0 ? '+' : '−', color: readableOn(drawn) } };
  });
}

function mixed(one: Rgba, other: Rgba, share: number): Rgba {
  const channel = (at: 0 | 1 | 2) => Math.round(one[at] * (1 - share) + other[at] * share);
  return [channel(0), channel(1), channel(2), 1];
}
