import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Advice } from '../../../src/protocol/steering.ts';
import { OverfittingWatch } from '../../../src/worker/overfitting.ts';
import { fakeRun } from './helpers/fakeRun.ts';

test('a run ends with the epoch that it was told', async () => {
  const { run, events } = fakeRun({ settings: { epochs: 9 } });
  run.steer({ stop: { epochs: 3 } });
  await run.start();
  const [{ position, ending, checkpoint }] = events.of('finished');
  assert.equal(position.epoch, 3);
  assert.equal(ending, 'Ended after epoch 3, as it was told.');
  assert.equal(checkpoint.provenance.epochs, 3);
});

test('a run ends when the digits that it trains are read well enough', async () => {
  const { run, events } = fakeRun({ settings: { epochs: 9 } });
  events.onEvent = ({ type }) => {
    if (type === 'epoch') {
      run.steer({ stop: { accuracy: 0.01 } });
    }
  };
  await run.start();
  assert.match(
    events.of('finished')[0].ending!,
    /^Ended after epoch \d: .* % of the training digits/,
  );
});

test('a run without such a wish goes to its last epoch', async () => {
  const { run, events } = fakeRun({ settings: { epochs: 4 } });
  await run.start();
  assert.equal(events.of('finished')[0].position.epoch, 4);
  assert.equal(events.of('finished')[0].ending, undefined);
});

test('another learning rate is taken with the next batch, and stands in the file', async () => {
  const { run, events } = fakeRun({ settings: { epochs: 2, schedule: 'constant' } });
  const { learningRate } = run.position();
  events.onEvent = ({ type }) => {
    if (type === 'epoch' && events.of('epoch').length === 1) {
      run.steer({ learningRateFactor: 0.5 });
      assert.equal(run.position().learningRate, learningRate / 2);
    }
  };
  await run.start();
  const { iteration } = events.of('steered')[0].steering.rateChanges[0];
  const { place } = events.of('finished')[0].checkpoint.provenance;
  assert.deepEqual(place?.rateChanges, [{ iteration, factor: 0.5 }]);
});

test('a run that has ended is not steered any more', async () => {
  const { run, events } = fakeRun({ settings: { epochs: 1, schedule: 'constant' } });
  await run.start();
  const { learningRate } = run.position();
  run.steer({ learningRateFactor: 0.5, stop: { epochs: 1 } });
  assert.equal(run.position().learningRate, learningRate);
  assert.deepEqual(events.of('steered'), []);
});

test('a value out of its range changes nothing, and is told', async () => {
  const { run, events } = fakeRun();
  run.steer({ learningRateFactor: 0 });
  run.steer({ stop: { accuracy: 98 } });
  assert.deepEqual(
    events.of('advice').map(({ advice }) => advice.message),
    [
      'learningRateFactor is 0; it must be a number from 0.001 to 1000.',
      'accuracy is 98; it must be a number from 0.01 to 1.',
    ],
  );
  assert.equal(events.of('steered').length, 0);
  await run.start();
});

test('that the accuracies part is told once, and not while the network begins', () => {
  const watch = new OverfittingWatch();
  const told: (Advice | undefined)[] = [
    watch.look(1, 0.99, 0.8),
    watch.look(3, 0.97, 0.95),
    watch.look(4, 1, 0.81),
    watch.look(5, 1, 0.8),
  ];
  assert.deepEqual(
    told.map(advice => advice?.reason),
    [undefined, undefined, 'overfitting', undefined],
  );
  assert.match(told[2]!.message, /100\.0 % and 81\.0 %/);
});
