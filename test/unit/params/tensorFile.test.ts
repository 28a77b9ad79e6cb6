import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ParamsError } from '../../../src/params/paramsFile.ts';
import {
  decodeSafetensors,
  encodeSafetensors,
  MAXIMUM_FILE_BYTES,
} from '../../../src/params/safetensors.ts';
import {
  fileWith,
  good,
  headerOf,
  networkOf,
  refuses,
  withDtype,
  withEntry,
} from './safetensorsFiles.ts';

test('the good file of these tests is read', () => {
  const { header, dataBytes } = good();
  assert.equal(decodeSafetensors(fileWith(header, dataBytes), 'good').parameters.length, 2);
});

test('an empty or very short file', () => {
  refuses(new Uint8Array(0), 'truncated', /is empty/);
  refuses(new Uint8Array(7), 'truncated', /only 7 of the 8 bytes/);
});

test('a file too large to be a network for MNIST', () => {
  const bytes = new Uint8Array(new ArrayBuffer(MAXIMUM_FILE_BYTES + 1));
  refuses(bytes, 'too-large', /536,870,913 bytes, more than the 536,870,912/);
});

test('a header length beyond the file: both numbers are said', () => {
  const bytes = fileWith('{}');
  new DataView(bytes.buffer).setBigUint64(0, 1234n, true);
  refuses(bytes, 'truncated', /header ends at byte 1,242, the file at 10/);
});

test('an absurd header length, as every file of another format has', () => {
  refuses(
    new TextEncoder().encode('PK\u0003\u0004 a zip file'),
    'header',
    /not a safetensors file/,
  );
  const bytes = fileWith('{}');
  new DataView(bytes.buffer).setBigUint64(0, 2n ** 64n - 1n, true);
  refuses(bytes, 'header', /18,446,744,073,709,551,615 bytes long, the file has 10/);
});

test('a header that is no JSON object', () => {
  refuses(fileWith('{"a":'), 'header', /not valid JSON/);
  refuses(fileWith('[]'), 'header', /not a JSON object/);
  refuses(fileWith('null'), 'header', /not a JSON object/);
  refuses(fileWith('\uFEFF{}'), 'header', /not valid JSON/);
  const bytes = fileWith('{"é":1}');
  bytes[11] = 0xff;
  refuses(bytes, 'header', /not UTF-8/);
});

test('a name that appears twice, however it is written', () => {
  const { header, dataBytes } = good();
  const twice = JSON.stringify(header).replace('"2.bias"', '"0.bi\\u0061s"');
  refuses(fileWith(twice, dataBytes), 'header', /names "0\.bias" twice/);
  const inside = JSON.stringify(header).replace('{"dtype"', '{"shape":[1],"dtype"');
  refuses(fileWith(inside, dataBytes), 'header', /names "shape" twice/);
  const metadata = `{"__metadata__":{"a":"{}:","b":"1","a":"2"},${JSON.stringify(header).slice(1)}`;
  refuses(fileWith(metadata, dataBytes), 'header', /names "a" twice/);
});

test('equal names in different objects, and brackets in strings, are no duplicates', () => {
  const { header, dataBytes } = good();
  const metadata = { shape: '"shape": {[', '0.bias': '\\', dtype: 'x' };
  decodeSafetensors(fileWith({ __metadata__: metadata, ...header }, dataBytes), 'good');
});

test('metadata that are not strings', () => {
  for (const metadata of [{ epochs: 3 }, ['a'], 'text', null]) {
    const { header, dataBytes } = good();
    refuses(fileWith({ __metadata__: metadata, ...header }, dataBytes), 'header', /__metadata__/);
  }
});

test('a tensor without proper dtype, shape or offsets', () => {
  const sentence = /"0\.bias" without a proper dtype, shape and data_offsets/;
  refuses(withEntry('0.bias', { shape: undefined }), 'header', sentence);
  refuses(withEntry('0.bias', { shape: [-3] }), 'header', sentence);
  refuses(withEntry('0.bias', { shape: [1.5] }), 'header', sentence);
  refuses(withEntry('0.bias', { shape: [2 ** 60] }), 'header', sentence);
  refuses(withEntry('0.bias', { shape: '3' }), 'header', sentence);
  refuses(withEntry('0.bias', { dtype: 32 }), 'header', sentence);
  refuses(withEntry('0.bias', { data_offsets: [0] }), 'header', sentence);
  refuses(withEntry('0.bias', { data_offsets: [-4, 8] }), 'header', sentence);
  const { header, dataBytes } = good();
  refuses(fileWith({ ...header, '4.bias': null }, dataBytes), 'header', /"4\.bias" without/);
});

test('numbers of other types name tensor, type and the way on', () => {
  const oneLine =
    /torch: save_file\(\{name: tensor\.float\(\) for name, tensor in load_file\(.*\)\.$/;
  const float8 = withDtype('F8_E4M3', 1);
  refuses(float8, 'dtype', /has float8 numbers in its tensor "0\.weight" \(type "F8_E4M3"\); only/);
  refuses(float8, 'dtype', oneLine);
  refuses(withDtype('I8', 1), 'dtype', /"0\.weight" of the type "I8".* before it was quantized\./);
  refuses(
    withEntry('2.weight', { dtype: 'f32' }),
    'dtype',
    /"2\.weight" of the unknown type "f32"/,
  );
});

test('a conversion is only advised where it would help', () => {
  // A language model stays one in float32.
  const names = { 'model.embed_tokens.weight': [100, 64] };
  refuses(withDtype('F8_E5M2', 1, names), 'layers', /"model\.embed_tokens\.weight" takes 64/);
});

test('bytes that disagree with the shape, also where the product overflows', () => {
  refuses(withEntry('0.bias', { shape: [4] }), 'offsets', /\[4\], which takes 16 bytes.* hold 12/);
  refuses(withEntry('0.bias', { shape: [2 ** 40, 2 ** 40] }), 'offsets', /"0\.bias"/);
  refuses(withEntry('0.bias', { data_offsets: [9420, 9408] }), 'offsets', /"0\.bias"/);
});

test('tensors that overlap, leave a hole or lie beyond the file', () => {
  refuses(
    withEntry('0.bias', { data_offsets: [9404, 9416] }),
    'offsets',
    /"0\.bias" begins inside "0\.weight"/,
  );
  const hole = headerOf({
    '0.weight': [3, 784],
    hole: [2],
    '0.bias': [3],
    '2.weight': [10, 3],
    '2.bias': [10],
  });
  const { hole: _, ...header } = hole.header;
  refuses(
    fileWith(header, hole.dataBytes),
    'offsets',
    /has 8 bytes between "0\.weight" and "0\.bias" that belong to no tensor/,
  );
  refuses(
    withEntry('2.bias', { data_offsets: [10 ** 12, 10 ** 12 + 40] }),
    'offsets',
    /"2\.bias" ends at byte 1,000,000,000,\d+, the file ends at/,
  );
});

test('a file that was cut off, or has more bytes than tensors', () => {
  const { header, dataBytes } = good();
  refuses(
    fileWith(header, dataBytes - 1),
    'truncated',
    /is cut off: its tensors need ([\d,]+) bytes/,
  );
  refuses(
    fileWith(header, dataBytes + 5),
    'offsets',
    /has something behind its last tensor, which ends at byte/,
  );
});

test('a good file with any bytes changed is refused in words, or read', () => {
  const { header, dataBytes } = good();
  const bytes = fileWith({ __metadata__: { layers: '784-3-10' }, ...header }, dataBytes);
  const change = fc.record({ at: fc.nat(bytes.length - dataBytes + 40), to: fc.nat(255) });
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.nat(bytes.length),
      (changes, cut) => {
        const spoiled = bytes.slice(0, changes.length === 4 ? cut : bytes.length);
        for (const { at, to } of changes) {
          spoiled[at] = to;
        }
        try {
          const { parameters } = decodeSafetensors(spoiled, 'spoiled');
          assert.equal(parameters.at(-1)?.outputs, 10);
        } catch (error) {
          assert.ok(error instanceof ParamsError, String(error));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('what encodeSafetensors writes, cut anywhere, is refused', () => {
  const bytes = encodeSafetensors({ parameters: networkOf([784, 2, 10]), provenance: {} });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), length => {
      assert.throws(() => decodeSafetensors(bytes.slice(0, length), 'cut'), ParamsError);
    }),
  );
});
