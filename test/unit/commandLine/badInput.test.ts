import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { encodeSafetensors } from '../../../src/params/safetensors.ts';
import { networkOf } from '../params/safetensorsFiles.ts';
import { command, temporaryFolder } from './fakeTerminal.ts';

const WRONG_USAGE: readonly [commandLine: string, sentence: RegExp][] = [
  ['', /^Name a command: train, evaluate, predict, inspect, convert or generate\./],
  ['dance', /^There is no command "dance"/],
  ['train --bogus', /^There is no option --bogus\. More with train --help\.$/],
  ['train -s 1', /^There is no option -s\./],
  ['train --toString', /^There is no option --toString\./],
  ['train extra', /^"extra" is one word too many: here are only options\./],
  ['train --out', /^--out needs a value\./],
  ['train --out --json', /^--out needs a value; for the value "--json" write --out=--json\./],
  ['train --json=yes', /^--json takes no value\./],
  ['train --out=', /^--out is empty: give it a value\./],
  ['train --data=', /^--data is empty/],
  ['evaluate a --data=', /^--data is empty/],
  ['train --preset best', /^--preset takes quick, classic or accurate, not "best"\./],
  ['train --epochs many', /^--epochs takes a whole number from 1 to 10000, not "many"\./],
  ['train --epochs 0', /^--epochs takes a whole number from 1 to 10000, not "0"\./],
  ['train --epochs 1.5', /^--epochs takes a whole number .*, not "1\.5"\./],
  ['train --batch 0', /^--batch takes a whole number from 1 to 60000 or full, not "0"\./],
  ['train --batch -5', /^--batch takes a whole number .*, not "-5"\./],
  ['train --rate -1', /^--rate takes a number from 0\.000001 to 100, not "-1"\./],
  ['train --rate=-1', /^--rate takes a number from 0\.000001 to 100, not "-1"\./],
  ['train --rate -.5', /^--rate takes a number .*, not "-\.5"\./],
  ['train --rate Infinity', /^--rate takes a number .*, not "Infinity"\./],
  ['train --seed -1', /^--seed takes a whole number from 0 to 9007199254740991, not "-1"\./],
  ['train --weight-decay 2', /^--weight-decay takes a number from 0 to 1, not "2"\./],
  ['train --dropout 1', /^--dropout takes a number from 0 to 0\.95, not "1"\./],
  ['train --digits 0', /^--digits takes a whole number from 1 to 1000000 or all, not "0"\./],
  ['train --initialization ones', /^--initialization .*he, uniform.*zeros.*"ones"/],
  ['train --validation -1', /^--validation takes a whole number from 0 to 50000, not "-1"\./],
  [
    'train --hidden 0',
    /^--hidden takes at most 8 whole numbers from 1 to 4096, as 128,64, or none; not "0"\./,
  ],
  ['train --hidden a,b', /^--hidden takes at most 8 whole numbers .*; not "a,b"\./],
  ['train --hidden 128,', /^--hidden takes at most 8 whole numbers .*; not "128,"\./],
  ['train --hidden -1', /^--hidden takes at most 8 whole numbers .*; not "-1"\./],
  ['train --hidden 5000', /^--hidden takes at most 8 whole numbers .*; not "5000"\./],
  ['train --hidden 1,1,1,1,1,1,1,1,1', /^--hidden takes at most 8 whole numbers/],
  ['train --engine gpu', /^--engine takes textbook or fast, not "gpu"\./],
  ['train --threads 0', /^--threads takes a whole number from 1 to 1024, not "0"\./],
  ['train --optimizer lion', /^--optimizer takes sgd, momentum or adam, not "lion"\./],
  ['evaluate', /^Name a params file/],
  ['evaluate a b', /^Name one params file, not 2/],
  ['inspect', /^Name a params file\./],
  ['inspect a b', /^Name one params file, not 2/],
  ['convert', /^Name two files, the one to read and the one to write, not 0\./],
  ['convert a', /^Name two files, .* not 1\./],
  ['convert a b c', /^Name two files, .* not 3\./],
  ['predict a.safetensors', /--index is missing/],
  ['predict a.safetensors --index 9-0', /--index takes indices as 7, 0-9 or 0,5,9; not "9-0"/],
  ['predict a.safetensors --index 1,,2', /--index takes indices/],
  ['predict a.safetensors --index 0-9999999', /--index takes at most 1000000 indices/],
  ['generate --out x', /--count is missing/],
  ['predict a.safetensors --index 5-2', /^--index takes indices as 7, 0-9 or 0,5,9; not "5-2"\./],
  ['predict a.safetensors --index -1', /^--index takes indices as 7, 0-9 or 0,5,9; not "-1"\./],
  ['generate --count 0 --out x', /^--count takes a whole number from 1 to 1000000, not "0"\./],
  ['generate --count -5 --out x', /^--count takes a whole number from 1 to 1000000, not "-5"\./],
  ['generate --count 5 --seed -1 --out x', /^--seed takes a whole number from 0/],
  ['generate --count 5', /--out is missing/],
];

for (const [commandLine, sentence] of WRONG_USAGE) {
  test(`wrong usage: "${commandLine}"`, async () => {
    const { exitCode, notes, out } = await command(commandLine);
    assert.equal(exitCode, 2);
    assert.equal(notes.length, 1);
    assert.match(notes[0], sentence);
    assert.ok(!notes[0].includes('\n'));
    assert.deepEqual(out, []);
  });
}

for (const name of ['train', 'evaluate', 'predict', 'inspect', 'convert', 'generate']) {
  test(`${name} --help explains every option`, async () => {
    const { exitCode, out, notes } = await command(`${name} --help`);
    assert.equal(exitCode, 0);
    assert.deepEqual(notes, []);
    assert.match(out[0], new RegExp(`^\\w.*\\n\\n {2}${name} `));
  });
}

test('help and version by themselves', async () => {
  assert.match(
    (await command('--help')).out[0],
    /train[\s\S]*evaluate[\s\S]*predict[\s\S]*generate/,
  );
  assert.deepEqual((await command('--version')).out, ['Test 1.0']);
});

/** Each with the folder `F` of the test, in which `bad` is no params file and `good` is one. */
const BAD_INPUT: readonly [commandLine: string, sentence: RegExp][] = [
  ['train --out /dev/null', /^\/dev\/null is a device or a pipe/],
  [
    'train --data F/none',
    /F\/none does not exist\. Choose another folder\. Or give --data auto to have MNIST looked for/,
  ],
  ['evaluate F/good --data F', /^No dataset in F: .* Or give --data auto/],
  ['train --data generated --out F', /F is a folder\. Name a file/],
  [
    'train --data generated --out F/good/x.safetensors',
    /F\/good\/x\.safetensors cannot be written: a part of its path is a file, not a folder\./,
  ],
  [
    'evaluate F/none.safetensors --data generated',
    /none\.safetensors cannot be read: there is no such file/,
  ],
  ['evaluate F --data generated', /F cannot be read: it is a folder/],
  ['evaluate /dev/null', /^\/dev\/null is a device or a pipe\. Name a params file/],
  [
    `train --data generated --out F/${'a'.repeat(300)}.safetensors`,
    /a\.safetensors cannot be written: its name is too long\./,
  ],
  ['train --data generated --out F/new/', /^F\/new\/ names a folder\. Name a file/],
  ['evaluate F/bad --data generated', /^F\/bad is not a safetensors file/],
  ['inspect F/bad', /^F\/bad is not a safetensors file/],
  ['evaluate F/none.pth', /none\.pth is a PyTorch file, .* save_file\(model\.state_dict\(\)/],
  ['inspect F/a.onnx', /a\.onnx is an ONNX file, which can be written, not read\./],
  ['convert F/good F/a.pt', /^F\/a\.pt has the ending "\.pt", which cannot be written/],
  ['convert F/good F', /^F is no file\. Name a file/],
  ['convert F/bad F/a.npz', /^F\/bad is not a safetensors file/],
  ['convert F/none.npz F/a.json', /^F\/none\.npz cannot be read: there is no such file/],
  ['convert F/good F/bad', /^F\/bad is there already\. Choose another name, or .* --force\.$/],
  [
    'train --data generated --out F/a.h5',
    /^F\/a\.h5 has the ending "\.h5", which cannot be written\. Choose [^.]* that ends in [^ ].*\.onnx\.$/,
  ],
  ['evaluate F/good --data F/none', /F\/none/],
  ['predict F/bad --index 0', /^F\/bad is not a safetensors file/],
  [
    `generate --count 9 --out F/${'a'.repeat(300)}`,
    /ubyte cannot be written: its name is too long\. Choose a shorter one\./,
  ],
  [
    'generate --count 9 --out F/good/digits',
    /F\/good\/digits\/train-images-idx3-ubyte cannot be written/,
  ],
];

for (const [commandLine, sentence] of BAD_INPUT) {
  test(`bad input: "${commandLine}"`, async t => {
    const folder = temporaryFolder(t);
    writeFileSync(path.join(folder, 'bad'), 'not the right file at all');
    const good = encodeSafetensors({ parameters: networkOf([784, 10]), provenance: {} });
    writeFileSync(path.join(folder, 'good'), good);
    const { exitCode, notes } = await command(commandLine.replaceAll('F', folder));
    assert.equal(notes.length, 1);
    assert.match(notes[0].replaceAll(folder, 'F'), sentence);
    assert.ok(!notes[0].includes('\n'));
    assert.equal(exitCode, 1);
  });
}

test('more validation digits than there are to train on', async t => {
  const folder = temporaryFolder(t);
  await command(`generate --count 12 --out ${folder}`);
  const { exitCode, notes } = await command(
    `train --data ${folder} --validation 12 --out ${folder}/a`,
  );
  assert.equal(exitCode, 1);
  assert.deepEqual(notes, [
    '--validation 12 leaves nothing to train: there are only 12 training digits.',
  ]);
});

test('a test digit that is not there', async t => {
  const folder = temporaryFolder(t);
  await command(`generate --count 12 --out ${folder}`);
  const file = path.join(folder, 'a.safetensors');
  writeFileSync(file, encodeSafetensors({ parameters: networkOf([784, 10]), provenance: {} }));
  const { exitCode, notes, out } = await command(
    `predict ${file} --data ${folder} --index 0-2 --json`,
  );
  assert.equal(exitCode, 1);
  assert.deepEqual(notes, ['There is no test digit 2: the test set has the digits 0 to 1.']);
  assert.deepEqual(out, []);
});

test('a link to itself is called so', async t => {
  const file = path.join(temporaryFolder(t), 'loop.safetensors');
  symlinkSync(file, file);
  const { exitCode, notes } = await command(`inspect ${file}`);
  assert.equal(exitCode, 1);
  assert.match(notes[0], /loop\.safetensors cannot be read: it is a symbolic link that leads back/);
});

const skip = process.platform === 'win32' ? 'Windows has no named pipes in folders' : false;
test('a pipe that nobody writes into is not waited for', { skip }, async t => {
  const file = path.join(temporaryFolder(t), 'pipe.npz');
  assert.equal(spawnSync('mkfifo', [file]).status, 0);
  const { exitCode, notes } = await command(`inspect ${file}`);
  assert.equal(exitCode, 1);
  assert.match(notes[0], /pipe\.npz is a device or a pipe\. Name a params file\.$/);
});
