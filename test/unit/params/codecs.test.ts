import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CODECS,
  decodeParams,
  encodeParams,
  READERS,
  WRITERS,
} from '../../../src/params/codecs.ts';
import { READABLE_FORMATS } from '../../../src/params/formats.ts';
import { ParamsError, type ParamsFile } from '../../../src/params/paramsFile.ts';
import { networkOf } from './safetensorsFiles.ts';

const float = fc.float({ noNaN: true, noDefaultInfinity: true });

/** Any network, and claims that every format can hold. */
const anyFile = fc
  .record({
    hidden: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    numbers: fc.infiniteStream(float),
    epochs: fc.nat(),
    accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
    preset: fc.constantFrom('quick', 'ein "eigenes", größeres'),
  })
  .map(({ hidden, numbers, epochs, accuracy, preset }): ParamsFile => {
    const next = () => numbers.next().value as number;
    return {
      parameters: networkOf([784, ...hidden, 10]).map(layer => ({
        ...layer,
        weights: layer.weights.map((value, index) => (index < 50 ? next() : value)),
        biases: layer.biases.map(next),
      })),
      provenance: { preset, epochs, testAccuracy: accuracy },
    };
  });

/** By bytes: -0 is not 0. */
function bitsOf({ parameters }: ParamsFile) {
  const bits = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    Buffer.from(buffer, byteOffset, byteLength).toString('hex');
  return parameters.map(({ inputs, outputs, weights, biases }) => ({
    inputs,
    outputs,
    weights: bits(weights),
    biases: bits(biases),
  }));
}

for (const { format, extensions, write } of READERS) {
  const name = `a${extensions[0]}`;

  test(`${format}: any network comes back bit for bit, with what made it`, () => {
    assert.ok(write, 'what can be read can be written');
    fc.assert(
      fc.property(anyFile, file => {
        const read = decodeParams(encodeParams(file, name), name);
        assert.deepEqual(bitsOf(read), bitsOf(file));
        assert.deepEqual(read.provenance, file.provenance);
      }),
      { numRuns: 30 },
    );
  });

  test(`${format}: a damaged file is refused in words, or read`, () => {
    const { parameters } = { parameters: networkOf([784, 2, 10]) };
    const bytes = encodeParams({ parameters, provenance: { preset: 'quick' } }, name);
    const place = fc.oneof(
      fc.nat(400),
      fc.nat(bytes.length - 1),
      fc.nat(400).map(back => -1 - back),
    );
    const change = fc.record({ place, value: fc.nat(255) });
    const damage = fc.record({
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
      cut: fc.option(fc.nat(bytes.length), { freq: 3 }),
    });
    fc.assert(
      fc.property(damage, ({ changes, cut }) => {
        const damaged = bytes.slice(0, cut ?? bytes.length);
        for (const { place, value } of changes) {
          damaged[place < 0 ? damaged.length + place : place] = value;
        }
        try {
          const { parameters } = decodeParams(damaged, name);
          assert.equal(parameters.at(-1)?.outputs, 10);
        } catch (error) {
          assert.ok(error instanceof ParamsError, String((error as Error).stack));
          assert.match(error.message, /^a\..* .*[.?]$/s);
        }
      }),
      { numRuns: 500 },
    );
  });

  test(`${format}: any bytes are refused in words`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        assert.throws(() => decodeParams(bytes, name), ParamsError);
      }),
    );
  });

  test(`${format}: what Git LFS has not fetched yet, and what is empty, is called so`, () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 407456\n';
    const bytes = new TextEncoder().encode(pointer);
    assert.throws(() => decodeParams(bytes, name), {
      ...{ name: 'ParamsError', reason: 'format' },
      message: `${name} is a pointer of Git LFS, not the file itself. Fetch it with: git lfs pull.`,
    });
    assert.throws(() => decodeParams(new Uint8Array(0), name), {
      message: `${name} is empty. Copy or save it again.`,
    });
  });

  test(`${format}: a file over the limit is not looked at`, () => {
    assert.throws(() => decodeParams(new Uint8Array(1001), name, { maximumBytes: 1000 }), {
      reason: 'too-large',
      message: `${name} has 1,001 bytes, more than the 1,000 that are read. Is it a network for MNIST?`,
    });
  });
}

test('a format is known by the ending, in letters of any size', () => {
  const file = { parameters: networkOf([784, 10]), provenance: {} };
  for (const { extensions, format } of WRITERS) {
    for (const extension of extensions) {
      const name = `a.b/my.params${extension.toUpperCase()}`;
      const bytes = encodeParams(file, name);
      assert.deepEqual(bytes, WRITERS.find(writer => writer.format === format)!.write(file));
    }
  }
  // The native one where there is no ending.
  for (const name of ['params', '.hidden', '/a.npz/params', 'C:\\a.npz\\params']) {
    assert.deepEqual(decodeParams(encodeParams(file, name), name), file);
  }
  assert.equal(new Set(CODECS.flatMap(({ extensions }) => extensions)).size, CODECS.length + 1);
});

test('other files get a sentence that says what to do instead', () => {
  const cases: readonly [string, RegExp][] = [
    [
      'm.pt',
      /^m\.pt is a PyTorch file, .* save_file\(model\.state_dict\(\), "params\.safetensors"\)/,
    ],
    ['m.pth', /PyTorch/],
    ['m.CKPT', /PyTorch/],
    ['m.h5', /Keras file.*numpy\.savez\("params\.npz", \*model\.get_weights\(\)\)/],
    ['m.keras', /Keras/],
    ['m.onnx', /can be written, not read\. .*graph\.initializer/],
    ['m.npy', /single NumPy array/],
    ['m.txt', /has the ending "\.txt".*\.safetensors, \.pkl, \.npz or \.json\.$/],
  ];
  for (const [name, message] of cases) {
    assert.throws(() => decodeParams(new Uint8Array(9), name), { reason: 'format', message });
  }
  const file = { parameters: networkOf([784, 10]), provenance: {} };
  assert.throws(() => encodeParams(file, 'm.pt'), {
    reason: 'format',
    message: /^m\.pt has the ending "\.pt", which cannot be written\. .*\.json or \.onnx\.$/,
  });
});

test('the formats that people may choose to read are those that can be read', () => {
  const names = (formats: readonly { readonly format: string }[]) =>
    formats.map(({ format }) => format).sort();
  assert.deepEqual(names(READABLE_FORMATS), names(READERS));
});
