import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { presetNamed } from '../../../src/nn/presets.ts';
import { decodeJson, encodeJson } from '../../../src/params/json.ts';
import { ParamsError, type ParamsFault, type ParamsFile } from '../../../src/params/paramsFile.ts';
import { shortestFloat } from '../../../src/params/shortestFloat.ts';
import { networkOf } from './safetensorsFiles.ts';

const FILE: ParamsFile = {
  parameters: networkOf([784, 3, 10]),
  provenance: {
    preset: 'quick',
    settings: { ...presetNamed('quick').settings, seed: 2 ** 40 },
    dataset: { kind: 'mnist', name: 'MNIST', digest: 'ab'.repeat(32) },
    epochs: 10,
    trainAccuracy: 0.9987,
    created: '2026-11-22T14:05:06.000Z',
  },
};

const textOf = (file: ParamsFile) => new TextDecoder().decode(encodeJson(file));
const read = (text: string) => decodeJson(new TextEncoder().encode(text), 'a.json');

type Json = { [key: string]: Json } & Json[];

/** The good file after a change to its JSON. */
function changed(change: (file: Json) => void): string {
  const file = JSON.parse(textOf(FILE));
  change(file);
  return JSON.stringify(file);
}

function refuses(text: string, reason: ParamsFault, sentence: RegExp): void {
  assert.throws(
    () => read(text),
    (error: unknown) => {
      assert.ok(error instanceof ParamsError, String(error));
      assert.match(error.message, sentence);
      assert.match(error.message, /^a\.json .*[.?]$/);
      assert.equal(error.reason, reason);
      return true;
    },
  );
}

test('a network is read as it was written, with what made it', () => {
  assert.deepEqual(read(textOf(FILE)), FILE);
});

test('a file that a Python script wrote is read', () => {
  const file = path.join(import.meta.dirname, '../../fixtures/json/network.json');
  const values = (length: number, tensor: number) =>
    Float32Array.from({ length }, (_, i) => (((i * 37 + 11 * tensor) % 101) - 50) / 64);
  assert.deepEqual(decodeJson(readFileSync(file), 'network.json').parameters, [
    { inputs: 784, outputs: 1, weights: values(784, 0), biases: values(1, 1) },
    { inputs: 1, outputs: 10, weights: values(10, 2), biases: values(10, 3) },
  ]);
});

test('a person sees what is what: a row of weights a line', () => {
  const lines = textOf(FILE).split('\n');
  assert.deepEqual(lines.slice(0, 5), [
    '{',
    '  "format": "mnist-params",',
    '  "version": 1,',
    '  "provenance": {',
    '    "preset": "quick",',
  ]);
  const start = lines.indexOf('      "weights": [');
  assert.deepEqual(lines.slice(start - 3, start), [
    '    {',
    '      "inputs": 784,',
    '      "outputs": 3,',
  ]);
  assert.equal(JSON.parse(lines[start + 1].replace(/,$/, '')).length, 784);
  assert.equal(lines[start + 4], '      ],');
  assert.match(lines[start + 5], /^ {6}"biases": \[-?[\d.]+, -?[\d.]+, -?[\d.]+\]$/);
});

test('every float32 comes back from its decimal, which is no longer than it must be', () => {
  const float = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(float, value => {
      const text = shortestFloat(value);
      assert.ok(Object.is(Math.fround(JSON.parse(text)), value), text);
      assert.ok(
        text
          .replaceAll(/[-.]|e.*/g, '')
          .replace(/^0+/, '')
          .replace(/0+$/, '').length <= 9,
      );
    }),
    { numRuns: 5000 },
  );
  assert.equal(shortestFloat(Math.fround(0.1)), '0.1');
  assert.equal(shortestFloat(-0), '-0');
  assert.equal(shortestFloat(Math.fround(1.2345678)), '1.2345678');
});

test('what is no JSON, or another JSON', () => {
  refuses('', 'truncated', /is empty/);
  refuses(textOf(FILE).slice(0, -5), 'format', /is not valid JSON at character [\d,]+\. Is it cut/);
  refuses('{"layers": [], "layers": []}', 'format', /names "layers" twice/);
  refuses('[]', 'format', /is JSON, but no params file/);
  refuses('{"W1": [[1]]}', 'format', /no "format": "mnist-params"/);
  refuses(
    changed(file => Object.assign(file, { version: 2 })),
    'format',
    /has 2 as its version/,
  );
  refuses(
    changed(file => Object.assign(file, { note: '' })),
    'format',
    /unknown key "note"/,
  );
  assert.throws(() => decodeJson(Uint8Array.of(0x22, 0xff, 0x22), 'a.json'), /is not UTF-8 text/);
});

test('faults are named by their place', () => {
  const cases: readonly [(file: Json) => unknown, ParamsFault, RegExp][] = [
    [file => delete file.layers, 'format', /has no layers; there must be a list/],
    [file => Object.assign(file, { layers: [] }), 'format', /a list of 0 at layers;/],
    [file => Object.assign(file.layers, { 1: 7 }), 'format', /has 7 at layers\[1\]; .* an object/],
    [
      file => Object.assign(file.layers[0], { inputs: 0 }),
      'format',
      /has 0 at layers\[0\]\.inputs; there must be a whole number of at least 1/,
    ],
    [
      file => Object.assign(file.layers[0].weights[2], { 17: 'x\u001b' }),
      'format',
      /has "x\\u001b" at layers\[0\]\.weights\[2\]\[17\]; there must be a number/,
    ],
    [
      file => Object.assign(file.layers[1].biases, { 3: null }),
      'format',
      /has null at layers\[1\]\.biases\[3\]; there must be a number/,
    ],
    [
      file => (file.layers[0].weights[1] as unknown as number[]).pop(),
      'layers',
      /has 783 values in layers\[0\]\.weights\[1\], which must have 784/,
    ],
    [
      file => (file.layers[0].weights as unknown as number[][]).pop(),
      'layers',
      /has 2 values in layers\[0\]\.weights, which must have 3/,
    ],
    [
      file => Object.assign(file.layers[0], { activation: 'tanh' }),
      'format',
      /unknown key "activation" in layers\[0\]/,
    ],
    [
      file => (file.layers as unknown[]).shift(),
      'layers',
      /layers\[0\] takes 3 values, but a digit has 784\. Is a layer missing/,
    ],
    [file => (file.layers as unknown[]).pop(), 'layers', /a last layer with 3 outputs/],
    [
      file => Object.assign(file.layers[0].biases, { 1: 1e39 }),
      'not-finite',
      /at layers\[0\]\.biases\[1\] that is more than float32/,
    ],
  ];
  for (const [change, reason, sentence] of cases) {
    refuses(changed(change), reason, sentence);
  }
});

test('claims that make no sense are left out', () => {
  const text = changed(file =>
    Object.assign(file.provenance, {
      preset: { toString: 'x' },
      epochs: 'many',
      trainAccuracy: 2,
      dataset: { kind: ['mnist'], name: 'MNIST' },
      settings: { seed: 1 },
      stranger: 1,
    }),
  );
  assert.deepEqual(read(text).provenance, { created: FILE.provenance.created });
  assert.deepEqual(read(changed(file => delete file.provenance)).provenance, {});
});

test('sizes that a file claims take no memory by themselves', () => {
  const text = changed(file => Object.assign(file.layers[0], { inputs: 1e15, outputs: 1e15 }));
  refuses(
    text,
    'layers',
    /3 values in layers\[0\]\.weights, which must have 1,000,000,000,000,000/,
  );
});

test('a network that is not finite is not written', () => {
  const parameters = networkOf([784, 3, 10]);
  parameters[0].biases[1] = Number.NaN;
  assert.throws(() => encodeJson({ parameters, provenance: {} }), {
    reason: 'not-finite',
    message: /NaN in tensor "0\.bias" at index 1/,
  });
});
