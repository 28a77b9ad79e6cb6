import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { decodeSafetensors } from '../../../src/params/safetensors.ts';
import { command, temporaryFolder } from './fakeTerminal.ts';

async function digitsIn(folder: string, seed = 4): Promise<string> {
  const { exitCode } = await command(`generate --count 240 --seed ${seed} --out ${folder}`);
  assert.equal(exitCode, 0);
  return folder;
}

const RUN = '--hidden 8 --optimizer adam --rate 0.01 --dropout 0.2 --engine textbook';

/** A folder with digits, and names of files in it. */
async function place(t: TestContext) {
  const folder = temporaryFolder(t);
  const data = await digitsIn(path.join(folder, 'digits'));
  const file = (name: string) => path.join(folder, `${name}.safetensors`);
  return { folder, data: `--data ${data}`, file };
}

const weightsOf = (file: string) =>
  decodeSafetensors(readFileSync(file), file).parameters.map(({ weights, biases }) => [
    Buffer.from(weights.buffer).toString('hex'),
    Buffer.from(biases.buffer).toString('hex'),
  ]);

/** Stops, as with Ctrl+C, after the second epoch. */
const afterTwo = {
  onOut: (line: string, interrupt: AbortController) =>
    line.startsWith('Epoch 2') && interrupt.abort(),
};

test('a run that was stopped goes on to the end that it had planned, bit for bit', async t => {
  const { data, file } = await place(t);
  const run = `${data} ${RUN} --epochs 4 --schedule cosine`;
  await command(`train ${run} --out ${file('whole')}`);
  const stopped = await command(`train ${run} --out ${file('part')}`, afterTwo);
  assert.equal(stopped.exitCode, 130);
  assert.ok(existsSync(`${file('part')}.optimizer`));
  // Its engine is that of the run, though another would be taken by default.
  const rest = await command(`train ${data} --resume ${file('part')} --out ${file('rest')}`);
  assert.equal(rest.exitCode, 0, rest.notes.join());
  assert.deepEqual(rest.notes, []);
  assert.ok(rest.out.some(line => line.startsWith('Epoch 4 of 4')));
  assert.ok(!rest.out.some(line => line.startsWith('Epoch 2')));
  assert.deepEqual(weightsOf(file('rest')), weightsOf(file('whole')));
});

test('a file says how its run went, and goes on saying so when the run goes on', async t => {
  const { data, file } = await place(t);
  await command(`train ${data} ${RUN} --epochs 3 --out ${file('part')}`, afterTwo);
  await command(`train ${data} --resume ${file('part')} --out ${file('rest')}`);
  const [part, rest] = [file('part'), file('rest')].map(
    name => decodeSafetensors(readFileSync(name), name).provenance,
  );
  assert.equal(part.curve?.points.at(-1)?.iteration, part.place?.iteration);
  const { points = [] } = rest.curve ?? {};
  assert.equal(points.at(-1)?.testAccuracy, Number(rest.testAccuracy?.toPrecision(5)));
  assert.equal(points.at(-1)?.iteration, rest.place?.iteration);
  assert.ok(points.some(({ iteration }) => iteration < (part.place?.iteration ?? 0)));
});

test('without its optimizer file a run goes on, and a note says what that means', async t => {
  const { data, file } = await place(t);
  await command(`train ${data} ${RUN} --epochs 3 --out ${file('part')}`, afterTwo);
  rmSync(`${file('part')}.optimizer`);
  const rest = await command(`train ${data} --resume ${file('part')} --out ${file('rest')}`);
  assert.equal(rest.exitCode, 0);
  assert.match(rest.notes.join(), /^Note: There is no .*part\.safetensors\.optimizer: adam begins/);
});

test('a finished run goes on only when it is said for how long', async t => {
  const { data, file } = await place(t);
  const run = `${data} ${RUN} --schedule constant`;
  await command(`train ${run} --epochs 4 --out ${file('whole')}`);
  await command(`train ${run} --epochs 2 --out ${file('part')}`);
  const resume = `train ${data} --resume ${file('part')} --out ${file('rest')}`;
  const refused = await command(resume);
  assert.equal(refused.exitCode, 1);
  assert.match(refused.notes[0], /done all its 2 epochs.*--more-epochs.*stays at 0\.01/);
  assert.equal((await command(`${resume} --more-epochs 2`)).exitCode, 0);
  assert.deepEqual(weightsOf(file('rest')), weightsOf(file('whole')));
});

test('other digits are refused, unless a new run is wanted', async t => {
  const { folder, data, file } = await place(t);
  await command(`train ${data} ${RUN} --epochs 3 --out ${file('part')}`, afterTwo);
  const others = `--data ${await digitsIn(path.join(folder, 'others'), 5)}`;
  const resume = `train ${others} --resume ${file('part')} --out ${file('rest')}`;
  const refused = await command(resume);
  assert.equal(refused.exitCode, 1);
  assert.match(refused.notes.join(), /only with the digits that it had.*--data.*--anew/);
  assert.ok(!existsSync(file('rest')));
  const anew = await command(`${resume} --anew`);
  assert.equal(anew.exitCode, 0);
  assert.ok(anew.out.some(line => line.startsWith('Epoch 1 of 3')));
});

test('options that say what the file says already are refused', async t => {
  const { data, file } = await place(t);
  await command(`train ${data} ${RUN} --epochs 3 --out ${file('part')}`, afterTwo);
  for (const [options, exitCode, words] of [
    [`--resume ${file('part')} --rate 0.1`, 2, /--rate cannot go with --resume/],
    [`--resume ${file('part')} --more-epochs 2`, 1, /not done its 3 epochs yet.*without --more-/],
    ['--more-epochs 2', 2, /--more-epochs goes only with --resume FILE/],
    ['--anew', 2, /--anew goes only with --resume FILE/],
  ] as const) {
    const outcome = await command(`train ${data} ${options} --out ${file('rest')}`);
    assert.equal(outcome.exitCode, exitCode, options);
    assert.match(outcome.notes[0], words);
  }
});

test('weights of another program begin a new run with the options that are given', async t => {
  const { data, file } = await place(t);
  const foreign = path.join(import.meta.dirname, '../../fixtures/pickle/numpy2-list.pkl');
  const options = '--epochs 2 --rate 0.05 --seed 3 --json';
  const begun = await command(`train ${data} --resume ${foreign} ${options} --out ${file('rest')}`);
  assert.equal(begun.exitCode, 0, begun.notes.join());
  assert.match(begun.notes[0], /list\.pkl does not say what run made it: a new run begins/);
  const { settings } = decodeSafetensors(readFileSync(file('rest')), 'rest').provenance;
  assert.deepEqual([settings?.hiddenLayers, settings?.learningRate], [[2], 0.05]);
});
