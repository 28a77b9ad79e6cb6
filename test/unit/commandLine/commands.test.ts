import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { decodeSafetensors } from '../../../src/params/safetensors.ts';
import { command, temporaryFolder } from './fakeTerminal.ts';

/** A folder with digits to train on. */
async function digitsIn(t: TestContext, count = 240): Promise<string> {
  const folder = path.join(temporaryFolder(t), 'digits');
  const { exitCode } = await command(`generate --count ${count} --seed 4 --out ${folder}`);
  assert.equal(exitCode, 0);
  return folder;
}

const SMALL = '--epochs 2 --hidden 8 --seed 3 --engine textbook';

test('train, evaluate and predict agree with each other, in JSON', async t => {
  const digits = await digitsIn(t);
  const file = path.join(temporaryFolder(t), 'new', 'folder', 'a.safetensors');
  const trained = await command(`train --data ${digits} ${SMALL} --out ${file} --json`);
  assert.equal(trained.exitCode, 0);
  assert.deepEqual(trained.notes, []);
  const lines = trained.out.map(line => JSON.parse(line));
  assert.deepEqual(
    lines.map(line => line.type),
    ['epoch', 'epoch', 'finished'],
  );
  const [first, second, finished] = lines;
  assert.equal(first.epoch, 1);
  for (const key of ['trainAccuracy', 'testAccuracy', 'loss', 'samplesPerSecond', 'seconds']) {
    assert.equal(typeof second[key], 'number', key);
  }
  assert.deepEqual(Object.keys(finished).sort(), ['params', 'seconds', 'testAccuracy', 'type']);
  assert.equal(finished.params, file);
  assert.equal(finished.testAccuracy, second.testAccuracy);

  const evaluated = await command(`evaluate ${file} --data ${digits} --json`);
  assert.equal(evaluated.out.length, 1);
  const { accuracy, correct, total, confusion } = JSON.parse(evaluated.out[0]);
  assert.equal(accuracy, finished.testAccuracy);
  assert.equal(total, 40);
  assert.equal(correct, accuracy * total);
  const rows: number[] = confusion.map((row: number[]) => row.reduce((a, b) => a + b, 0));
  const diagonal = confusion.reduce(
    (sum: number, row: number[], digit: number) => sum + row[digit],
    0,
  );
  assert.equal(diagonal, correct);

  const predicted = await command(`predict ${file} --data ${digits} --index 0-39 --json`);
  const { predictions } = JSON.parse(predicted.out[0]);
  const right = predictions.filter(
    (prediction: { label: number; predicted: number }) => prediction.label === prediction.predicted,
  );
  assert.equal(right.length, correct);
  // Row = true digit: the rows count the labels.
  const labels = predictions.map((prediction: { label: number }) => prediction.label);
  assert.deepEqual(
    rows,
    rows.map((_, digit) => labels.filter((label: number) => label === digit).length),
  );
  const { index, probabilities } = predictions[39];
  assert.equal(index, 39);
  assert.equal(probabilities.length, 10);
  assert.equal(probabilities.indexOf(Math.max(...probabilities)), predictions[39].predicted);
});

test('a saved network is measured on test digits alone, known for what they are', async t => {
  const digits = await digitsIn(t);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  await command(`train --data ${digits} ${SMALL} --out ${file}`);
  const before = await command(`evaluate ${file} --data ${digits}`);
  writeFileSync(path.join(digits, 'train-images-idx3-ubyte'), 'damaged');
  rmSync(path.join(digits, 'train-labels-idx1-ubyte'));
  const { exitCode, out } = await command(`evaluate ${file} --data ${digits}`);
  assert.equal(exitCode, 0);
  assert.match(out[0], /^Digits: generated digits \(.*seed 4\), 40 for tests$/);
  assert.deepEqual(out, before.out);
  const predicted = await command(`predict ${file} --data ${digits} --index 0`);
  assert.equal(predicted.exitCode, 0);
});

test('people are told in sentences', async t => {
  const digits = await digitsIn(t);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  const trained = await command(`train --data ${digits} ${SMALL} --out ${file}`);
  const [data, start, ...rest] = trained.out;
  assert.match(data, /^Digits: generated digits \(.*\), 240 for training and 40 for tests$/);
  assert.equal(start, 'Training 784-8-10 for 2 epochs, seed 3');
  assert.match(rest[1], /^Epoch 2 of 2: test \d+\.\d\d %, training \d+\.\d\d %, loss \d\.\d{4}, /);
  assert.match(
    rest[2],
    /^Finished: reads \d+\.\d\d % of 40 generated test digits right, after .* of training\.$/,
  );
  assert.equal(rest[3], `Saved in ${file}`);
  assert.ok(trained.statuses.some(line => /^\[=*>? *\] {1,3}\d+ %, [\d,]+ digits\/s/.test(line)));

  const evaluated = await command(`evaluate ${file} --data ${digits}`);
  assert.ok(
    evaluated.statuses.some(line => /Measuring test accuracy: 0 of 40 digits$/.test(line)),
    evaluated.statuses.join('\n'),
  );
  assert.match(
    evaluated.out[1],
    /^784-8-10 reads \d+ of 40 test digits of generated digits right, /,
  );
  assert.match(
    evaluated.out[2],
    /^The file itself says \d+\.\d\d % \(on generated digits, preset quick, 2 epochs\)\.$/,
  );

  const predicted = await command(`predict ${file} --data ${digits} --index 3`);
  assert.match(
    predicted.out.at(-1)!,
    /^Test digit 3 is a \d\. The network says \d \(.*\): (right|wrong)\.$/,
  );
  assert.ok(
    predicted.out.some(line => line.includes('@')),
    'the digit is drawn',
  );
});

test('one is not many', async t => {
  const digits = await digitsIn(t, 1);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  const trained = await command(`train --data ${digits} ${SMALL} --epochs 1 --out ${file}`);
  const [, start, , finished] = trained.out;
  assert.equal(start, 'Training 784-8-10 for 1 epoch, seed 3');
  assert.match(finished, / % of 1 generated test digit right/);
  const evaluated = await command(`evaluate ${file} --data ${digits}`);
  assert.match(evaluated.out[1], /of 1 test digit of generated digits/);
  assert.match(evaluated.out[2], /, 1 epoch\)\.$/);
});

test('the options change the settings, and the file says which they were', async t => {
  const digits = await digitsIn(t);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  await command(
    `train --preset classic --data ${digits} --epochs 3 --hidden 9,7 --batch 16 --rate 0.05 --seed 12 --optimizer adam --schedule cosine --distortion affine --weight-decay 0.001 --dropout 0.1 --validation 40 --digits 100 --initialization uniform --out ${file}`,
  );
  const { provenance, parameters } = decodeSafetensors(readFileSync(file), file);
  assert.equal(provenance.preset, 'classic');
  assert.deepEqual(provenance.settings, {
    hiddenLayers: [9, 7],
    initialization: 'uniform',
    trainingDigits: 100,
    epochs: 3,
    batchSize: 16,
    optimizer: 'adam',
    learningRate: 0.05,
    schedule: 'cosine',
    gradientScale: 2,
    weightDecay: 0.001,
    dropout: 0.1,
    distortion: 'affine',
    validationDigits: 40,
    seed: 12,
  });
  assert.deepEqual(
    parameters.map(layer => layer.outputs),
    [9, 7, 10],
  );
  assert.equal(provenance.program, 'Test 1.0');
});

test('the same seed gives the same weights, and a file of that name is replaced', async t => {
  const digits = await digitsIn(t);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  const weights = async (options: string) => {
    const { exitCode } = await command(`train --data ${digits} ${SMALL} ${options} --out ${file}`);
    assert.equal(exitCode, 0);
    return decodeSafetensors(readFileSync(file), file).parameters;
  };
  const first = await weights('');
  assert.deepEqual(await weights('--threads 1'), first);
  assert.notDeepEqual(await weights('--seed 4'), first);
  assert.deepEqual(readdirSync(path.dirname(file)), ['a.safetensors']);
});

test('Ctrl+C stops training and saves the weights as they are', async t => {
  const digits = await digitsIn(t);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  const { exitCode, notes, out } = await command(
    `train --data ${digits} ${SMALL} --epochs 10000 --out ${file} --json`,
    { onOut: (_, interrupt) => interrupt.abort() },
  );
  assert.equal(exitCode, 130);
  assert.deepEqual(notes, [`Stopped. The weights are saved in ${file}.`]);
  assert.equal(out.length, 1);
  const { provenance } = decodeSafetensors(readFileSync(file), file);
  assert.ok(provenance.epochs! >= 1 && provenance.epochs! < 10_000);
});

test('Ctrl+C while digits are drawn writes nothing', async t => {
  const folder = temporaryFolder(t);
  const interrupt = new AbortController();
  interrupt.abort();
  const { exitCode, notes } = await command(`generate --count 5000 --out ${folder}`, { interrupt });
  assert.equal(exitCode, 130);
  assert.match(notes[0], /Nothing was written/);
  assert.deepEqual(readdirSync(folder), []);
});

test('a learning rate that makes the loss diverge says which to try', async t => {
  const digits = await digitsIn(t);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  const { exitCode, notes } = await command(
    `train --data ${digits} --epochs 3 --hidden 8,8 --rate 100 --schedule constant --out ${file}`,
  );
  assert.equal(exitCode, 1);
  assert.equal(notes.length, 1);
  assert.match(
    notes[0],
    /learning rate 100\. .*Try a lower learning rate: 0\.4, the rate of the preset Quick\. /,
  );
});

test('a network that has learned nothing is told from one that has', async t => {
  const digits = await digitsIn(t, 700);
  const out = path.join(temporaryFolder(t), 'a.safetensors');
  const dead = await command(`train --data ${digits} ${SMALL} --rate 1e-6 --out ${out}`);
  assert.equal(dead.exitCode, 0);
  assert.match(
    dead.notes.at(-1) ?? '',
    /^Warning: The network has learned nothing: .*rate 0\.000001 is very low\. Try 0\.4,/,
  );
});

test('generated digits are IDX files, the same for the same seed', async t => {
  const folder = temporaryFolder(t);
  const first = await command(`generate --count 30 --seed 8 --out ${folder}`);
  assert.deepEqual(first.out, [
    `30 training and 5 test digits, generated with seed 8, are in ${folder}`,
  ]);
  assert.deepEqual(readdirSync(folder).sort(), [
    'generated-digits.json',
    't10k-images-idx3-ubyte',
    't10k-labels-idx1-ubyte',
    'train-images-idx3-ubyte',
    'train-labels-idx1-ubyte',
  ]);
  assert.equal(readFileSync(path.join(folder, 'train-images-idx3-ubyte')).length, 16 + 30 * 784);
  const again = await command(`generate --count 30 --seed 8 --out ${folder}`);
  assert.equal(again.exitCode, 0);
});

test('a network that learned from generated digits says so, unless the digits were changed', async t => {
  const digits = await digitsIn(t);
  const trainedOn = async () => {
    const file = path.join(temporaryFolder(t), 'a.safetensors');
    await command(`train --data ${digits} ${SMALL} --out ${file}`);
    return decodeSafetensors(readFileSync(file), file).provenance.dataset;
  };
  assert.equal((await trainedOn())?.kind, 'generated');
  assert.equal((await trainedOn())?.name, 'generated digits');
  const labels = path.join(digits, 't10k-labels-idx1-ubyte');
  const bytes = readFileSync(labels);
  bytes[8] = (bytes[8] + 1) % 10;
  writeFileSync(labels, bytes);
  assert.equal((await trainedOn())?.kind, 'custom');
});

test('generating hides no dataset that the folder holds under other names', async t => {
  const folder = temporaryFolder(t);
  for (const name of ['t10k-images-idx3-ubyte.gz', 'train-labels.idx1-ubyte', 'mnist.npz']) {
    const out = path.join(folder, `holds-${name}`);
    mkdirSync(out);
    writeFileSync(path.join(out, name), 'digits of somebody');
    const { exitCode, notes } = await command(`generate --count 6 --out ${out}`);
    assert.equal(exitCode, 1);
    assert.match(notes.join(), /is there already: the folder holds a dataset.*--force/);
    assert.deepEqual(readdirSync(out), [name]);
    assert.equal((await command(`generate --count 6 --out ${out} --force`)).exitCode, 0);
  }
});

test('generating never replaces other digits unless it is told to', async t => {
  const folder = temporaryFolder(t);
  const precious = path.join(folder, 't10k-labels-idx1-ubyte');
  writeFileSync(precious, 'precious');
  const refused = await command(`generate --count 30 --out ${folder}`);
  assert.equal(refused.exitCode, 1);
  assert.match(refused.notes[0], /t10k-labels-idx1-ubyte is there already.*--force/);
  assert.deepEqual(readdirSync(folder), ['t10k-labels-idx1-ubyte']);
  assert.equal(readFileSync(precious, 'utf8'), 'precious');
  const forced = await command(`generate --count 30 --out ${folder} --force`);
  assert.equal(forced.exitCode, 0);
});

test('where one of the files cannot be written none is left', async t => {
  const folder = temporaryFolder(t);
  // Nobody can replace a folder by a file.
  mkdirSync(path.join(folder, 't10k-labels-idx1-ubyte'));
  const { exitCode, notes } = await command(`generate --count 30 --out ${folder}`);
  assert.equal(exitCode, 1);
  assert.match(notes[0], /t10k-labels-idx1-ubyte cannot be written: it is a folder/);
  assert.deepEqual(readdirSync(folder), ['t10k-labels-idx1-ubyte']);
});

test('a request for the fast engine or threads says what it got instead', async t => {
  const digits = await digitsIn(t);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  const { notes } = await command(`train --data ${digits} ${SMALL} --engine fast --out ${file}`);
  const { provenance } = decodeSafetensors(readFileSync(file), file);
  assert.equal(notes.length > 0, provenance.engine !== 'fast');

  const tooMany = `train --data ${digits} ${SMALL} --engine fast --threads 1024 --out ${file}`;
  const { notes: why } = await command(tooMany);
  assert.match(
    why[0],
    /^Note: (1,024 threads were asked for, .*training with \d+,|The fast engine)/,
  );
});

test('Ctrl+C ends an evaluation', async t => {
  const digits = await digitsIn(t, 1);
  const file = path.join(temporaryFolder(t), 'a.safetensors');
  await command(`train --data ${digits} ${SMALL} --epochs 1 --out ${file}`);
  const { exitCode, out, notes } = await command(`evaluate ${file} --data ${digits}`, {
    onOut: (_, interrupt) => interrupt.abort(),
  });
  assert.equal(exitCode, 130);
  assert.equal(out.length, 1, 'no result');
  assert.deepEqual(notes, ['Interrupted while evaluating.']);
});
