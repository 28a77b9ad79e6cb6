import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel, Uri as VscodeUri } from 'vscode';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../src/nn/settings.ts';
import type { Checkpoint } from '../../../src/protocol/subjects.ts';
import { checkpointAt, started } from './fakeRun.ts';
import { createSession } from './fakes.ts';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { ParamsSaver } = await import('../../../src/host/paramsSaver.ts');
const { ResumeTraining } = await import('../../../src/host/resumeTraining.ts');

beforeEach(resetVscode);

const log = { info: () => {}, error: () => {} } as unknown as LogOutputChannel;
const FILE = '/work/params/a.safetensors';

function create() {
  const all = createSession();
  const saver = new ParamsSaver(log);
  let isAllowed = true;
  const starter = {
    async trainFrom(choice: Parameters<typeof all.session.train>[0] | object) {
      if (isAllowed) {
        const equipment = {
          ...{ engine: 'fast', threads: 1, program: 'Test 1.0' },
          dataset: {
            source: 'generated',
            mirrors: [],
            generator: { training: 1, test: 1, seed: 1 },
          },
        };
        all.session.train({ ...equipment, ...choice } as Parameters<typeof all.session.train>[0]);
      }
      return isAllowed;
    },
  };
  const resuming = new ResumeTraining({ session: all.session, starter, saver });
  const resume = (path = FILE) => resuming.resume(Uri.file(path) as unknown as VscodeUri);
  const forbid = () => {
    isAllowed = false;
  };
  const ordered = () => all.worker().posted.find(message => message.type === 'train')!;
  return { ...all, saver, resuming, resume, forbid, ordered };
}

/** Of a momentum run of ten epochs of 100 iterations. */
function checkpoint(iteration: number, changes: Partial<TrainingSettings> = {}): Checkpoint {
  const { parameters, provenance } = checkpointAt(iteration);
  const settings: TrainingSettings = {
    ...presetNamed('quick').settings,
    ...{ hiddenLayers: [], epochs: 10, schedule: 'linear', optimizer: 'momentum' },
    ...changes,
  };
  const place = {
    ...{ iteration, iterationsPerEpoch: 100, scheduleStart: 0, learningRateFactor: 1 },
    epochSums: { loss: 0, correct: 0, digits: 0 },
  };
  const optimizer = { updates: iteration, memories: [parameters] };
  return {
    parameters,
    provenance: { ...provenance, settings, place, engine: 'textbook', preset: 'classic' },
    ...(settings.optimizer === 'momentum' && { optimizer }),
  };
}

async function saved(file: Checkpoint): Promise<void> {
  fake.answers = [FILE];
  await new ParamsSaver(log).saveAs(file, () => false);
  fake.shown = [];
  fake.answers = [];
}

const shownTexts = () => fake.shown.map(({ text }) => text);

test('a stopped run goes on from its file with its settings, engine, place and momentum', async () => {
  const { resume, ordered, session, worker } = create();
  const stopped = checkpoint(500);
  await saved(stopped);
  assert.deepEqual([...fake.files.keys()], [FILE, `${FILE}.optimizer`]);
  await resume();
  const order = ordered();
  assert.ok(order.type === 'train');
  assert.deepEqual([order.preset, order.engine], ['classic', 'textbook']);
  assert.deepEqual(order.settings, stopped.provenance.settings);
  assert.deepEqual(order.from?.provenance.place, stopped.provenance.place);
  assert.deepEqual(order.from?.optimizer, stopped.optimizer);
  assert.deepEqual(fake.shown, []);
  // What it begins with is in its file: it need not be saved again.
  worker().say(started());
  assert.equal(session.facts.savedAs, 'params/a.safetensors');
});

test('of a finished run is asked how many epochs more, with what the rate does in them', async () => {
  await saved(checkpoint(1000));
  const { resume, ordered, workers } = create();
  await resume();
  assert.equal(workers.length, 0); // dismissed
  for (const [wrong, limit] of [
    ['0', 9990],
    ['many', 9990],
    ['9991', 9990],
  ]) {
    fake.answers = [String(wrong)];
    await resume();
    assert.match(fake.shown.at(-1)!.text, new RegExp(`1 to ${limit}`));
  }
  fake.answers = ['5'];
  await resume();
  const order = ordered();
  assert.ok(order.type === 'train');
  assert.equal(order.settings.epochs, 15);
  assert.equal(order.from?.provenance.place?.scheduleStart, 10);
});

test('a file that lacks something goes on, and one message says what', async () => {
  await saved(checkpoint(500));
  fake.files.delete(`${FILE}.optimizer`);
  await create().resume();
  assert.equal(fake.shown.length, 1);
  assert.match(shownTexts()[0], /^MNIST: There is no a\.safetensors\.optimizer: momentum begins/);
});

test('nothing is said of a run that was not begun after all', async () => {
  await saved(checkpoint(500));
  fake.files.delete(`${FILE}.optimizer`);
  const { resume, forbid } = create();
  forbid();
  await resume();
  assert.deepEqual(fake.shown, []);
});

test('with other digits the user decides: a new run from the weights, or another folder', async () => {
  await saved(checkpoint(500));
  const { resume, worker, workers } = create();
  await resume();
  fake.answers = ['Begin a New Run with the Digits Here'];
  const problem = { reason: 'other-digits', message: 'The run was trained on MNIST.' };
  worker().say({ type: 'failed', problem });
  await new Promise(resolve => setImmediate(resolve));
  assert.match(shownTexts()[0], /not resumed\. The run was trained on MNIST/);
  assert.equal(workers.length, 2);
  const [order] = worker().posted;
  assert.ok(order.type === 'train');
  assert.deepEqual(order.from?.provenance, {});
  assert.equal(order.settings.epochs, 10);
  assert.match(shownTexts()[1], /a new run begins from the weights of a\.safetensors/i);
});

test('a file that cannot be read, or of another format, is told and starts nothing', async () => {
  const { resume, workers } = create();
  await resume();
  fake.files.set(FILE, new Uint8Array(3));
  await resume();
  await resume('/work/a.npz');
  assert.match(shownTexts()[0], /a\.safetensors is not there any more/);
  assert.match(shownTexts()[1], /a\.safetensors has only 3/);
  assert.match(shownTexts()[2], /a\.npz does not keep where its run stood; only \.safetensors/);
  assert.equal(workers.length, 0);
});

test('no optimizer file is written where the user wants none, or nothing is remembered', async () => {
  await saved(checkpoint(500, { optimizer: 'sgd' }));
  fake.settings.saveOptimizerState = false;
  await saved(checkpoint(500));
  assert.deepEqual([...fake.files.keys()], [FILE]);
});

test('an optimizer file that is there already stays, and the weights are saved all the same', async () => {
  const saver = new ParamsSaver(log);
  const first = await saver.saveAtEnd(checkpoint(500), () => false);
  const beside = `${first!.uri.path}.optimizer`;
  const old = fake.files.get(beside)!;
  fake.files.delete(first!.uri.path);
  const second = await saver.saveAtEnd(checkpoint(600), () => false);
  assert.equal(second!.uri.path, first!.uri.path);
  assert.equal(fake.files.get(beside), old);
  assert.match(
    shownTexts()[0],
    /weights are saved, but not what the optimizer remembers.*there already/,
  );
});
