import { t } from '@vscode/l10n';
import { decodeIdxImages, decodeIdxLabels, encodeIdxImages, encodeIdxLabels } from '../data/idx.ts';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';
import type { MyDigits } from '../protocol/myDigits.ts';
import type { Folder } from './folder.ts';
import { ProblemError } from './problemError.ts';
import { replaceFile } from './writeWhole.ts';

/** The pair of files, as other programs read it. */
export const IMAGES_FILE = 'my-digits-images.idx3-ubyte';
export const LABELS_FILE = 'my-digits-labels.idx1-ubyte';
/** Labels of a change that is under way: they belong to the images as soon as those are as many. */
const NEXT_LABELS_FILE = `${LABELS_FILE}.next`;

/** More than anybody looks through. */
export const MOST_DIGITS = 200;

export const NO_DIGITS: MyDigits = { images: new Uint8Array(0), labels: new Uint8Array(0) };

interface Found extends MyDigits {
  /** A change was interrupted between its two files: the labels are the next ones. */
  readonly isInterrupted: boolean;
}

/**
 * My digits as a pair of IDX files. The two change one after the other, so that a change that is
 * interrupted anywhere leaves either what was before or what should be. Damaged files are left as
 * they are.
 */
export class MyDigitsStore {
  readonly #folder: Folder;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  /** @throws ProblemError where a file is damaged or cannot be read */
  async read(): Promise<MyDigits> {
    const { images, labels } = await this.#find();
    return { images, labels };
  }

  /** With one more. @throws ProblemError, ParamsError `storage` */
  async add(image: Uint8Array, label: number): Promise<MyDigits> {
    const found = await this.#find();
    const count = found.labels.length;
    if (count >= MOST_DIGITS) {
      throw problem(t('{0} drawings are kept already: delete some of them first.', count));
    }
    const images = new Uint8Array((count + 1) * INPUT_SIZE);
    images.set(found.images);
    images.set(image, count * INPUT_SIZE);
    return this.#write(found, { images, labels: Uint8Array.of(...found.labels, label) });
  }

  /** Without one; the first of several equal ones goes. @throws ProblemError, ParamsError `storage` */
  async remove(image: Uint8Array, label: number): Promise<MyDigits> {
    const found = await this.#find();
    const gone = found.labels.findIndex(
      (own, at) => own === label && sameBytes(imageAt(found, at), image),
    );
    if (gone < 0) {
      return found;
    }
    const places = Array.from(found.labels.keys()).filter(at => at !== gone);
    const images = new Uint8Array(places.length * INPUT_SIZE);
    for (const [to, from] of places.entries()) {
      images.set(imageAt(found, from), to * INPUT_SIZE);
    }
    return this.#write(found, { images, labels: found.labels.filter((_, at) => at !== gone) });
  }

  async #find(): Promise<Found> {
    const files = [IMAGES_FILE, LABELS_FILE, NEXT_LABELS_FILE];
    const [images, labels, next] = await Promise.all(files.map(name => this.#folder.read(name)));
    if (images === undefined && labels === undefined) {
      return { ...NO_DIGITS, isInterrupted: false };
    }
    if (images === undefined) {
      throw damaged(t('{0} is there, but not {1}.', LABELS_FILE, IMAGES_FILE));
    }
    const pixels = decoded(IMAGES_FILE, () => decodeIdxImages(images, IMAGES_FILE));
    const count = pixels.length / INPUT_SIZE;
    const own = labels && decoded(LABELS_FILE, () => decodeIdxLabels(labels, LABELS_FILE));
    if (own?.length === count) {
      return { images: pixels, labels: checked(own), isInterrupted: false };
    }
    const later = next && decoded(NEXT_LABELS_FILE, () => decodeIdxLabels(next, NEXT_LABELS_FILE));
    if (later?.length === count) {
      return { images: pixels, labels: checked(later), isInterrupted: true };
    }
    throw damaged(
      t(
        '{0} and {1} do not belong together: they hold {2} pictures and {3} labels.',
        ...[...[IMAGES_FILE, LABELS_FILE, count, own?.length ?? 0]],
      ),
    );
  }

  async #write({ isInterrupted }: Found, digits: MyDigits): Promise<MyDigits> {
    if (isInterrupted) {
      await this.#folder.rename(NEXT_LABELS_FILE, LABELS_FILE, { overwrite: true });
    }
    const { images, labels } = digits;
    await replaceFile(this.#folder, NEXT_LABELS_FILE, encodeIdxLabels(labels));
    await replaceFile(this.#folder, IMAGES_FILE, encodeIdxImages(images, labels.length));
    await this.#folder.rename(NEXT_LABELS_FILE, LABELS_FILE, { overwrite: true });
    return digits;
  }
}

function imageAt({ images }: MyDigits, at: number): Uint8Array {
  return images.subarray(at * INPUT_SIZE, (at + 1) * INPUT_SIZE);
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

/**
 * A plain copy: what is read is a view of a file, which would be sent whole, and mostly a `Buffer`,
 * which reaches a page as an object without a length.
 */
function decoded(fileName: string, decode: () => Uint8Array): Uint8Array {
  try {
    return new Uint8Array(decode());
  } catch {
    throw damaged(t('{0} is cut off, or no IDX file of 28x28 pictures with labels.', fileName));
  }
}

function checked(labels: Uint8Array): Uint8Array {
  if (labels.some(label => label >= OUTPUT_SIZE)) {
    throw damaged(t('{0} holds labels that are no digits.', LABELS_FILE));
  }
  return labels;
}

/** Nothing is written over it: what to do about it is the person's choice. */
function damaged(what: string): ProblemError {
  return problem(
    t('My digits cannot be read: {0} Repair the files or move them away to begin anew.', what),
  );
}

function problem(message: string): ProblemError {
  return new ProblemError({ reason: 'my-digits', message });
}
