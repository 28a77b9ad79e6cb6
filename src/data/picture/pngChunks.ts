import { inflateSync } from 'node:zlib';
import { t } from '@vscode/l10n';
import { grouped } from '../wording.ts';
import { PictureError } from './pictureError.ts';

// PNG (https://www.w3.org/TR/png-3): a signature, then chunks of a length, a name, bytes and a CRC.

/** Pixels of the largest picture that is read: 4096x4096. */
export const MOST_PIXELS = 2 ** 24;

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Those that make the picture. Text, colour profiles and further frames may hold anything. */
const NEEDED = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
/** Values of a pixel, by the type of colour. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunk {
  readonly name: string;
  /** Length, name, content and CRC. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/**
 * A PNG file with nothing but its picture, which is no larger than it says and than is allowed: it
 * may be unpacked without fear.
 * @throws PictureError `not-png`, `too-large` or `broken`
 */
export function safePng(bytes: Uint8Array, fileName: string): Uint8Array {
  if (SIGNATURE.some((value, at) => bytes[at] !== value)) {
    const sentence = t('{0} is no PNG picture. Save it as PNG and try again.', fileName);
    throw new PictureError('not-png', sentence);
  }
  const chunks = chunksOf(bytes, fileName).filter(({ name }) => NEEDED.has(name));
  const [header] = chunks;
  if (header?.name !== 'IHDR' || header.content.length !== 13) {
    throw broken(fileName);
  }
  const data = chunks.filter(({ name }) => name === 'IDAT').map(({ content }) => content);
  checkUnpacked(joined(data), bytesOfPicture(header.content, fileName), fileName);
  return joined([SIGNATURE, ...chunks.map(({ whole }) => whole)]);
}

/** @throws PictureError that says so: it is damaged or cut off */
export function broken(fileName: string, cause?: unknown): PictureError {
  const sentence = t('{0} is damaged or cut off: it cannot be read as a PNG picture.', fileName);
  return new PictureError('broken', sentence, { cause });
}

function chunksOf(bytes: Uint8Array, fileName: string): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; chunks.at(-1)?.name !== 'IEND'; ) {
    const length = at + 12 <= bytes.length ? view.getUint32(at) : Number.POSITIVE_INFINITY;
    const end = at + 12 + length;
    if (end > bytes.length) {
      throw broken(fileName);
    }
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, end - 4);
    chunks.push({ name, content, whole: bytes.subarray(at, end) });
    at = end;
  }
  return chunks;
}

/** At most, unpacked, with what says how each row is filtered; interlaced ones have more rows. */
function bytesOfPicture(header: Uint8Array, fileName: string): number {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const channels = CHANNELS[header[9]];
  if (width === 0 || height === 0 || channels === undefined) {
    throw broken(fileName);
  }
  if (width * height > MOST_PIXELS) {
    throw new PictureError(
      'too-large',
      t(
        '{fileName} has {width}×{height} pixels, more than the {limit} that are read. Make it smaller and try again.',
        {
          ...{ fileName, width: grouped(width), height: grouped(height) },
          limit: grouped(MOST_PIXELS),
        },
      ),
    );
  }
  return 2 * height * (1 + Math.ceil((width * channels * header[8]) / 8)) + 64;
}

/** A small file can unpack to gigabytes: it is tried with a bound before anybody else does it. */
function checkUnpacked(data: Uint8Array, maxOutputLength: number, fileName: string): void {
  try {
    inflateSync(data, { maxOutputLength });
  } catch (error) {
    throw broken(fileName, error);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
