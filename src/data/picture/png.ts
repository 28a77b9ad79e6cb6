import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import type { GreyPicture } from './greyPicture.ts';
import { broken, safePng } from './pngChunks.ts';

/**
 * The picture of a PNG file in grey, where it is transparent on white; or on black, if on white there
 * is nothing to be seen.
 * @throws PictureError `not-png`, `too-large` or `broken`
 */
export function decodePng(bytes: Uint8Array, fileName: string): GreyPicture {
  const safe = safePng(bytes, fileName);
  let png: DecodedPng;
  let samples: Samples;
  try {
    png = decode(safe, { checkCrc: true });
    samples = samplesOf(png);
  } catch (error) {
    throw broken(fileName, error);
  }
  const { width, height } = png;
  const onWhite = greysOf(samples, width * height, 1);
  const isFlat = onWhite.every(value => value === onWhite[0]);
  return { width, height, greys: isFlat ? greysOf(samples, width * height, 0) : onWhite };
}

/** Values of pixels, one after the other. */
interface Samples {
  readonly data: ArrayLike<number>;
  /** Of a pixel: grey, grey and opacity, colour, or colour and opacity. */
  readonly channels: number;
  readonly maximum: number;
  /** The values that mean full transparency, in their own range. */
  readonly transparent?: ArrayLike<number>;
}

function samplesOf(png: DecodedPng): Samples {
  const { palette, depth, channels, transparency: transparent } = png;
  if (palette !== undefined) {
    return { data: convertIndexedToRgb(png), channels: palette[0].length, maximum: 255 };
  }
  const data = depth < 8 ? unpacked(png) : png.data;
  return { data, channels, maximum: 2 ** depth - 1, transparent };
}

/** Greys of 1, 2 or 4 bits, the first one highest; every row begins with a new byte. */
function unpacked({ data, width, height, depth }: DecodedPng): Uint8Array {
  const values = new Uint8Array(width * height);
  const rowBytes = Math.ceil((width * depth) / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const shift = 8 - depth - (bit % 8);
      const byte = data[y * rowBytes + Math.floor(bit / 8)];
      values[y * width + x] = (byte >> shift) & (2 ** depth - 1);
    }
  }
  return values;
}

/** `[pixels]` 0 (black) to 1 (white): ITU-R BT.601's weights of red, green and blue. */
function greysOf(samples: Samples, pixels: number, ground: 0 | 1): Float32Array {
  const { data, channels, maximum, transparent } = samples;
  const greys = new Float32Array(pixels);
  const hasOpacity = channels === 2 || channels === 4;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const at = pixel * channels;
    const grey =
      channels < 3
        ? data[at] / maximum
        : (0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]) / maximum;
    const opacity = hasOpacity ? data[at + channels - 1] / maximum : 1;
    greys[pixel] = ground + opacity * (grey - ground);
    if (transparent !== undefined && isTransparent(data, at, transparent)) {
      greys[pixel] = ground;
    }
  }
  return greys;
}

function isTransparent(data: ArrayLike<number>, at: number, key: ArrayLike<number>): boolean {
  for (let channel = 0; channel < key.length; channel++) {
    if (data[at + channel] !== key[channel]) {
      return false;
    }
  }
  return key.length > 0;
}
