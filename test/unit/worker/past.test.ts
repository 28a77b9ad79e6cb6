import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextbookEngine } from '../../../src/engine/textbook.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import type {
  Checkpoint,
  TestPredictions,
  WeightPictures,
} from '../../../src/protocol/subjects.ts';
import { TrainingRun } from '../../../src/worker/trainingRun.ts';
import { Events } from './helpers/events.ts';
import { conversation, trainOrder } from './helpers/fakeConversation.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';
import { fakeRun } from './helpers/fakeRun.ts';

const PLENTY = 2 ** 26;

/** A small run of the textbook; the weights that it has after every update. */
function textbookRun(historyBytes?: number, digits = 200) {
  const settings = {
    ...presetNamed('quick').settings,
    ...{ hiddenLayers: [4], epochs: 3, batchSize: 10, distortion: 'none' as const },
  };
  const dataset = fakeDataset(digits, 50);
  const engine = createTextbookEngine({ settings, training: dataset.training, threads: 1 });
  const weightsAt = [engine.parameters()];
  const update = engine.update.bind(engine);
  engine.update = async rate => {
    await update(rate);
    weightsAt.push(engine.parameters());
  };
  const events = new Events();
  const run = new TrainingRun({
    ...{ engine, dataset, settings, preset: 'quick', program: 'Test 1.0', historyBytes },
    emit: events.emit,
  });
  return { run, events, weightsAt };
}

function keptOf(events: Events): number[] {
  return [...(events.of('moments').at(-1)?.moments.iterations ?? [])];
}

test('every kept moment gives the exact weights of its iteration, after the run, too', async () => {
  const { run, events, weightsAt } = textbookRun(PLENTY);
  await run.start();
  const kept = keptOf(events);
  assert.deepEqual(kept, [0, 20, 40, 60]);
  for (const at of kept) {
    assert.deepEqual((await run.checkpoint(at)).parameters, weightsAt[at]);
  }
});

test('moments within an epoch are kept as exactly', async () => {
  const { run, events, weightsAt } = textbookRun(PLENTY, 2000);
  await run.start();
  const kept = keptOf(events);
  assert.deepEqual(kept.slice(0, 4), [0, 50, 100, 150]);
  for (const at of kept) {
    assert.deepEqual((await run.checkpoint(at)).parameters, weightsAt[at]);
  }
});

test('pictures and predictions of a moment are those that the run told then', async () => {
  const { run, events } = textbookRun(PLENTY);
  await run.start();
  const told = events.of('testPredictions').map(({ predictions }) => predictions);
  const second = told.find(({ iteration }) => iteration === 20);
  const question = { name: 'testPredictions' } as const;
  assert.deepEqual(await run.ask({ question, at: 20 }), second);
  const now = await run.ask({ question });
  assert.deepEqual(now, told.at(-1));
  const pictures = (await run.ask({ question: { name: 'pictures' }, at: 0 })) as WeightPictures;
  assert.equal(pictures.iteration, 0);
  assert.equal(pictures.unitsInAll, 4);
  assert.deepEqual(
    await run.ask({ question: { name: 'pictures' } }),
    events.of('pictures').at(-1)?.pictures,
  );
});

test('an answer says which moment it is of: the nearest that is kept', async () => {
  const { run } = textbookRun(PLENTY);
  await run.start();
  const read = { name: 'read', images: new Uint8Array(784) } as const;
  for (const [at, nearest] of [
    [29, 20],
    [31, 40],
    [1e9, 60],
  ]) {
    assert.equal((await run.ask({ question: read, at })).iteration, nearest);
  }
});

test('questions about moments that were asked together do not mix their weights', async () => {
  const { run } = textbookRun(PLENTY);
  await run.start();
  const images = new Uint8Array(784).fill(90);
  const ask = (at: number) => run.ask({ question: { name: 'read', images }, at });
  const one = [await ask(0), await ask(60)];
  assert.notDeepEqual(one[0], { ...one[1], iteration: 0 });
  assert.deepEqual(await Promise.all([ask(0), ask(60), ask(0)]), [...one, one[0]]);
});

test('where nothing is kept a question about the past is answered with the reason', async () => {
  const { run, events } = textbookRun();
  await run.start();
  assert.deepEqual(events.of('moments'), []);
  const question = { name: 'pictures' } as const;
  await assert.rejects(run.ask({ question, at: 20 }), { reason: 'no-history' });
  await assert.rejects(run.checkpoint(20), { reason: 'no-history' });
});

test('a network too wide to be kept is told as such', async () => {
  const { run, events } = textbookRun(1000);
  await run.start();
  const [{ moments }] = events.of('moments');
  assert.equal(moments.capacity, 0);
  assert.equal(moments.momentBytes, 4 * (785 * 4 + 5 * 10) + 3 * 50);
});

test('a run is the same to the last bit, whether its past is kept and asked about or not', async () => {
  const without = textbookRun();
  const kept = textbookRun(PLENTY);
  const questions: Promise<unknown>[] = [];
  kept.events.onEvent = event => {
    if (event.type === 'progress' && event.position.iteration >= 20) {
      questions.push(kept.run.ask({ question: { name: 'pictures' }, at: 0 }));
      questions.push(kept.run.ask({ question: { name: 'testPredictions' }, at: 20 }));
    }
  };
  await Promise.all([without.run.start(), kept.run.start()]);
  assert.ok((await Promise.all(questions)).length > 0);
  assert.deepEqual(kept.weightsAt, without.weightsAt);
});

test('weights that are not finite are not kept, not even while the run waits for an answer', async () => {
  const { run, events } = fakeRun({
    historyBytes: PLENTY,
    settings: { epochs: 1 },
    digits: 10_000,
    lossOf: updates => (updates >= 187 ? Number.NaN : 1 / (1 + updates)),
  });
  const whilePaused: Promise<Checkpoint>[] = [];
  events.onEvent = event => {
    if (event.type === 'paused') {
      whilePaused.push(run.checkpoint(187));
      run.stop();
    }
  };
  await run.start();
  assert.deepEqual(keptOf(events), [0, 62, 125, 187]);
  const kept = await Promise.all([0, 62, 125, 187].map(at => run.checkpoint(at)));
  for (const { parameters, provenance } of [...kept, ...(await Promise.all(whilePaused))]) {
    assert.ok(parameters[0].weights.every(Number.isFinite), `at ${provenance.iterations}`);
  }
  assert.equal(whilePaused.length, 1);
});

test('the moments are told while the run is on, and the newest at its end', async () => {
  const { run, events } = textbookRun(PLENTY);
  const seen: number[][] = [];
  events.onEvent = () => seen.push(keptOf(events));
  await run.start();
  assert.ok(seen.some(kept => kept.length > 0 && kept.at(-1) !== 60));
  assert.equal(keptOf(events).at(-1), 60);
});

test('test predictions that nobody has made are computed once', async () => {
  const { run, events } = fakeRun({
    historyBytes: PLENTY,
    settings: { epochs: 1 },
    digits: 60_000,
  });
  await run.start();
  const at = keptOf(events).find(
    iteration =>
      !events.of('testPredictions').some(news => news.predictions.iteration === iteration),
  );
  assert.ok(at !== undefined);
  const ask = () => run.ask({ question: { name: 'testPredictions' }, at });
  const first = (await ask()) as TestPredictions;
  assert.equal(first.iteration, at);
  assert.equal(((await ask()) as TestPredictions).predicted, first.predicted);
});

test('a run that begins with the weights of a moment says so, and begins its count anew', async () => {
  const first = textbookRun(PLENTY);
  await first.run.start();
  const { parameters } = await first.run.checkpoint(20);
  const branchedFrom = { iteration: 20, iterationsPerEpoch: 20 };
  const { run, events } = fakeRun({
    ...{ historyBytes: PLENTY, settings: { hiddenLayers: [4], epochs: 1 } },
    from: { parameters, provenance: { branchedFrom } },
  });
  await run.start();
  assert.deepEqual(events.of('finished')[0].checkpoint.provenance.branchedFrom, branchedFrom);
  assert.equal(keptOf(events)[0], 0);
});

test('what a run was changed from is still known when it goes on from its file', async () => {
  const changedFrom = 'a.safetensors, learningRate 0.1';
  const settings = { epochs: 1 };
  const first = fakeRun({ changedFrom, settings });
  await first.run.start();
  const [{ checkpoint: from }] = first.events.of('finished');
  assert.equal(from.provenance.changedFrom, changedFrom);
  const { run, events } = fakeRun({ from, settings: { ...settings, epochs: 2 } });
  await run.start();
  assert.equal(events.of('finished')[0].checkpoint.provenance.changedFrom, changedFrom);
});

test('a question about a moment finds the run gone while the next one loads', async () => {
  const { talk, events } = conversation();
  talk.handle({ ...trainOrder(), historyBytes: PLENTY });
  await events.next('finished');
  talk.handle({ type: 'ask', requestId: 1, question: { name: 'pictures' }, at: 3 });
  talk.handle({ ...trainOrder(), historyBytes: PLENTY });
  talk.handle({ type: 'ask', requestId: 2, question: { name: 'pictures' }, at: 3 });
  await events.next('finished');
  talk.handle({ type: 'getCheckpoint', requestId: 3, at: 0 });
  await events.next('currentCheckpoint');
  const answered = events.of('answered').map(({ requestId }) => requestId);
  const failed = events.of('requestFailed').map(({ requestId }) => requestId);
  assert.deepEqual([...answered, ...failed].sort(), [1, 2]);
});
