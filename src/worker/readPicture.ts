import type { PictureDigit } from '../protocol/pictureReading.ts';
import type { ParamsBytes } from '../protocol/workerMessages.ts';
import { openParams } from './convert.ts';
import { predictImages } from './evaluate.ts';
import type { Pace } from './pace.ts';
import { pictureDigit } from './pictureDigit.ts';

/**
 * A PNG file as a network receives it, and what the network of a params file says of it.
 * @param params missing: nobody is asked
 * @throws {PictureError}
 * @throws {ParamsError}
 */
export async function readPicture(
  picture: { readonly file: Uint8Array; readonly fileName: string },
  params: ParamsBytes | undefined,
  pace: Pace,
): Promise<{ digit: PictureDigit; probabilities?: Float32Array }> {
  const digit = pictureDigit(picture.file, picture.fileName);
  return params === undefined
    ? { digit }
    : { digit, probabilities: await predictImages(openParams(params), digit.image, pace) };
}
