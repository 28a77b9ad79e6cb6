import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DatasetDescription,
  type DatasetRequest,
  NO_DIGITS,
} from '../../../src/data/dataset.ts';
import { DatasetShelf } from '../../../src/worker/datasetShelf.ts';
import { fakeDataset } from './helpers/fakeDataset.ts';

const generator = { training: 10, test: 10, seed: 1 };
const generated: DatasetRequest = { source: 'generated', mirrors: [], generator };
const auto: DatasetRequest = { source: 'auto', mirrors: [], generator };

/** How often a shelf loads when it is asked for these, one after the other. */
async function loadsOf(
  requests: readonly DatasetRequest[],
  description: Partial<DatasetDescription>,
  isOneTask?: boolean,
): Promise<number> {
  let loads = 0;
  const shelf = new DatasetShelf(async () => {
    loads++;
    const dataset = fakeDataset(10);
    return { ...dataset, description: { ...dataset.description, ...description } };
  });
  for (const request of requests) {
    await shelf.take(request, {}, isOneTask);
  }
  return loads;
}

test('what cannot have changed is not loaded again', async () => {
  assert.equal(await loadsOf([generated, generated], { kind: 'generated' }), 1);
  assert.equal(await loadsOf([auto, auto, auto], { kind: 'mnist' }), 1);
});

test('another request loads, and only the last one is kept', async () => {
  const other = { ...generated, generator: { ...generator, seed: 2 } };
  assert.equal(await loadsOf([generated, other, generated], { kind: 'generated' }), 3);
});

test('test digits alone are not given to who wants to train, a whole dataset serves both', async () => {
  const asked: boolean[] = [];
  const shelf = new DatasetShelf(async (_, { testOnly = false }) => {
    asked.push(testOnly);
    const { description, training, test } = fakeDataset(10);
    const kind = 'mnist' as const;
    return {
      description: { ...description, kind },
      training: testOnly ? NO_DIGITS : training,
      test,
    };
  });
  await shelf.take(auto, { testOnly: true });
  await shelf.take(auto, { testOnly: true });
  assert.equal((await shelf.take(auto, {})).training.count, 10);
  await shelf.take(auto, { testOnly: true });
  assert.deepEqual(asked, [true, false]);
});

test("a user's folder is read again: its files may have changed", async () => {
  const folder = { ...auto, folder: '/digits' };
  assert.equal(await loadsOf([folder, folder], { kind: 'mnist' }), 2);
  assert.equal(await loadsOf([folder, folder], { kind: 'custom' }), 2);
});

test("a user's folder is read once for all that belongs to one task", async () => {
  const folder = { ...auto, folder: '/digits' };
  assert.equal(await loadsOf([folder, folder, folder], { kind: 'custom' }, true), 1);
  assert.equal(await loadsOf([folder, { ...folder, folder: '/others' }], {}, true), 2);
});

test('what one task has read does not serve another', async () => {
  const folder = { ...auto, folder: '/digits' };
  let loads = 0;
  const shelf = new DatasetShelf(async () => {
    loads++;
    return fakeDataset(10);
  });
  await shelf.take(folder, {}, true);
  await shelf.take(folder, {});
  assert.equal(loads, 2);
});

test('what was found instead of MNIST is not kept: the network may be back', async () => {
  const notice = 'MNIST could not be downloaded.';
  assert.equal(await loadsOf([auto, auto], { kind: 'generated', notice }), 2);
  assert.equal(await loadsOf([auto, auto], { kind: 'mnist', notice }), 2);
});

test('who has cancelled already gets no dataset, not even a kept one', async () => {
  let loads = 0;
  const shelf = new DatasetShelf(async () => {
    loads++;
    return fakeDataset(10);
  });
  await shelf.take(generated, {});
  await shelf.take(generated, { signal: AbortSignal.abort() });
  assert.equal(loads, 2); // loading is what knows how to cancel
});
