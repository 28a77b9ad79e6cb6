import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { ParamsFile, Provenance } from '../../../src/params/paramsFile.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/params/safetensors.ts';
import { fileWith, good, networkOf, refuses, withShapes } from './safetensorsFiles.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures/safetensors');

const provenance: Provenance = {
  preset: 'quick',
  settings: { ...presetNamed('quick').settings, seed: 2 ** 40 },
  dataset: { kind: 'mnist', name: 'MNIST', digest: 'ab'.repeat(32) },
  epochs: 10,
  iterations: 18_750,
  trainAccuracy: 0.9987,
  testAccuracy: 0.9812,
  seconds: 12.25,
  engine: 'textbook',
  outcome: 'stopped',
  created: '2026-11-22T14:05:06.000Z',
  program: 'MNIST Train 0.1.0',
};

test('a network is read as it was written, with what made it', () => {
  const file: ParamsFile = { parameters: networkOf([784, 128, 64, 10]), provenance };
  assert.deepEqual(decodeSafetensors(encodeSafetensors(file), 'a.safetensors'), file);
});

test('any layers and any finite numbers come back bit for bit', () => {
  const float = fc.float({ noNaN: true, noDefaultInfinity: true });
  const widths = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
  fc.assert(
    fc.property(widths, fc.infiniteStream(float), fc.string(), (hidden, numbers, program) => {
      const next = () => numbers.next().value as number;
      const parameters = networkOf([784, ...hidden, 10]).map(layer => ({
        ...layer,
        weights: layer.weights.map((value, index) => (index < 50 ? next() : value)),
        biases: layer.biases.map(next),
      }));
      const bytes = encodeSafetensors({ parameters, provenance: { program } });
      const read = decodeSafetensors(bytes, 'any.safetensors');
      // By bytes: -0 is not 0.
      const bits = (array: Float32Array) => Buffer.from(array.buffer).toString('hex');
      assert.deepEqual(
        read.parameters.map(layer => [layer.inputs, layer.outputs, bits(layer.weights)]),
        parameters.map(layer => [layer.inputs, layer.outputs, bits(layer.weights)]),
      );
      assert.deepEqual(
        read.parameters.map(layer => bits(layer.biases)),
        parameters.map(layer => bits(layer.biases)),
      );
    }),
    { numRuns: 50 },
  );
});

test("the file has PyTorch's names and shapes, and aligned numbers", () => {
  const bytes = encodeSafetensors({ parameters: networkOf([784, 128, 10]), provenance });
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  const { __metadata__, ...tensors } = JSON.parse(text);
  assert.equal(length % 8, 0);
  assert.ok(text.startsWith('{"__metadata__"') && /} *$/.test(text));
  assert.deepEqual(
    Object.entries<{ shape: number[] }>(tensors).map(([name, tensor]) => [name, tensor.shape]),
    [
      ['0.weight', [128, 784]],
      ['0.bias', [128]],
      ['2.weight', [10, 128]],
      ['2.bias', [10]],
    ],
  );
  assert.equal(__metadata__.layers, '784-128-10');
  assert.equal(__metadata__.activation, 'relu');
  assert.equal(__metadata__.seed, String(2 ** 40));
  assert.ok(Object.values(__metadata__).every(value => typeof value === 'string'));
});

test('a file in a Buffer at an odd address is read', () => {
  const bytes = encodeSafetensors({ parameters: networkOf([784, 4, 10]), provenance });
  for (const shift of [1, 2, 3]) {
    const pool = Buffer.alloc(bytes.length + 16, 0xff);
    pool.set(bytes, shift);
    const read = decodeSafetensors(pool.subarray(shift, shift + bytes.length), 'odd.safetensors');
    assert.deepEqual(read.parameters, networkOf([784, 4, 10]));
  }
});

test('a file that a Python script wrote is read', () => {
  const bytes = readFileSync(path.join(fixtures, 'small-network.safetensors'));
  const { parameters, provenance: claims } = decodeSafetensors(bytes, 'small-network.safetensors');
  const values = (length: number, tensor: number) =>
    Float32Array.from({ length }, (_, i) => (((i * 37 + 11 * tensor) % 101) - 50) / 64);
  assert.deepEqual(parameters, [
    { inputs: 784, outputs: 3, weights: values(3 * 784, 0), biases: values(3, 1) },
    { inputs: 3, outputs: 10, weights: values(30, 2), biases: values(10, 3) },
  ]);
  assert.deepEqual(claims, {});
});

const hasNumPy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

test('Python with NumPy reads our file', {
  skip: hasNumPy ? false : 'python3 with NumPy is not installed',
}, t => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mnist-params-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const parameters = networkOf([784, 12, 10]);
  const file = path.join(folder, 'ours.safetensors');
  writeFileSync(file, encodeSafetensors({ parameters, provenance }));
  const python = spawnSync('python3', [path.join(fixtures, 'read_network.py'), file], {
    encoding: 'utf8',
  });
  assert.equal(python.status, 0, python.stderr);
  const { metadata, tensors } = JSON.parse(python.stdout);
  assert.equal(metadata.test_accuracy, '0.9812');
  assert.deepEqual(JSON.parse(metadata.settings), provenance.settings);
  for (const [index, layer] of parameters.entries()) {
    const { shape, sum, squares, last } = tensors[`${2 * index}.weight`];
    assert.deepEqual(shape, [layer.outputs, layer.inputs]);
    const exact = [...layer.weights];
    assert.ok(Math.abs(sum - exact.reduce((a, b) => a + b, 0)) < 1e-6);
    assert.ok(Math.abs(squares - exact.reduce((a, b) => a + b * b, 0)) < 1e-6);
    assert.equal(last, exact.at(-1));
    assert.equal(tensors[`${2 * index}.bias`].last, layer.biases.at(-1));
  }
});

test('a network that is not finite is not written', () => {
  const parameters = networkOf([784, 4, 10]);
  parameters[1].weights[7] = Number.NaN;
  assert.throws(() => encodeSafetensors({ parameters, provenance }), {
    reason: 'not-finite',
    message: /NaN in tensor "2\.weight" at index 7/,
  });
});

test('layers that the file itself says it has, and activations that are not ours', () => {
  // Widths alone do not tell that 2.* of 784-16-16-10 is gone; the file's own claim does.
  refuses(
    withShapes(
      { '0.weight': [16, 784], '0.bias': [16], '4.weight': [10, 16], '4.bias': [10] },
      { layers: '784-16-16-10' },
    ),
    'layers',
    /says that its layers are 784-16-16-10, but holds 784-16-10/,
  );
  refuses(
    withShapes({ '0.weight': [10, 784], '0.bias': [10] }, { activation: 'tanh' }),
    'layers',
    /"tanh"/,
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

test('what torch.save wrote is told by its bytes, whatever it is called', () => {
  const zip = zipSync({ 'archive/data.pkl': new Uint8Array(9) }, { level: 0 });
  const old = Buffer.concat([Buffer.from('80028a0a6cfc9c46f9206aa85019', 'hex'), zip]);
  for (const bytes of [zip, old]) {
    refuses(bytes, 'format', /^bad\.safetensors is a PyTorch file\. .*save_file/);
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
    withShapes({ [name]: [10, 7, 84] }),
    'layers',
    /^bad\.safetensors has "\\u001b\[2Jx{40,60}…"/,
  );
});
