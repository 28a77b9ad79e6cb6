import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { encodeParams, READERS } from '../../../src/params/codecs.ts';
import type { ParamsFile } from '../../../src/params/paramsFile.ts';
import { command, temporaryFolder } from './fakeTerminal.ts';

const PARAMS: ParamsFile = {
  parameters: [
    {
      inputs: 784,
      outputs: 10,
      weights: Float32Array.from({ length: 7840 }, (_, i) => (i % 2 ? 0.5 : -1.5)),
      biases: Float32Array.from({ length: 10 }, (_, i) => i),
    },
  ],
  provenance: { preset: 'quick', epochs: 2, testAccuracy: 0.5 },
};

test('inspect says the same of every format, to programs', async t => {
  for (const { format, extensions } of READERS) {
    const file = path.join(temporaryFolder(t), `a${extensions[0]}`);
    const bytes = encodeParams(PARAMS, file);
    writeFileSync(file, bytes);
    const { exitCode, out } = await command(`inspect ${file} --json`);
    assert.equal(exitCode, 0);
    assert.equal(out.length, 1);
    assert.deepEqual(JSON.parse(out[0]), {
      file,
      format,
      bytes: bytes.length,
      layers: [784, 10],
      parameters: 7850,
      tensors: [
        {
          name: '0.weight',
          shape: [10, 784],
          minimum: -1.5,
          maximum: 0.5,
          mean: -0.5,
          standardDeviation: 1,
        },
        {
          name: '0.bias',
          shape: [10],
          minimum: 0,
          maximum: 9,
          mean: 4.5,
          standardDeviation: Math.sqrt(8.25),
        },
      ],
      provenance: PARAMS.provenance,
    });
  }
});

test('and to people', async t => {
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  writeFileSync(file, encodeParams(PARAMS, file));
  const { out } = await command(`inspect ${file}`);
  assert.match(
    out[0],
    /a\.safetensors holds the network 784-10 with 7,850 parameters \(Safetensors, 31,[\d]{3} bytes\)\.$/,
  );
  assert.deepEqual(out.slice(1), [
    '',
    'Tensor    Shape         Min     Max     Mean    Std',
    '0.weight  [10, 784]  -1.500  0.5000  -0.5000  1.000',
    '0.bias    [10]        0.000   9.000    4.500  2.872',
    '',
    'What made it, as the file says:',
    '  preset         quick',
    '  epochs         2',
    '  test accuracy  0.5',
  ]);
  writeFileSync(file, encodeParams({ ...PARAMS, provenance: {} }, file));
  const unknown = await command(`inspect ${file}`);
  assert.equal(unknown.out.at(-1), 'The file does not say what made it.');
});
