// What a zip file says it holds. fflate unpacks, but looks at neither checksums, encryption,
// overlaps nor names that appear twice: whatever a stranger's file claims is checked here first.
// Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (sections 4.3 to 4.5)
import { t } from '@vscode/l10n';
import { ArrayError } from './arrayError.ts';
import { grouped, quoted } from './words.ts';

/** One file in a zip file, by the directory at its end. */
export interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflated; others are not read. */
  readonly method: number;
  readonly checksum: number;
  /** Bytes in the zip file. */
  readonly packedBytes: number;
  /** Bytes when unpacked. A claim, until it is unpacked. */
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** In the place of a number that is in the zip64 field instead. */
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 0x0001;
/** Bits of encryption: plain, strong, and with a masked local header. */
const ENCRYPTED = 0x2041;
const UTF8 = 0x0800;
const LONGEST_NAME = 200;

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly comment: Uint8Array;
}

/** The entries of a zip file in the directory's order, and its comment. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly comment: Uint8Array;
}

/** Whether a file begins as zip files with anything in them do. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * Reads the directory of a zip file; no entry is unpacked.
 * @throws {ArrayError} a directory that is cut off or false, encryption, paths, equal names, overlaps
 */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, end, count, comment } = findDirectory(bytes, view);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let position = start;
  for (let index = 0; index < count; index++) {
    const { entry, next } = readEntry(bytes, view, position, end);
    checkName(entry.name, names);
    names.add(entry.name);
    entries.push(entry);
    position = next;
  }
  if (position !== end) {
    throw damaged(t('has entries up to byte {position}, but ends at {end}', { position, end }));
  }
  checkPlaces(entries, start);
  return { entries, comment };
}

/** The directory's end is the file's end; only a comment may stand behind it. */
function findDirectory(bytes: Uint8Array, view: DataView): Directory {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE || view.getUint16(at + 20, true) !== last - at) {
      continue;
    }
    const count = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const start = view.getUint32(at + 16, true);
    if (count === 0xffff || size === IN_ZIP64 || start === IN_ZIP64) {
      throw new ArrayError(
        'unsupported',
        t('is a zip file of the zip64 form, made for more than 4 GB or 65,535 entries'),
      );
    }
    if (view.getUint32(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== count) {
      throw new ArrayError('unsupported', t('is one part of a zip file in several parts'));
    }
    if (start + size !== at) {
      throw damaged(
        t('should lie from byte {start} to {end}, but ends at {at}', {
          start,
          end: start + size,
          at,
        }),
      );
    }
    return { start, end: at, count, comment: bytes.subarray(at + END_BYTES) };
  }
  throw new ArrayError(
    'truncated',
    t('is cut off or damaged: it lacks the directory that ends every zip file'),
  );
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, end: number) {
  if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
    throw damaged(t('has no entry at byte {at}, where it should', { at }));
  }
  const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true);
  const fieldsEnd = nameEnd + view.getUint16(at + 30, true);
  const next = fieldsEnd + view.getUint16(at + 32, true);
  if (next > end) {
    throw damaged(t('has an entry at byte {at} that goes beyond its end', { at }));
  }
  const flags = view.getUint16(at + 8, true);
  const name = new TextDecoder(flags & UTF8 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(at + ENTRY_BYTES, nameEnd),
  );
  if (flags & ENCRYPTED) {
    throw new ArrayError('unsupported', t('has an encrypted entry {name}', { name: quoted(name) }));
  }
  const sizes = [24, 20, 42].map(place => view.getUint32(at + place, true));
  const [unpacked, packedBytes, offset] = withZip64(sizes, view, nameEnd, fieldsEnd);
  const method = view.getUint16(at + 10, true);
  const checksum = view.getUint32(at + 16, true);
  return { entry: { name, method, checksum, packedBytes, bytes: unpacked, offset }, next };
}

/** Numbers that do not fit in 32 bits are, in the same order, in a field behind the name. */
function withZip64(
  sizes: readonly number[],
  view: DataView,
  start: number,
  end: number,
): readonly number[] {
  let at = start;
  while (at + 4 <= end && view.getUint16(at, true) !== ZIP64_FIELD) {
    at += 4 + view.getUint16(at + 2, true);
  }
  const fieldEnd = at + 4 <= end ? Math.min(end, at + 4 + view.getUint16(at + 2, true)) : at;
  let place = at + 4;
  return sizes.map(size => {
    if (size !== IN_ZIP64 || place + 8 > fieldEnd) {
      return size;
    }
    place += 8;
    return Number(view.getBigUint64(place - 8, true));
  });
}

function checkName(name: string, before: ReadonlySet<string>): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[/\\\u0000-\u001f]|^[A-Za-z]:|^\.*$/.test(name) || name.length > LONGEST_NAME) {
    throw new ArrayError(
      'unsupported',
      t('has an entry {name}, whose name is a path or no name at all', { name: quoted(name) }),
    );
  }
  if (before.has(name)) {
    throw new ArrayError(
      'format',
      t('has two entries with the name {name}', { name: quoted(name) }),
    );
  }
}

/** Entries that share bytes make a small file unpack to a huge one. */
function checkPlaces(entries: readonly ZipEntry[], directoryStart: number): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) {
      throw damaged(
        t('has entries that overlap at byte {offset}: {name}', {
          offset: entry.offset,
          name: quoted(entry.name),
        }),
      );
    }
    end = entry.offset + LOCAL_BYTES + entry.packedBytes;
    if (end > directoryStart) {
      throw damaged(
        t(
          'says that {name} ends at byte {end} or later, where the directory begins at {directoryStart}',
          { name: quoted(entry.name), end: grouped(end), directoryStart: grouped(directoryStart) },
        ),
      );
    }
  }
}

function damaged(what: string): ArrayError {
  return new ArrayError('format', t('is damaged: its zip directory {what}', { what }));
}
