import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { RunOverlays } from '../../../../src/host/runs/runOverlays.ts';
import type { ListedRun } from '../../../../src/host/runs/runRecord.ts';
import { PRESETS } from '../../../../src/nn/presets.ts';
import type { Provenance } from '../../../../src/params/paramsFile.ts';
import { memoryIn } from '../fakeMemory.ts';
import { dataset, order, started } from '../fakeRun.ts';
import { createSession } from '../fakes.ts';
import { fake, resetVscode } from '../fakeVscode.ts';

const { runAgain } = await import('../../../../src/host/runs/runAgain.ts');

beforeEach(resetVscode);

const { settings } = PRESETS[0];
const point = { iteration: 9, trainLoss: 1, trainAccuracy: 0.5, testLoss: 1, testAccuracy: 0.5 };
const provenance: Provenance = {
  ...{ preset: 'classic', settings, engine: 'textbook', dataset },
  curve: { iterationsPerEpoch: 9, points: [point] },
};

function play(known: Provenance) {
  const { session, worker } = createSession();
  const overlays = new RunOverlays(memoryIn(new Map()));
  const chosen: Record<string, unknown>[] = [];
  const starter = {
    async trainFrom(choice: object) {
      chosen.push(choice as Record<string, unknown>);
      session.train(order);
      return true;
    },
  };
  const run: ListedRun = {
    ...{ kind: 'run', file: 'file:///work/a.safetensors', fileName: 'a.safetensors', name: 'a' },
    ...{ modified: 1, layers: [784, 10], provenance: known },
  };
  return { worker, overlays, chosen, again: () => runAgain(run, { session, starter, overlays }) };
}

test('all settings but one stay, the old run is drawn, and the file will say what was changed', async () => {
  fake.answers = ['Learning rate', '0.5'];
  const { again, chosen, overlays, worker } = play(provenance);
  await again();
  assert.deepEqual(chosen, [
    {
      ...{ preset: 'classic', engine: 'textbook', settings: { ...settings, learningRate: 0.5 } },
      changedFrom: `a.safetensors, learningRate ${settings.learningRate}`,
    },
  ]);
  assert.deepEqual(
    overlays.shown.map(({ name }) => name),
    ['a'],
  );
  worker().say(started());
  assert.ok(!fake.shown.some(({ kind }) => kind === 'warning'), 'nothing else differs');
});

test('a choice is chosen from, and its old value is not offered', async () => {
  fake.answers = ['Optimizer', 'adam'];
  const { again, chosen } = play(provenance);
  await again();
  assert.ok(!fake.shown[1].choices.includes(settings.optimizer));
  assert.deepEqual(chosen[0].settings, { ...settings, optimizer: 'adam' });
});

test('giving up, at either question, starts nothing and draws nothing', async () => {
  for (const answers of [[undefined], ['Epochs', undefined]]) {
    fake.answers = answers;
    const { again, chosen, overlays } = play(provenance);
    await again();
    assert.deepEqual([chosen, overlays.shown], [[], []]);
  }
});

test('where more than the change differs, that is said', async () => {
  fake.answers = ['Epochs', '3'];
  const { again, worker } = play({
    ...provenance,
    dataset: { ...dataset, name: 'Fashion-MNIST', digest: 'other' },
    branchedFrom: { iteration: 5, iterationsPerEpoch: 9 },
  });
  await again();
  worker().say(started());
  const warnings = fake.shown.filter(({ kind }) => kind === 'warning').map(({ text }) => text);
  assert.match(warnings[0], /began with the weights of another run/);
  assert.match(warnings[1], /a was trained on Fashion-MNIST, this run on MNIST/);
});

test('a file without settings cannot be repeated', async () => {
  const { again, chosen } = play({});
  await again();
  assert.match(fake.shown[0].text, /a does not say with which settings/);
  assert.deepEqual(chosen, []);
});
