import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { ExtensionContext } from 'vscode';
import type { Problem } from '../../../src/protocol/subjects.ts';
import { checkpointAt, order, positionAt, progressAt, started } from './fakeRun.ts';
import { createSession } from './fakes.ts';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { RunStarter } = await import('../../../src/host/startRun.ts');

beforeEach(resetVscode);

function createStarter(isSaved = true) {
  const all = createSession();
  const context = {
    extension: {
      id: 'mnist-train.mnist-train',
      packageJSON: { displayName: 'MNIST Train: sieh es lernen', version: '1.2.3' },
    },
    globalStorageUri: Uri.file('/storage'),
  } as unknown as ExtensionContext;
  let saves = 0;
  let meanwhile = () => {};
  const whileSaving = (action: () => void) => {
    meanwhile = action;
  };
  const save = async () => {
    saves++;
    meanwhile();
    return isSaved;
  };
  let savedAtEnd = Promise.resolve();
  const whileSavedAtEnd = (saving: Promise<void>) => {
    savedAtEnd = saving;
  };
  const notStarted: Problem[] = [];
  const onNotStarted = async (problem: Problem) => void notStarted.push(problem);
  const starter = new RunStarter({
    ...{ context, session: all.session, clock: all.clock, save, onNotStarted },
    savedAtEnd: () => savedAtEnd,
  });
  return { ...all, starter, notStarted, whileSaving, whileSavedAtEnd, saves: () => saves };
}

test('Train asks nothing when nothing needs asking', async () => {
  const { starter, session, worker } = createStarter();
  await starter.train();
  assert.deepEqual(fake.shown, []);
  assert.equal(session.facts.state, 'loading');
  const [order] = worker().posted;
  assert.ok(order.type === 'train');
  assert.equal(order.preset, 'quick');
  assert.equal(order.program, 'MNIST Train 1.2.3');
  assert.equal(order.dataset.cacheFolder, '/storage/datasets');
});

test('a setting out of range starts nothing and is told once', async () => {
  const { starter, session, notStarted } = createStarter();
  fake.settings.learningRate = 1000;
  await starter.train();
  assert.equal(session.facts.state, 'idle');
  assert.equal(notStarted.length, 1);
  assert.equal(notStarted[0].reason, 'settings');
  assert.match(notStarted[0].message, /mnist\.learningRate is 1000; .*to 100/);
});

test('a folder for the weights that cannot be is told before the run, not after it', async () => {
  const { starter, session, notStarted } = createStarter();
  fake.folders = ['/work'];
  fake.settings.paramsFolder = '../elsewhere';
  await starter.train();
  assert.equal(session.facts.state, 'idle');
  assert.match(notStarted[0].message, /mnist\.paramsFolder is "\.\.\/elsewhere"; .*inside/);
});

test('Train with Preset offers each preset and trains the chosen one', async () => {
  const { starter, session } = createStarter();
  fake.answers = ['Classic'];
  await starter.trainWithPreset();
  assert.deepEqual(fake.shown[0].choices, ['Quick', 'Classic', 'Accurate']);
  assert.equal(session.facts.preset, 'classic');
  assert.equal(session.facts.settings.batchSize, 'full');
});

test('a dismissed choice of presets starts nothing', async () => {
  const { starter, session } = createStarter();
  await starter.trainWithPreset();
  assert.equal(session.facts.state, 'idle');
});

test('the dashboard’s values replace the preset’s', async () => {
  const { starter, session } = createStarter();
  await starter.trainAs('quick', { epochs: 2, hiddenLayers: [16] });
  assert.equal(session.facts.settings.epochs, 2);
  assert.deepEqual(session.facts.settings.hiddenLayers, [16]);
});

test('a run that is on is kept unless the user says otherwise', async () => {
  const { starter, session, worker } = createStarter();
  await starter.train();
  worker().say(started(), progressAt(250));
  for (const answer of ['Keep it running', undefined]) {
    fake.answers = [answer];
    await starter.train();
    assert.equal(session.facts.run, 1);
  }
  assert.match(fake.shown[0].text, /2 of 10 epochs done/);
  fake.answers = ['Stop it and start a new one'];
  await starter.train();
  assert.equal(session.facts.run, 2);
});

test('the weights can be saved before the next run begins', async () => {
  const { starter, session, worker, saves } = createStarter();
  await starter.train();
  worker().say(started(), { type: 'checkpoint', checkpoint: checkpointAt(100) });
  fake.answers = ['Save its weights'];
  await starter.train();
  assert.equal(saves(), 1);
  assert.equal(session.facts.run, 2);
});

test('a run that has begun while the user was asked where to save is not ended', async () => {
  const { starter, session, worker, whileSaving } = createStarter();
  await starter.train();
  worker().say(started(), { type: 'checkpoint', checkpoint: checkpointAt(100) });
  fake.answers = ['Save its weights'];
  whileSaving(() => session.train(order));
  await starter.train();
  assert.equal(session.facts.run, 2);
});

test('weights that could not be saved keep the run', async () => {
  const { starter, session, worker } = createStarter(false);
  await starter.train();
  worker().say(started(), { type: 'checkpoint', checkpoint: checkpointAt(100) });
  fake.answers = ['Save its weights'];
  await starter.train();
  assert.equal(session.facts.run, 1);
});

test('a finished run that no file holds is not given up without a question', async () => {
  const { starter, session, worker } = createStarter();
  await starter.train();
  const checkpoint = checkpointAt(1000);
  worker().say(started(), { type: 'finished', position: positionAt(1000), checkpoint });
  await starter.train();
  assert.equal(session.facts.run, 1);
  session.markSaved(checkpoint, 'params/a.safetensors');
  await starter.train();
  assert.equal(session.facts.run, 2);
});

test('a run that is just being saved is waited for, not asked about', async () => {
  const { starter, session, worker, whileSavedAtEnd } = createStarter();
  await starter.train();
  const checkpoint = checkpointAt(1000);
  worker().say(started(), { type: 'finished', position: positionAt(1000), checkpoint });
  assert.equal(session.facts.canSave, true);
  let finishSaving = () => {};
  whileSavedAtEnd(
    new Promise(resolve => {
      finishSaving = resolve;
    }),
  );
  const second = starter.train();
  session.markSaved(checkpoint, 'params/a.safetensors', session.facts.run);
  finishSaving();
  await second;
  assert.deepEqual(fake.shown, []);
  assert.equal(session.facts.run, 2);
});
