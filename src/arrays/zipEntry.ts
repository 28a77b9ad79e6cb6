import { t } from '@vscode/l10n';
import { Inflate } from 'fflate';
import { ArrayError } from './arrayError.ts';
import { crc32 } from './crc32.ts';
import { grouped, quoted } from './words.ts';
import type { ZipEntry } from './zipDirectory.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
/** Deflate cannot do better than 1032 : 1 (https://zlib.net/zlib_tech.html). */
const BEST_COMPRESSION = 1032;
/** Packed bytes unpacked in one go: a false claim is found before 16 MB too many are made of it. */
const SLICE_BYTES = 16 * 1024;

/**
 * The content of one entry of a zip file, in memory of its own.
 * @param maximumBytes how long it may be, checked before anything is allocated
 * @throws {ArrayError} too large, not as long as claimed, damaged, or packed in another way
 */
export function readZipEntry(file: Uint8Array, entry: ZipEntry, maximumBytes: number): Uint8Array {
  checkClaims(entry, maximumBytes);
  const packed = packedBytes(file, entry);
  // Not slice(): that of a Buffer is a Buffer on the same memory.
  const content = entry.method === STORED ? new Uint8Array(packed) : inflate(packed, entry);
  if (crc32(content) !== entry.checksum) {
    throw damaged(entry, t('its checksum is wrong'));
  }
  return content;
}

function checkClaims(entry: ZipEntry, maximumBytes: number): void {
  const { name, method, bytes, packedBytes } = entry;
  if (bytes > maximumBytes) {
    throw new ArrayError(
      'too-large',
      t('claims {bytes} bytes for {name}; at most {maximumBytes} can be read', {
        bytes: grouped(bytes),
        name: quoted(name),
        maximumBytes: grouped(maximumBytes),
      }),
    );
  }
  if (method !== STORED && method !== DEFLATED) {
    throw new ArrayError(
      'unsupported',
      t(
        'has an entry {name} packed with method {method}; only stored and deflated entries can be read',
        { name: quoted(name), method },
      ),
    );
  }
  const most = method === STORED ? packedBytes : packedBytes * BEST_COMPRESSION;
  if (bytes > most || (method === STORED && bytes < packedBytes)) {
    throw damaged(
      entry,
      t('{packedBytes} bytes cannot unpack to {bytes}', {
        packedBytes: grouped(packedBytes),
        bytes: grouped(bytes),
      }),
    );
  }
}

function packedBytes(file: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const { offset } = entry;
  // The directory lies behind every entry, so there are always as many bytes.
  if (view.getUint32(offset, true) !== LOCAL_SIGNATURE) {
    throw damaged(entry, t('there is no entry at byte {offset}', { offset }));
  }
  if (view.getUint16(offset + 8, true) !== entry.method) {
    throw damaged(entry, t('it is packed in two ways'));
  }
  const start =
    offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + entry.packedBytes > file.length) {
    throw damaged(entry, t('it ends behind the file'));
  }
  return file.subarray(start, start + entry.packedBytes);
}

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const content = new Uint8Array(entry.bytes);
  let length = 0;
  const stream = new Inflate(chunk => {
    if (length + chunk.length > content.length) {
      throw damaged(
        entry,
        t('it unpacks to more than the {bytes} bytes it claims', { bytes: grouped(entry.bytes) }),
      );
    }
    content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += SLICE_BYTES) {
      const isLast = at + SLICE_BYTES >= packed.length;
      // fflate keeps what it cannot use yet in the array it was given: it gets its own.
      stream.push(new Uint8Array(packed.subarray(at, at + SLICE_BYTES)), isLast);
    }
  } catch (error) {
    throw error instanceof ArrayError ? error : damaged(entry, (error as Error).message, error);
  }
  if (length < content.length) {
    throw damaged(
      entry,
      t('it unpacks to {length} of {bytes} bytes', {
        length: grouped(length),
        bytes: grouped(entry.bytes),
      }),
    );
  }
  return content;
}

function damaged({ name }: ZipEntry, what: string, cause?: unknown): ArrayError {
  return new ArrayError(
    'truncated',
    t('is cut off or damaged at {name}: {what}', { name: quoted(name), what }),
    {
      cause,
    },
  );
}
