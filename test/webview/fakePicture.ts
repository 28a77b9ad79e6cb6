// What a host would send to the page that reads a digit in a picture. The numbers come from the same
// code as in the worker; decoding a file needs Node.js and is left out.
import { generateDigits } from '../../src/data/generatedDigits.ts';
import { digitOfPicture } from '../../src/data/picture/digitOfPicture.ts';
import { type GreyPicture, scaled } from '../../src/data/picture/greyPicture.ts';
import type { ToPicturePage } from '../../src/protocol/picturePageMessages.ts';

/** Situations of the page that look different. */
export const PICTURE_SCENES = [
  'picture',
  'picture-wide',
  'picture-as-it-is',
  'picture-reading',
  'picture-broken',
  'picture-no-network',
] as const;
export type PictureScene = (typeof PICTURE_SCENES)[number];

const fileName = 'scans/a rather long name of a scanned page 2026-11-22.png';

/** The message that the host would send. */
export function fakePicture(scene: PictureScene): ToPicturePage {
  switch (scene) {
    case 'picture':
      return read(photograph(200, 240, 5), 'params/2026-11-22_1405_784-128-10_98.1.safetensors');
    case 'picture-wide':
      return read(photograph(1200, 90, 3));
    case 'picture-as-it-is':
      return read(digit());
    case 'picture-reading':
      return { type: 'reading', fileName };
    case 'picture-broken':
      return failed('picture/broken', `${fileName} is damaged or cut off: it cannot be read.`);
    case 'picture-no-network':
      return failed('no-network', 'There is no network yet that could read it. Train one first.');
  }
}

function read(picture: GreyPicture, params?: string): ToPicturePage {
  const { width, height } = picture;
  const scale = Math.min(1, 196 / Math.max(width, height));
  const small = scaled(picture, Math.round(width * scale), Math.round(height * scale));
  const greys = Uint8Array.from(small.greys, grey => Math.round(255 * grey));
  const probabilities = Float32Array.of(0.01, 0, 0.02, 0.01, 0.03, 0, 0, 0.01, 0, 0.92);
  const reading = {
    ...{ ...digitOfPicture(picture, fileName), width, height, params, iteration: 5810 },
    ...{ preview: { width: small.width, height: small.height, greys }, probabilities },
  };
  return { type: 'read', fileName, reading };
}

function failed(reason: string, message: string): ToPicturePage {
  return { type: 'failed', fileName, problem: { reason, message } };
}

function digit(): GreyPicture {
  const { images } = generateDigits({ seed: 5, part: 'test', first: 0, count: 1 });
  return { width: 28, height: 28, greys: Float32Array.from(images, value => value / 255) };
}

/** The digit, so many times as large, dark on paper. */
function photograph(width: number, height: number, scale: number): GreyPicture {
  const { greys: ink } = digit();
  const greys = new Float32Array(width * height).fill(0.92);
  for (let y = 0; y < 28 * scale; y++) {
    for (let x = 0; x < 28 * scale; x++) {
      greys[y * width + 40 + x] -= 0.8 * ink[Math.floor(y / scale) * 28 + Math.floor(x / scale)];
    }
  }
  return { width, height, greys };
}
