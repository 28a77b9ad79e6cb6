import { digitOfPicture } from '../data/picture/digitOfPicture.ts';
import { type GreyPicture, scaled } from '../data/picture/greyPicture.ts';
import { decodePng } from '../data/picture/png.ts';
import type { PictureDigit } from '../protocol/pictureReading.ts';

/** Pixels of the longer side of what a page shows of a picture. */
const PREVIEW = 196;

/** A PNG file as a network receives it. @throws {PictureError} */
export function pictureDigit(bytes: Uint8Array, fileName: string): PictureDigit {
  const picture = decodePng(bytes, fileName);
  const { width, height } = picture;
  return { ...digitOfPicture(picture, fileName), width, height, preview: preview(picture) };
}

function preview(picture: GreyPicture): PictureDigit['preview'] {
  const scale = Math.min(1, PREVIEW / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const { greys } = scale < 1 ? scaled(picture, width, height) : picture;
  return { width, height, greys: Uint8Array.from(greys, value => Math.round(255 * value)) };
}
