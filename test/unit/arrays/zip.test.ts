import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zipSync } from 'fflate';
import type { ArrayFault } from '../../../src/arrays/arrayError.ts';
import { crc32 } from '../../../src/arrays/crc32.ts';
import { readZipDirectory } from '../../../src/arrays/zipDirectory.ts';
import { readZipEntry } from '../../../src/arrays/zipEntry.ts';

const MAXIMUM = 1_000_000;
const text = (words: string) => new TextEncoder().encode(words);
/** Bytes that no packer makes smaller. */
const noise = (length: number) =>
  Uint8Array.from({ length }, (_, index) => (Math.imul(index + 1, 0x9e3779b1) >>> 13) & 0xff);

function unpack(bytes: Uint8Array, maximumBytes = MAXIMUM): Record<string, Uint8Array> {
  const { entries } = readZipDirectory(bytes);
  return Object.fromEntries(
    entries.map(entry => [entry.name, readZipEntry(bytes, entry, maximumBytes)]),
  );
}

function refuses(bytes: Uint8Array, reason: ArrayFault, message: RegExp, maximumBytes = MAXIMUM) {
  assert.throws(() => unpack(bytes, maximumBytes), { name: 'ArrayError', reason, message });
}

type Level = 0 | 6;

/** A zip file of two entries that can be spoilt at places of its directory's first entry. */
function zipOf(level: Level = 0, contents = [noise(300), text('b'.repeat(500))]) {
  const bytes = Buffer.from(zipSync({ 'a.npy': contents[0], 'b.npy': contents[1] }, { level }));
  const first = bytes.indexOf('PK\x01\x02', 0, 'latin1');
  const second = bytes.indexOf('PK\x01\x02', first + 4, 'latin1');
  return { bytes, first, second, end: bytes.length - 22 };
}

describe('a zip file', () => {
  it('is unpacked, stored or deflated, small or larger than the window', () => {
    const files = { 'a.npy': noise(100_000), 'b.npy': new Uint8Array(200_000), empty: text('') };
    for (const level of [0, 6] as const) {
      assert.deepEqual(unpack(zipSync(files, { level })), files);
    }
  });

  it('gives content that is apart from the file', () => {
    const { bytes } = zipOf();
    const content = unpack(bytes)['a.npy'];
    bytes.fill(0);
    assert.deepEqual(content, noise(300));
  });

  it('may carry a comment, even one that looks like a directory', () => {
    const { bytes, end } = zipOf();
    const comment = Buffer.from('PK\x05\x06 and more', 'latin1');
    bytes.writeUInt16LE(comment.length, end + 20);
    const directory = readZipDirectory(Buffer.concat([bytes, comment]));
    assert.deepEqual(Buffer.from(directory.comment), comment);
    assert.equal(directory.entries.length, 2);
  });

  it('that is cut off anywhere is refused', () => {
    const { bytes } = zipOf(6);
    for (let length = 0; length < bytes.length; length++) {
      refuses(bytes.subarray(0, length), 'truncated', /cut off or damaged/);
    }
  });

  it('in which any byte of the content changed is refused', () => {
    for (const level of [0, 6] as const) {
      const { bytes } = zipOf(level);
      const start = bytes.indexOf('a.npy') + 5;
      for (let at = start; at < start + 20; at++) {
        const changed = Buffer.from(bytes);
        changed[at] ^= 0x10;
        refuses(changed, 'truncated', /cut off or damaged at "a\.npy"/);
      }
    }
  });
});

describe('a zip file that claims falsely is refused:', () => {
  it('more bytes than are allowed', () => {
    const { bytes, first } = zipOf();
    bytes.writeUInt32LE(0xf0000000, first + 24);
    refuses(bytes, 'too-large', /claims 4,026,531,840 bytes for "a\.npy"; at most 1,000,000/);
  });

  it('zip64 sizes', () => {
    const { bytes, first, end } = zipOf();
    // A field of two huge numbers, in the place of the second entry of the directory.
    bytes.writeUInt32LE(0xffffffff, first + 24);
    const field = Buffer.alloc(12);
    field.writeUInt16LE(1, 0);
    field.writeUInt16LE(8, 2);
    field.writeBigUInt64LE(2n ** 62n, 4);
    bytes.writeUInt16LE(field.length, first + 30);
    const nameEnd = first + 46 + 5;
    const spoilt = Buffer.concat([bytes.subarray(0, nameEnd), field, bytes.subarray(nameEnd)]);
    const newEnd = end + field.length;
    spoilt.writeUInt32LE(spoilt.readUInt32LE(newEnd + 12) + field.length, newEnd + 12);
    refuses(spoilt, 'too-large', /claims 4,611,686,018,427,\S+ bytes for "a\.npy"/);
  });

  it('more than deflate can make of so few bytes', () => {
    const { bytes, second } = zipOf(6);
    bytes.writeUInt32LE(900_000, second + 24);
    refuses(bytes, 'truncated', /"b\.npy": \d+ bytes cannot unpack to 900,000/);
  });

  it('less or more than there is', () => {
    for (const [claim, message] of [
      [499, /more than the 499 bytes it claims/],
      [501, /unpacks to 500 of 501 bytes/],
    ] as const) {
      const { bytes, second } = zipOf(6);
      bytes.writeUInt32LE(claim, second + 24);
      refuses(bytes, 'truncated', message);
    }
    const { bytes, first } = zipOf(0);
    bytes.writeUInt32LE(299, first + 24);
    refuses(bytes, 'truncated', /300 bytes cannot unpack to 299/);
  });

  it('a bomb that says it is small stops early', () => {
    const bomb = zipOf(6, [text('a'), new Uint8Array(50_000_000)]);
    bomb.bytes.writeUInt32LE(1000, bomb.second + 24);
    refuses(bomb.bytes, 'truncated', /more than the 1,000 bytes it claims/);
  });

  it('entries that share their bytes', () => {
    const { bytes, first, second } = zipOf();
    bytes.writeUInt32LE(bytes.readUInt32LE(first + 42), second + 42);
    refuses(bytes, 'format', /entries that overlap at byte 0: "b\.npy"/);
  });

  it('an entry that lies in the directory or beyond', () => {
    const { bytes, second } = zipOf();
    bytes.writeUInt32LE(0x7fffffff, second + 42);
    refuses(bytes, 'format', /says that "b\.npy" ends at byte 2,147,/);
  });

  it('more entries than there are', () => {
    const { bytes, end } = zipOf();
    bytes.writeUInt16LE(3, end + 8);
    bytes.writeUInt16LE(3, end + 10);
    refuses(bytes, 'format', /has no entry at byte/);
    bytes.writeUInt16LE(1, end + 8);
    bytes.writeUInt16LE(1, end + 10);
    refuses(bytes, 'format', /has entries up to byte/);
  });
});

describe('a zip file is refused', () => {
  for (const name of ['../a.npy', '/etc/passwd', 'C:\\a.npy', 'C:a.npy', 'dir/a.npy', '..', '']) {
    it(`with an entry named ${JSON.stringify(name)}`, () =>
      refuses(zipSync({ [name]: text('a') }, { level: 0 }), 'unsupported', /whose name is a path/));
  }

  it('with the same name twice', () => {
    const { bytes } = zipOf();
    const twice = Buffer.from(bytes.toString('latin1').replaceAll('b.npy', 'a.npy'), 'latin1');
    refuses(twice, 'format', /two entries with the name "a\.npy"/);
  });

  it('when encrypted', () => {
    const { bytes, first } = zipOf();
    bytes.writeUInt16LE(1, first + 8);
    refuses(bytes, 'unsupported', /has an encrypted entry "a\.npy"/);
  });

  it('when packed in another way', () => {
    const { bytes, first } = zipOf();
    bytes.writeUInt16LE(12, first + 10);
    refuses(bytes, 'unsupported', /"a\.npy" packed with method 12/);
  });
});

it('the checksum is that of zip files', () => {
  // The check value of CRC-32/ISO-HDLC.
  assert.equal(crc32(text('123456789')), 0xcbf43926);
});
