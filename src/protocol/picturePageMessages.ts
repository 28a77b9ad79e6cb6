// Every message between host and the page that reads a digit in a picture.
import type { PictureReading } from './pictureReading.ts';
import type { Problem } from './subjects.ts';

export type FromPicturePage =
  | { readonly type: 'ready' }
  /** The network or the file may be another one now. */
  | { readonly type: 'readAgain' }
  | { readonly type: 'train' };

/** The newest message says all there is. `fileName` is the path in the workspace. */
export type ToPicturePage =
  | { readonly type: 'reading'; readonly fileName: string }
  | { readonly type: 'read'; readonly fileName: string; readonly reading: PictureReading }
  | { readonly type: 'failed'; readonly fileName: string; readonly problem: Problem };
