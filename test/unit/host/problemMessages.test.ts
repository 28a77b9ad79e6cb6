import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import type { FromWorker } from '../../../src/protocol/workerMessages.ts';
import { checkpointAt, order, positionAt, started } from './fakeRun.ts';
import { addFakeView, createTrainingSession } from './fakes.ts';
import { fake, resetVscode } from './fakeVscode.ts';

const { ParamsSaver } = await import('../../../src/host/paramsSaver.ts');
const { ProblemMessages } = await import('../../../src/host/problemMessages.ts');
const { RunEnd } = await import('../../../src/host/runEnd.ts');

const truncated: FromWorker = {
  type: 'failed',
  problem: { reason: 'dataset/truncated', message: 'labels.gz ends too early.' },
};
const diverged: FromWorker = {
  ...{ type: 'paused', position: positionAt(130) },
  problem: {
    reason: 'diverged',
    message: 'The loss is not a number any more.',
    advised: { learningRate: 0.04, factor: 0.1 },
  },
};

beforeEach(resetVscode);

function createRun(opening: Promise<unknown> = Promise.resolve()) {
  const all = createTrainingSession();
  const { session } = all;
  const note = () => {};
  const saver = new ParamsSaver({ info: note, error: note } as unknown as LogOutputChannel);
  const onFault = (error: unknown) => assert.fail(String(error));
  const runEnd = new RunEnd(session, saver, onFault);
  const executed: string[] = [];
  const run = (command: string) => void executed.push(command);
  const messages = new ProblemMessages({
    ...{ session, runEnd, run, onFault },
    opened: () => opening,
  });
  messages.watch();
  const say = async (...news: FromWorker[]) => {
    all.worker().say(...news);
    await settled();
  };
  return { ...all, messages, executed, say };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** Leaves the next message open; the returned function presses one of its buttons. */
function leaveOpen(): (button: string) => Promise<void> {
  let press: (button: string) => void = () => {};
  fake.answers.push(new Promise(resolve => (press = resolve)));
  return button => {
    press(button);
    return settled();
  };
}

test('those who see a dashboard are told by it alone, the others by one message', async () => {
  const { session, say } = createRun();
  const view = addFakeView(session);
  view.setVisible(true);
  await say(diverged, truncated);
  session.train(order);
  await say(truncated);
  assert.match(session.facts.problem!.message, /labels\.gz/);
  assert.deepEqual(fake.shown, []);
  view.setVisible(false);
  session.train(order);
  await say(truncated);
  assert.equal(fake.shown.length, 1);
});

test('a dataset that cannot be used offers all ways on, and no weights', async () => {
  const { session, executed, say } = createRun();
  session.train(order);
  fake.answers = ['Choose Dataset Folder…'];
  await say(truncated);
  assert.equal(fake.shown[0].kind, 'error');
  assert.deepEqual(fake.shown[0].choices, ['Choose Dataset Folder…', 'Open Settings', 'Show Log']);
  assert.deepEqual(executed, ['chooseDatasetFolder']);
});

test('a worker that dies offers its last good weights', async () => {
  const { worker, say } = createRun();
  await say({ type: 'checkpoint', checkpoint: checkpointAt(300) });
  fake.answers = ['Save Last Good Weights'];
  worker().fail('out of memory');
  await settled();
  assert.equal(fake.shown[0].kind, 'error');
  assert.match(fake.shown[0].text, /out of memory/);
  assert.equal(fake.files.size, 1);
});

test('a run that fails while loading does not offer the weights of the run before as its own', async () => {
  const { session, say } = createRun();
  await say({ type: 'stopped', position: positionAt(130), checkpoint: checkpointAt(130) });
  session.train(order);
  await say({ type: 'failed', problem: { reason: 'worker', message: 'Out of memory.' } });
  assert.equal(session.facts.canSave, true, 'they are still there');
  assert.deepEqual(fake.shown.at(-1)!.choices, ['Show Log']);
});

test('a message that is answered in the next run saves its own weights', async () => {
  const { session, say } = createRun();
  const press = leaveOpen();
  const problem = { reason: 'worker', message: 'Out of memory.' };
  await say({ type: 'failed', problem, checkpoint: checkpointAt(130) });
  session.train(order);
  await say(started(), { type: 'checkpoint', checkpoint: checkpointAt(130, 0.5) });
  await press('Save Last Good Weights');
  assert.match([...fake.files.keys()].join(), /_97\.1\.safetensors$/);
  assert.equal(session.facts.savedAs, undefined, 'the new run is not saved');
});

test('a run that diverged goes on from the message, at the rate that it advises', async () => {
  const { worker, say } = createRun();
  fake.answers = ['Resume with Learning Rate 0.04'];
  await say(diverged);
  assert.match(fake.shown[0].text, /paused\. The loss is not a number/);
  assert.deepEqual(worker().posted.at(-1), { type: 'resume', learningRateFactor: 0.1 });
});

test('a message about a divergence that is answered too late does nothing to the run', async () => {
  for (const button of ['Resume with Learning Rate 0.04', 'Stop']) {
    resetVscode();
    const { session, worker, say } = createRun();
    const press = leaveOpen();
    await say(diverged);
    session.resume(0.5);
    await say({ type: 'resumed' }, { type: 'paused', position: positionAt(200) });
    const before = worker().typesPosted();
    await press(button);
    assert.deepEqual(worker().typesPosted(), before, button);
  }
});

test('a run that fails while its dashboard opens is told there alone', async () => {
  let open: (value?: unknown) => void = () => {};
  const { session, say } = createRun(new Promise(resolve => (open = resolve)));
  session.train(order);
  await say(truncated);
  addFakeView(session).setVisible(true);
  open();
  await settled();
  assert.deepEqual(fake.shown, []);
});

test('a pause without a problem is no message', async () => {
  const { say } = createRun();
  await say({ type: 'paused', position: positionAt(8) });
  assert.deepEqual(fake.shown, []);
});

test('settings that cannot be used are told by the dashboard until they change', async () => {
  const { session, messages, say } = createRun();
  const fault = { reason: 'settings', message: 'mnist.epochs is 0; it must be 1 or more.' };
  addFakeView(session).setVisible(true);
  await say({ type: 'stopped', position: positionAt(130), checkpoint: checkpointAt(130) });
  await messages.tellNotStarted(fault);
  assert.match(session.facts.problem!.message, /cannot start\. mnist\.epochs is 0/);
  assert.deepEqual(fake.shown, []);
  const { preset, settings, engine, presets } = session.facts;
  session.setPlan({ preset, settings, engine, presets });
  assert.equal(session.facts.problem, undefined);
});

test('without a dashboard, or while a run is on, a message leads to the settings', async () => {
  const { session, messages, executed } = createRun();
  const fault = { reason: 'settings', message: 'mnist.epochs is 0; it must be 1 or more.' };
  addFakeView(session).setVisible(true);
  fake.answers = ['Open Settings'];
  await messages.tellNotStarted(fault);
  assert.match(fake.shown[0].text, /cannot start\. mnist\.epochs is 0/);
  assert.deepEqual(executed, ['openSettings']);
  assert.equal(session.facts.problem, undefined, 'the run goes on');
});

test('a run that ends with weights that guess warns those who see no dashboard', async () => {
  const { session, executed, say } = createRun();
  fake.answers = ['Open Settings'];
  const problem = { reason: 'guessing', message: 'The network has learned nothing.' };
  const end = { position: positionAt(1000), checkpoint: checkpointAt(1000, 0.098) };
  await say({ type: 'finished', ...end, problem });
  assert.deepEqual(session.facts.problem, problem, 'the dashboard shows it');
  const [message] = fake.shown.filter(({ kind }) => kind === 'warning');
  assert.equal(message.text, 'MNIST: The network has learned nothing.');
  assert.deepEqual(executed, ['openSettings']);
});
