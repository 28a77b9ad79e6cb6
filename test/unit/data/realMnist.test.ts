import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { IDX_FILE_NAMES } from '../../../src/data/datasetFiles.ts';
import { loadDataset } from '../../../src/data/load.ts';
import { MirrorServer } from './mirrorServer.ts';
import { temporaryFolder } from './smallSet.ts';

const FOLDER = resolve(process.env.MNIST_DATA ?? '../shared/data/mnist');
const skip =
  !existsSync(join(FOLDER, `${IDX_FILE_NAMES.trainingImages}.gz`)) &&
  `MNIST's .gz files are not in ${FOLDER} (MNIST_DATA names another folder)`;
const REQUEST = {
  source: 'auto',
  mirrors: [],
  generator: { training: 1, test: 1, seed: 1 },
} as const;

describe('the real MNIST', { skip }, () => {
  it('is recognised in a folder', async () => {
    const { description, training, test } = await loadDataset({ ...REQUEST, folder: FOLDER });
    assert.equal(description.kind, 'mnist');
    assert.equal(description.name, 'MNIST');
    assert.deepEqual([training.count, test.count], [60_000, 10_000]);
    assert.deepEqual([...training.labels.subarray(0, 10)], [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    assert.deepEqual([...test.labels.subarray(0, 10)], [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  it('is downloaded, checked, kept and read from the cache', async context => {
    const names = (await readdir(FOLDER)).filter(name => name.endsWith('.gz'));
    const files = new Map(
      await Promise.all(
        names.map(async name => [name, await readFile(join(FOLDER, name))] as const),
      ),
    );
    const mirror = await MirrorServer.start(context, files);
    const request = { ...REQUEST, cacheFolder: await temporaryFolder(context) };
    const options = { places: [], patience: { answer: 1e8, stall: 1e8, retry: 0 } };
    const first = await loadDataset({ ...request, mirrors: [mirror.address] }, options);
    assert.equal(first.description.kind, 'mnist');
    assert.equal(first.description.notice, undefined);
    const second = await loadDataset(request, options);
    assert.equal(second.description.source, request.cacheFolder);
    assert.equal(second.description.digest, first.description.digest);
  });
});
