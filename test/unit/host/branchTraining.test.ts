import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { checkpointAt, order, positionAt } from './fakeRun.ts';
import { createTrainingSession } from './fakes.ts';
import { fake, resetVscode } from './fakeVscode.ts';

const { BranchTraining } = await import('../../../src/host/branchTraining.ts');

beforeEach(resetVscode);

type Choice = Parameters<
  ConstructorParameters<typeof BranchTraining>[0]['starter']['trainFrom']
>[0];

function create() {
  const all = createTrainingSession();
  const begun: Choice[] = [];
  const starter = {
    async trainFrom(choice: Choice) {
      begun.push(choice);
      return true;
    },
  };
  const branching = new BranchTraining({ session: all.session, starter });
  const asked = () => {
    const request = all.worker().posted.at(-1)!;
    assert.ok(request.type === 'getCheckpoint');
    return request;
  };
  return { ...all, branching, begun, asked };
}

test('a branch begins with the weights of its moment, and says so; all settings stay', async () => {
  const { branching, begun, asked, worker, session } = create();
  const branched = branching.branch(340);
  const { requestId, at } = asked();
  assert.equal(at, 340);
  const { parameters } = checkpointAt(300);
  const checkpoint = { parameters, provenance: { iterations: 300 } };
  worker().say({ type: 'currentCheckpoint', requestId, checkpoint });
  await branched;
  const [{ from, settings, preset }] = begun;
  assert.equal(from?.parameters, parameters);
  assert.deepEqual(from?.provenance, {
    branchedFrom: {
      iteration: 300,
      iterationsPerEpoch: session.facts.position?.iterationsPerEpoch,
    },
  });
  assert.deepEqual(settings, order.settings);
  assert.equal(preset, order.preset);
});

test('a run that branched tells the views of which moment it began', () => {
  const { session } = create();
  const branchedFrom = { iteration: 300, iterationsPerEpoch: 100 };
  session.train({ ...order, from: { ...checkpointAt(300), provenance: { branchedFrom } } });
  assert.deepEqual(session.snapshot().branchedFrom, branchedFrom);
  session.train(order);
  assert.equal(session.snapshot().branchedFrom, undefined);
});

test('one change may come with it, but not the number of units', async () => {
  const { branching, begun, asked, worker } = create();
  const branched = branching.branch(0, { learningRate: 0.01, hiddenLayers: [3, 3, 3] });
  const { requestId } = asked();
  worker().say({ type: 'currentCheckpoint', requestId, checkpoint: checkpointAt(0) });
  await branched;
  assert.deepEqual(begun[0].settings, { ...order.settings, learningRate: 0.01 });
});

test('a moment that cannot be had starts nothing, and is told', async () => {
  const { branching, begun, asked, worker } = create();
  const branched = branching.branch(340);
  const { requestId } = asked();
  const problem = { reason: 'no-history', message: 'This run keeps nothing.' };
  worker().say({ type: 'requestFailed', requestId, problem });
  await branched;
  assert.deepEqual(begun, []);
  assert.match(fake.shown[0].text, /MNIST: This run keeps nothing\./);
});

test('another run that starts meanwhile is left alone', async () => {
  const { branching, begun, asked, worker, session } = create();
  const first = worker();
  first.say({ type: 'finished', position: positionAt(900), checkpoint: checkpointAt(900) });
  const branched = branching.branch(340);
  const { requestId } = asked();
  session.train(order); // until it has begun, the one before can be asked
  first.say({ type: 'currentCheckpoint', requestId, checkpoint: checkpointAt(300) });
  await branched;
  assert.deepEqual(begun, []);
});
