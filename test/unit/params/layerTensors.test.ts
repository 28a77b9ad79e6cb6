import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSafetensors } from '../../../src/params/safetensors.ts';
import { fileWith, good, refuses, withShapes } from './safetensorsFiles.ts';

test('missing layers and half layers', () => {
  refuses(fileWith({}), 'layers', /holds no layers/);
  refuses(withShapes({ '0.weight': [10, 784] }), 'layers', /"0\.weight" but no "0\.bias"/);
  refuses(withShapes({ '0.bias': [10] }), 'layers', /"0\.bias" but no "0\.weight"/);
  refuses(
    withShapes({ '2.weight': [10, 128], '2.bias': [10] }),
    'layers',
    /a digit has 784 pixels, but "2\.weight" takes 128\. Is a layer missing/,
  );
  refuses(withShapes({ '0.weight': [128, 784], '0.bias': [128] }), 'layers', /128 outputs/);
  // Widths alone do not tell that 2.* of 784-16-16-10 is gone; the file's own claim does.
  refuses(
    withShapes(
      { '0.weight': [16, 784], '0.bias': [16], '4.weight': [10, 16], '4.bias': [10] },
      { layers: '784-16-16-10' },
    ),
    'layers',
    /says that its layers are 784-16-16-10, but holds 784-16-10/,
  );
});

test('shapes that do not chain', () => {
  refuses(
    withShapes({ '0.weight': [8, 784], '0.bias': [8], '2.weight': [10, 9], '2.bias': [10] }),
    'layers',
    /"0\.weight" gives 8 values, but "2\.weight" takes 9/,
  );
  refuses(
    withShapes({ '0.weight': [10, 784], '0.bias': [9] }),
    'layers',
    /\[9\] beside 10 outputs/,
  );
  refuses(withShapes({ '0.weight': [10, 784], '0.bias': [10, 1] }), 'layers', /\[10, 1\]/);
  refuses(withShapes({ '0.weight': [7840], '0.bias': [10] }), 'layers', /not \[outputs, inputs\]/);
  refuses(withShapes({ '0.weight': [0, 784], '0.bias': [0] }), 'layers', /not \[outputs, inputs\]/);
});

test('networks that our layers do not compute', () => {
  refuses(
    withShapes({ '0.weight': [8, 784], '0.bias': [8], '1.weight': [10, 8], '1.bias': [10] }),
    'layers',
    /no place for the ReLU between "0\.weight" and "1\.weight"/,
  );
  refuses(
    withShapes({ '0.weight': [10, 784], '0.bias': [10] }, { activation: 'tanh' }),
    'layers',
    /"tanh"/,
  );
  refuses(withShapes({ 'conv.weight': [8, 784] }), 'layers', /"conv\.weight"; expected are only/);
  refuses(withShapes({ '00.weight': [10, 784], '00.bias': [10] }), 'layers', /"00\.weight"/);
});

test('a Sequential that begins with Flatten and has Dropout is read', () => {
  const bytes = withShapes({
    '1.weight': [8, 784],
    '1.bias': [8],
    '4.weight': [10, 8],
    '4.bias': [10],
  });
  assert.deepEqual(
    decodeSafetensors(bytes, 'good').parameters.map(layer => layer.outputs),
    [8, 10],
  );
});

test('weights that are not finite are named with their place', () => {
  for (const [value, bits] of [
    ['NaN', 0x7fc00000],
    ['Infinity', 0x7f800000],
    ['-Infinity', 0xff800000],
  ] as const) {
    const { header, dataBytes } = good();
    const bytes = fileWith(header, dataBytes);
    const start = bytes.length - dataBytes;
    new DataView(bytes.buffer).setUint32(start + 9408 + 4, bits, true);
    refuses(bytes, 'not-finite', new RegExp(`${value} in tensor "0\\.bias" at index 1`));
  }
});

test('names that reach for object prototypes are only names', () => {
  const { header, dataBytes } = good();
  const text = JSON.stringify(header);
  const withProto = `{"__proto__":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},${text.slice(1)}`;
  refuses(fileWith(withProto, dataBytes), 'layers', /"__proto__"/);
  const claims = `{"__metadata__":{"__proto__":"x","constructor":"y"},${text.slice(1)}`;
  const { provenance } = decodeSafetensors(fileWith(claims, dataBytes), 'good');
  assert.deepEqual(provenance, {});
  assert.equal(({} as Record<string, unknown>).dtype, undefined);
});

test('a name made to upset a terminal is shown harmless and short', () => {
  const name = `\u001b[2J${'x'.repeat(1000)}`;
  refuses(
    withShapes({ [name]: [10, 784] }),
    'layers',
    /^bad\.safetensors has a tensor "\\u001b\[2Jx{40,60}…"/,
  );
});
