import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { decodeParams, encodeParams, READERS } from '../../../src/params/codecs.ts';
import type { ParamsFile } from '../../../src/params/paramsFile.ts';
import { networkOf } from '../params/safetensorsFiles.ts';
import { command, temporaryFolder } from './fakeTerminal.ts';

const PARAMS: ParamsFile = {
  parameters: networkOf([784, 3, 10]),
  provenance: { preset: 'quick', epochs: 2, testAccuracy: 0.5 },
};

/** A folder with a params file of every format that can be read. */
function filesIn(folder: string): string[] {
  return READERS.map(({ extensions }) => {
    const file = path.join(folder, `a${extensions[0]}`);
    writeFileSync(file, encodeParams(PARAMS, file));
    return file;
  });
}

test('any format becomes any other, and keeps what made it', async t => {
  const folder = temporaryFolder(t);
  for (const from of filesIn(folder)) {
    for (const { extensions } of READERS) {
      const to = path.join(folder, `of${path.extname(from)}${extensions[0]}`);
      const { exitCode, out, notes } = await command(`convert ${from} ${to}`);
      assert.equal(exitCode, 0);
      assert.deepEqual(notes, []);
      assert.ok(out[0].startsWith(`${to} holds the network 784-3-10 of ${from}: `), out[0]);
      assert.equal(out[1], 'Python reads it so:');
      assert.deepEqual(decodeParams(readFileSync(to), to), PARAMS);
    }
  }
});

test('a file that is there is replaced with --force only, and whole', async t => {
  const folder = temporaryFolder(t);
  const [from] = filesIn(folder);
  const to = path.join(folder, 'mine.npz');
  writeFileSync(to, 'mine');
  assert.equal((await command(`convert ${from} ${to}`)).exitCode, 1);
  assert.equal(readFileSync(to, 'utf8'), 'mine');
  assert.equal((await command(`convert ${from} ${to} --force`)).exitCode, 0);
  assert.deepEqual(decodeParams(readFileSync(to), to), PARAMS);
  assert.equal((await command(`convert ${from} ${from} --force`)).exitCode, 0);
  const names = readdirSync(folder).sort();
  assert.deepEqual(names, ['a.json', 'a.npz', 'a.pkl', 'a.safetensors', 'mine.npz']);
});

test('a folder that takes no files', {
  skip: process.getuid?.() === 0 && 'root may write',
}, async t => {
  const folder = temporaryFolder(t);
  const [from] = filesIn(folder);
  chmodSync(folder, 0o500);
  t.after(() => chmodSync(folder, 0o700));
  const { exitCode, notes } = await command(`convert ${from} ${folder}/b.npz`);
  assert.equal(exitCode, 1);
  assert.match(notes[0], /b\.npz cannot be written: you may not write there\./);
});

const hasNumPy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

test('Python reads what convert writes, by the lines that it prints', {
  skip: hasNumPy ? false : 'python3 with NumPy is not installed',
}, async t => {
  const folder = temporaryFolder(t);
  const [from] = filesIn(folder);
  const { weights, biases } = PARAMS.parameters[0];
  for (const ending of ['npz', 'pkl', 'json']) {
    const to = path.join(folder, `python.${ending}`);
    const { out } = await command(`convert ${from} ${to}`);
    const lines = out.slice(2).map(line => line.slice(2));
    const show = 'print(W1.shape, float(W1[2, 783]), b1.size, float(b1.ravel()[1]))';
    const python = spawnSync('python3', ['-c', [...lines, show].join('\n')], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(python.status, 0, python.stderr);
    const [, weight, count, bias] = /^\(3, 784\) (\S+) (\d+) (\S+)$/m.exec(python.stdout)!;
    assert.equal(Math.fround(Number(weight)), weights.at(-1));
    assert.equal(Math.fround(Number(bias)), biases[1]);
    assert.equal(count, '3');
  }
});

test('train saves in the format that the name says, evaluate and predict take every one', async t => {
  const folder = temporaryFolder(t);
  const digits = path.join(folder, 'digits');
  await command(`generate --count 60 --out ${digits}`);
  const options = `--data ${digits} --epochs 1 --hidden 4 --seed 3 --engine textbook`;
  const reports = new Set<string>();
  for (const { extensions } of READERS) {
    const file = path.join(folder, `trained${extensions[0]}`);
    assert.equal((await command(`train ${options} --out ${file}`)).exitCode, 0);
    const { parameters, provenance } = decodeParams(readFileSync(file), file);
    assert.deepEqual(provenance.settings?.hiddenLayers, [4]);
    assert.equal(parameters[0].outputs, 4);
    const evaluated = await command(`evaluate ${file} --data ${digits}`);
    const predicted = await command(`predict ${file} --data ${digits} --index 0-3 --json`);
    reports.add([...evaluated.out, ...predicted.out].join('\n'));
  }
  assert.equal(reports.size, 1, 'all say the same');
  const onnx = path.join(folder, 'trained.onnx');
  assert.equal((await command(`train ${options} --out ${onnx}`)).exitCode, 0);
  assert.ok(readFileSync(onnx).includes('probabilities'));
});
