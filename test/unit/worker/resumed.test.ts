import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { generateDigits } from '../../../src/data/generatedDigits.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { EngineName } from '../../../src/engine/engine.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { TrainingSettings } from '../../../src/nn/settings.ts';
import { decodeOptimizerFile, encodeOptimizerFile } from '../../../src/params/optimizerFile.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/params/safetensors.ts';
import type { Checkpoint } from '../../../src/protocol/subjects.ts';
import { OrderError } from '../../../src/worker/problem.ts';
import { TrainingRun } from '../../../src/worker/trainingRun.ts';
import { Events } from './helpers/events.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';
import { fakeRun } from './helpers/fakeRun.ts';

const dataset = {
  ...fakeDataset(70, 20),
  training: generateDigits({ seed: 1, part: 'training', first: 0, count: 70 }),
  test: generateDigits({ seed: 1, part: 'test', first: 0, count: 20 }),
};

type Changes = Partial<TrainingSettings>;

function settingsOf(changes: Changes): TrainingSettings {
  return {
    ...presetNamed('quick').settings,
    hiddenLayers: [13],
    epochs: 10,
    batchSize: 16,
    learningRate: 0.01,
    dropout: 0.2,
    distortion: 'affine+elastic',
    weightDecay: 0.001,
    ...changes,
  };
}

interface Part {
  readonly changes: Changes;
  readonly from?: Checkpoint;
  /** Stops there; missing: goes to the end. */
  readonly stopAt?: number;
  readonly digits?: typeof dataset;
}

/** A run, or a part of one; without `stopAt` to its end. */
async function run(name: EngineName, { changes, from, stopAt, digits = dataset }: Part) {
  const settings = settingsOf(changes);
  const options = { settings, training: digits.training, threads: 2 };
  const { engine } = createEngine(name, options, { cores: 2 });
  const events = new Events();
  const training = new TrainingRun({
    ...{ engine, dataset: digits, settings, from },
    ...{ preset: 'quick', program: 'Test 1.0', emit: events.emit },
  });
  // From a pause it goes on to the iteration at which it shall stop, a step at a time.
  events.onEvent = event => {
    if (event.type === 'paused') {
      const isThere = event.position.iteration === stopAt;
      setImmediate(() => (isThere ? training.stop() : training.step('batch')));
    }
  };
  if (stopAt !== undefined) {
    training.pause();
  }
  await training.start();
  const [end] = [...events.of('finished'), ...events.of('stopped')];
  return { ...end, epochs: events.of('epoch') };
}

/** As it is when it has been saved and loaded. */
function reloaded({ optimizer: state, ...file }: Checkpoint, settings: Changes): Checkpoint {
  const { parameters, provenance } = decodeSafetensors(encodeSafetensors(file), 'a');
  if (state === undefined) {
    return { parameters, provenance };
  }
  const optimizer = settings.optimizer ?? 'sgd';
  const bytes = encodeOptimizerFile({ optimizer, state, parametersDigest: '' });
  return { parameters, provenance, optimizer: decodeOptimizerFile(bytes, 'b').state };
}

const sameBits = (one: Checkpoint, other: Checkpoint) =>
  isDeepStrictEqual(
    one.parameters.map(({ weights, biases }) => [[...weights], [...biases]]),
    other.parameters.map(({ weights, biases }) => [[...weights], [...biases]]),
  );

for (const name of ['textbook', 'fast'] as const) {
  for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
    for (const [batchSize, schedule] of [
      [16, 'cosine'],
      ['full', 'linear'],
    ] as const) {
      test(`${name}, ${optimizer}, batches of ${batchSize}: 5 epochs and 5 more are 10, bit for bit`, async () => {
        const changes = { optimizer, batchSize, schedule } satisfies Changes;
        const whole = await run(name, { changes });
        const perEpoch = batchSize === 'full' ? 1 : 5;
        // After five epochs; and within an epoch, with a second stop on the way.
        const stops = perEpoch === 1 ? [[5]] : [[25], [12, 38]];
        for (const places of stops) {
          let from: Checkpoint | undefined;
          for (const stopAt of places) {
            const part = await run(name, { changes, from, stopAt });
            assert.equal(part.checkpoint.provenance.iterations, stopAt);
            from = reloaded(part.checkpoint, changes);
          }
          const rest = await run(name, { changes, from });
          assert.ok(sameBits(rest.checkpoint, whole.checkpoint), `stopped at ${places}`);
          const { seconds: _, created: _created, ...claims } = rest.checkpoint.provenance;
          const { seconds, created, ...expected } = whole.checkpoint.provenance;
          assert.deepEqual(claims, expected);
          // Also what is told of the epoch in which it was stopped.
          const told = rest.epochs.map(({ epoch, loss, trainAccuracy, testAccuracy }) => ({
            ...{ epoch, loss, trainAccuracy, testAccuracy },
          }));
          const last = whole.epochs
            .slice(-told.length)
            .map(({ epoch, loss, trainAccuracy, testAccuracy }) => ({
              ...{ epoch, loss, trainAccuracy, testAccuracy },
            }));
          assert.deepEqual(told, last);
        }
      });
    }
  }
}

test('without what its optimizer remembers a run goes on, to other weights', async () => {
  const changes = { optimizer: 'adam', epochs: 2 } satisfies Changes;
  const whole = await run('textbook', { changes });
  const { checkpoint } = await run('textbook', { changes, stopAt: 5 });
  const { optimizer, ...from } = checkpoint;
  assert.equal(optimizer?.updates, 5);
  const rest = await run('textbook', { changes, from });
  assert.equal(rest.type, 'finished');
  assert.equal(rest.position.iteration, 10);
  assert.ok(!sameBits(rest.checkpoint, whole.checkpoint));
});

test('plain gradient descent remembers nothing, so that nothing is kept of it', async () => {
  const { checkpoint } = await run('textbook', { changes: { epochs: 1 } });
  assert.ok(!('optimizer' in checkpoint));
});

test('epochs more at a constant rate are as if they had been planned', async () => {
  const changes = { optimizer: 'momentum', schedule: 'constant', epochs: 4 } satisfies Changes;
  const whole = await run('textbook', { changes });
  const half = await run('textbook', { changes: { ...changes, epochs: 2 } });
  const rest = await run('textbook', { changes, from: reloaded(half.checkpoint, changes) });
  assert.ok(sameBits(rest.checkpoint, whole.checkpoint));
});

test('a schedule that began anew falls from the full rate to 0 over the epochs more', async () => {
  const changes = { schedule: 'linear', epochs: 3 } satisfies Changes;
  const { checkpoint } = await run('textbook', { changes: { ...changes, epochs: 2 } });
  const place = { ...checkpoint.provenance.place!, scheduleStart: 2 };
  const from = { ...checkpoint, provenance: { ...checkpoint.provenance, place } };
  const part = await run('textbook', { changes, from, stopAt: 11 });
  assert.equal(part.position.learningRate, 0.01 * (1 - 1 / 5));
  assert.equal(part.checkpoint.provenance.place?.scheduleStart, 2);
});

test('a run begins from weights that do not say where they stood', async () => {
  const changes = { epochs: 1, seed: 7 };
  const { checkpoint } = await run('textbook', { changes: { epochs: 1 } });
  const from = { parameters: checkpoint.parameters, provenance: {} };
  const begun = await run('textbook', { changes, from, stopAt: 0 });
  assert.ok(sameBits(begun.checkpoint, checkpoint));
  const { epochs, iterations } = (await run('textbook', { changes, from })).checkpoint.provenance;
  assert.deepEqual([epochs, iterations], [1, 5]);
});

test('a run goes on only with its digits, its network and its number of iterations', async () => {
  const { checkpoint: from } = await run('textbook', { changes: { epochs: 1 }, stopAt: 3 });
  const others = { ...dataset, description: { ...dataset.description, digest: 'e'.repeat(64) } };
  const refused = async (part: Part, reason: string, words: RegExp) => {
    await assert.rejects(run('textbook', part), (error: unknown) => {
      assert.ok(error instanceof OrderError);
      assert.equal(error.reason, reason);
      assert.match(error.message, words);
      return true;
    });
  };
  const changes = { epochs: 1 };
  await refused({ changes, from, digits: others }, 'other-digits', /other generated digits/);
  await refused({ changes: { hiddenLayers: [] }, from }, 'settings', /784-13-10, .* say 784-10/);
  await refused(
    { changes: { batchSize: 10 }, from },
    'settings',
    /at iteration 3, with 5 an epoch/,
  );
});

test('the course of the run before is kept, unless its weights begin another run', async () => {
  const changes = { epochs: 2 } satisfies Changes;
  const { checkpoint } = await run('textbook', { changes, stopAt: 5 });
  const point = { trainLoss: 1, trainAccuracy: 0.5, testLoss: 1, testAccuracy: 0.5 };
  const curve = { iterationsPerEpoch: 5, points: [{ iteration: 5, ...point }] };
  const provenance = { ...checkpoint.provenance, curve };
  const from = reloaded({ ...checkpoint, provenance }, changes);
  const rest = await run('textbook', { changes, from });
  assert.deepEqual(rest.checkpoint.provenance.curve, curve);
  const { place: _, ...placeless } = from.provenance;
  const anew = await run('textbook', { changes, from: { ...from, provenance: placeless } });
  assert.equal('curve' in anew.checkpoint.provenance, false);
});

test('validation digits may choose the weights that a run goes on with', async () => {
  // 10 updates an epoch; it is best when it is stopped, at the end of the second one.
  const accuracies = [0.1, 0.8, 0.9, 0.7, 0.6];
  const behaviour = {
    ...{ digits: 200, settings: { epochs: 4, validationDigits: 100 } },
    accuracyOf: (updates: number) => accuracies[Math.floor(updates / 10)],
  };
  const first = fakeRun(behaviour);
  first.events.onEvent = event => {
    if (event.type === 'checkpoint' && event.checkpoint.provenance.epochs === 2) {
      first.run.stop();
    }
  };
  await first.run.start();
  const [{ checkpoint: from }] = first.events.of('stopped');
  assert.equal(from.provenance.place?.iteration, 20);
  const rest = fakeRun({ ...behaviour, from });
  await rest.run.start();
  const [{ checkpoint, position }] = rest.events.of('finished');
  assert.equal(position.iteration, 40);
  assert.deepEqual([checkpoint.provenance.epochs, checkpoint.provenance.iterations], [2, 20]);
  assert.equal(checkpoint.provenance.testAccuracy, 0.9);
});
