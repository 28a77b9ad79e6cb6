import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { crc32 } from '../../../../src/arrays/crc32.ts';
import { PictureError } from '../../../../src/data/picture/pictureError.ts';
import { decodePng } from '../../../../src/data/picture/png.ts';

/** A PNG put together by hand, chunk by chunk. */
function png(...chunks: [name: string, content: Uint8Array][]): Uint8Array {
  const parts = chunks.map(([name, content]) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(named) >>> 0);
    return Buffer.concat([length, named, check]);
  });
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]));
}

function header(width: number, height: number, depth: number, colorType: number): Uint8Array {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([depth, colorType, 0, 0, 0], 8);
  return content;
}

const packed = (...bytes: number[]) => deflateSync(Uint8Array.from(bytes));
const end: [string, Uint8Array] = ['IEND', new Uint8Array(0)];
const tenths = (greys: Float32Array) => [...greys].map(grey => Math.round(10 * grey));

function reasonOf(bytes: Uint8Array): string {
  try {
    decodePng(bytes, 'a.png');
  } catch (error) {
    assert.ok(error instanceof PictureError, String(error));
    assert.match(error.message, /^a\.png /);
    return error.reason;
  }
  return 'none';
}

test('colours of every kind become grey', () => {
  const two = { width: 2, height: 1 } as const;
  const grey = encode({ ...two, data: Uint8Array.of(0, 255), channels: 1 });
  assert.deepEqual(tenths(decodePng(grey, 'a').greys), [0, 10]);
  const deep = encode({ ...two, data: Uint16Array.of(0, 65535), channels: 1, depth: 16 });
  assert.deepEqual(tenths(decodePng(deep, 'a').greys), [0, 10]);
  const colors = encode({ ...two, data: Uint8Array.of(255, 0, 0, 0, 255, 0), channels: 3 });
  assert.deepEqual(tenths(decodePng(colors, 'a').greys), [3, 6]);
  const indexed = png(
    ['IHDR', header(3, 1, 2, 3)],
    ['PLTE', Uint8Array.of(0, 0, 0, 255, 255, 255, 128, 128, 128)],
    ['IDAT', packed(0, 0b01_00_10_00)],
    end,
  );
  assert.deepEqual(tenths(decodePng(indexed, 'a').greys), [10, 0, 5]);
  const bits = png(['IHDR', header(10, 2, 1, 0)], ['IDAT', packed(0, 0xa0, 0x40, 0, 0, 0x80)], end);
  assert.deepEqual(
    tenths(decodePng(bits, 'a').greys).map(value => value / 10),
    [1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
  );
});

test('what is transparent is white paper, unless all ink is white', () => {
  const two = { width: 2, height: 1, channels: 4 } as const;
  const black = encode({ ...two, data: Uint8Array.of(0, 0, 0, 255, 0, 0, 0, 0) });
  assert.deepEqual(tenths(decodePng(black, 'a').greys), [0, 10]);
  const white = encode({ ...two, data: Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 0) });
  assert.deepEqual(tenths(decodePng(white, 'a').greys), [10, 0]);
  const key = png(
    ['IHDR', header(2, 1, 8, 0)],
    ['tRNS', Uint8Array.of(0, 30)],
    ['IDAT', packed(0, 30, 100)],
    end,
  );
  assert.deepEqual(tenths(decodePng(key, 'a').greys), [10, 4]);
});

test('a file that is cut off anywhere, or has a wrong bit, is damaged', () => {
  const data = Uint8Array.from({ length: 12 * 12 }, (_, at) => (at * 31) % 256);
  const whole = encode({ width: 12, height: 12, data, channels: 1 });
  for (let length = 8; length < whole.length; length++) {
    assert.equal(reasonOf(whole.slice(0, length)), 'broken', `${length} bytes`);
  }
  for (let at = 16; at < whole.length - 12; at += 3) {
    const damaged = whole.slice();
    damaged[at] ^= 0x10;
    assert.ok(['broken', 'too-large'].includes(reasonOf(damaged)), `byte ${at}`);
  }
});

test('other files are told from PNG by their first bytes', () => {
  assert.equal(reasonOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)), 'not-png');
  assert.equal(reasonOf(new Uint8Array(0)), 'not-png');
});

test('a picture with too many pixels is refused before it is unpacked', () => {
  const bytes = png(['IHDR', header(60_000, 60_000, 8, 0)], ['IDAT', packed(0)], end);
  assert.equal(reasonOf(bytes), 'too-large');
});

test('a small file that would unpack to far more than its picture is refused', () => {
  const bomb = deflateSync(new Uint8Array(50_000_000));
  assert.equal(reasonOf(png(['IHDR', header(28, 28, 8, 0)], ['IDAT', bomb], end)), 'broken');
});

test('what is beside the picture is not looked at', () => {
  const bomb: [string, Uint8Array] = ['iCCP', Buffer.from('a\0\0broken')];
  const bytes = png(['IHDR', header(2, 1, 8, 0)], bomb, ['IDAT', packed(0, 0, 255)], end);
  assert.deepEqual(tenths(decodePng(bytes, 'a').greys), [0, 10]);
});
