import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { DatasetRequest, LoadingProgress } from '../../../src/data/dataset.ts';
import { encodeIdxLabels } from '../../../src/data/idx.ts';
import { type LoadOptions, loadDataset } from '../../../src/data/load.ts';
import { asOrdinaryUser, failingWrites } from './badDisk.ts';
import { MirrorServer, type Misbehaviour, sendHalf } from './mirrorServer.ts';
import { GZIP_FILES, KNOWN, TEST, TRAINING, temporaryFolder, writeFiles } from './smallSet.ts';

const REQUEST: DatasetRequest = {
  source: 'auto',
  mirrors: [],
  generator: { training: 60, test: 20, seed: 7 },
};
const OPTIONS: LoadOptions = {
  expected: KNOWN,
  places: [],
  patience: { answer: 1e8, stall: 1e8, retry: 0 },
};
const IMAGES = 'train-images-idx3-ubyte.gz';

const load = (request: Partial<DatasetRequest>, options: LoadOptions = {}) =>
  loadDataset({ ...REQUEST, ...request }, { ...OPTIONS, ...options });
const mirrorOf = (context: TestContext, misbehave?: Misbehaviour) =>
  MirrorServer.start(context, GZIP_FILES, misbehave);

async function folderWithTheSet(context: TestContext): Promise<string> {
  const folder = await temporaryFolder(context);
  await writeFiles(folder, GZIP_FILES);
  return folder;
}

describe('loading a dataset', () => {
  it('takes the folder that was asked for before anything else', async context => {
    const folder = await folderWithTheSet(context);
    const mirror = await mirrorOf(context);
    const cacheFolder = await folderWithTheSet(context);
    const mirrors = [mirror.address];
    const { description, training } = await load({ folder, cacheFolder, mirrors });
    assert.deepEqual(description, {
      kind: 'mnist',
      name: 'MNIST',
      source: folder,
      digest: KNOWN.contentDigest,
      trainingCount: 400,
      testCount: 100,
    });
    assert.ok(Buffer.from(TRAINING.images).equals(training.images));
    assert.equal(mirror.asked.length, 0);
  });

  it('names other digits by their folder, never MNIST', async context => {
    const { expected, ...options } = OPTIONS;
    assert.ok(expected);
    const parent = await temporaryFolder(context);
    for (const [below, name] of [
      ['FashionMNIST/raw', 'FashionMNIST'],
      ['my-digits', 'my-digits'],
      ['mnist', 'mnist (not the original)'],
    ]) {
      const folder = join(parent, below);
      await mkdir(folder, { recursive: true });
      await writeFiles(folder, GZIP_FILES);
      const { description } = await loadDataset({ ...REQUEST, folder }, options);
      assert.equal(description.kind, 'custom');
      assert.equal(description.name, name);
      assert.equal(description.notice, undefined);
    }
  });

  it('knows MNIST by its test digits, whatever became of the training digits', async context => {
    const folder = await folderWithTheSet(context);
    await truncate(join(folder, IMAGES), 100);
    const { description, test } = await load({ folder }, { testOnly: true });
    assert.deepEqual(description, {
      kind: 'mnist',
      name: 'MNIST',
      source: folder,
      digest: KNOWN.contentDigest,
      trainingCount: 0,
      testCount: 100,
    });
    assert.ok(Buffer.from(TEST.images).equals(test.images));
  });

  it('takes whole test digits that other programs left, beside damaged training digits', async context => {
    const place = await folderWithTheSet(context);
    await truncate(join(place, IMAGES), 100);
    const { description } = await load({}, { places: [place], testOnly: true });
    assert.equal(description.source, place);
    assert.equal(description.notice, undefined);
  });

  it('does not take other test digits for MNIST', async context => {
    const folder = await folderWithTheSet(context);
    const labels = TEST.labels.slice();
    labels[7] = (labels[7] + 1) % 10;
    const file = join(folder, 't10k-labels-idx1-ubyte');
    await writeFile(file, encodeIdxLabels(labels)); // found before the compressed one
    const { description } = await load({ folder }, { testOnly: true });
    assert.equal(description.kind, 'custom');
    assert.equal(description.digest, ''); // nobody has seen the whole dataset
  });

  it('knows the home folder by its sign', async context => {
    const folder = await folderWithTheSet(context);
    const home = process.env.HOME;
    context.after(() => {
      process.env.HOME = home;
    });
    process.env.HOME = dirname(folder);
    const { description } = await load({ folder: `~/${basename(folder)}` });
    assert.equal(description.source, folder);
  });

  it('fails when the folder that was asked for is no good', async context => {
    const folder = await folderWithTheSet(context);
    await truncate(join(folder, IMAGES), 100);
    const cacheFolder = await folderWithTheSet(context);
    await assert.rejects(load({ folder, cacheFolder }), {
      reason: 'truncated',
      message: new RegExp(IMAGES),
    });
    await assert.rejects(load({ folder: join(folder, 'nowhere') }), { reason: 'missing' });
  });

  it('takes what other programs left before the cache', async context => {
    const place = await folderWithTheSet(context);
    const cacheFolder = await folderWithTheSet(context);
    const { description } = await load({ cacheFolder }, { places: ['/nowhere', place] });
    assert.equal(description.source, place);
  });

  it('passes over damaged copies and other digits that other programs left, and says so', async context => {
    const damaged = await folderWithTheSet(context);
    await truncate(join(damaged, IMAGES), 100);
    const others = await temporaryFolder(context);
    await writeFiles(others, [['mnist.npz', await npzFixture()]]);
    const cacheFolder = await folderWithTheSet(context);
    const places = [damaged, join(others, 'mnist.npz')];
    const { description } = await load({ cacheFolder }, { places });
    assert.equal(description.source, cacheFolder);
    assert.match(description.notice ?? '', /damaged copy was passed over: .*cut off/);
    assert.match(description.notice ?? '', /mnist\.npz was passed over: .* not the original/);
  });

  it('takes the cache before a download', async context => {
    const mirror = await mirrorOf(context);
    const cacheFolder = await folderWithTheSet(context);
    const { description } = await load({ cacheFolder, mirrors: [mirror.address] });
    assert.equal(description.source, cacheFolder);
    assert.equal(description.notice, undefined);
    assert.equal(mirror.asked.length, 0);
  });

  it('downloads into the cache and finds it there the next time', async context => {
    const mirror = await mirrorOf(context);
    const cacheFolder = join(await temporaryFolder(context), 'made', 'as needed');
    const first = await load({ cacheFolder, mirrors: [mirror.address] });
    assert.equal(first.description.kind, 'mnist');
    assert.equal(first.description.source, mirror.host);
    const second = await load({ cacheFolder });
    assert.equal(second.description.source, cacheFolder);
    assert.equal(second.description.digest, first.description.digest);
  });

  for (const damage of [IMAGES, 'mnist.npz']) {
    it(`throws a damaged cache away and downloads again: ${damage}`, async context => {
      const cacheFolder = await temporaryFolder(context);
      if (damage === 'mnist.npz') {
        await writeFile(join(cacheFolder, damage), await npzFixture());
      } else {
        await writeFiles(cacheFolder, GZIP_FILES);
        await truncate(join(cacheFolder, damage), 5000);
      }
      const mirror = await mirrorOf(context);
      const { description } = await load({ cacheFolder, mirrors: [mirror.address] });
      assert.equal(description.source, mirror.host);
      assert.match(description.notice ?? '', /was damaged and thrown away/);
      assert.deepEqual((await readdir(cacheFolder)).sort(), [...GZIP_FILES.keys()].sort());
      assert.equal((await load({ cacheFolder })).description.source, cacheFolder);
    });
  }

  it('throws a damaged cache away even when nothing can be downloaded', async context => {
    const cacheFolder = await folderWithTheSet(context);
    await truncate(join(cacheFolder, IMAGES), 5000);
    const { description } = await load({ cacheFolder });
    assert.equal(description.kind, 'generated');
    assert.match(description.notice ?? '', /was damaged and thrown away/);
    assert.ok(!(await readdir(cacheFolder)).includes(IMAGES));
  });

  it('uses what was downloaded when the cache is read-only', async context => {
    const cacheFolder = join(await temporaryFolder(context), 'cache');
    await mkdir(cacheFolder);
    await chmod(cacheFolder, 0o555);
    const mirror = await mirrorOf(context);
    await asOrdinaryUser(context, cacheFolder, async () => {
      const { description } = await load({ cacheFolder, mirrors: [mirror.address] });
      assert.equal(description.kind, 'mnist');
      assert.match(description.notice ?? '', /could not be kept .* you may not write there/);
    });
  });

  it('uses what was downloaded when the disk is full', async context => {
    const cacheFolder = await temporaryFolder(context);
    const mirror = await mirrorOf(context);
    failingWrites(context, 'ENOSPC');
    const { description } = await load({ cacheFolder, mirrors: [mirror.address] });
    assert.equal(description.kind, 'mnist');
    assert.match(description.notice ?? '', /could not be kept .* the disk is full/);
  });
});

describe('generated digits', () => {
  it('are made when they are asked for, the same for the same seed', async () => {
    const [first, second, other] = [
      await load({ source: 'generated', folder: '/nowhere' }),
      await load({ source: 'generated' }),
      await load({ source: 'generated', generator: { training: 60, test: 20, seed: 8 } }),
    ];
    const { digest, ...description } = first.description;
    assert.deepEqual(description, {
      kind: 'generated',
      name: 'generated digits',
      source: 'generated with seed 7',
      trainingCount: 60,
      testCount: 20,
    });
    assert.equal(second.description.digest, digest);
    assert.notEqual(other.description.digest, digest);
    assert.equal(first.training.images.length, 60 * 784);
    assert.equal(first.test.labels.length, 20);
  });

  it('stand in without a network, and say so', async context => {
    const cacheFolder = await temporaryFolder(context);
    const { description } = await load({ cacheFolder, mirrors: ['http://mirror.invalid/'] });
    assert.equal(description.kind, 'generated');
    assert.equal(
      description.notice,
      'MNIST could not be downloaded (no network): these are generated digits.',
    );
  });

  it('stand in where nothing may be downloaded, and say so', async () => {
    const { description } = await load({ mirrors: ['http://mirror.invalid/'] });
    assert.equal(
      description.notice,
      'MNIST was not found on this machine: these are generated digits.',
    );
  });

  it('stand in for a download that was skipped', async context => {
    const skip = new AbortController();
    const mirror = await mirrorOf(context, (_asked, response, file) => {
      sendHalf(response, file, () => skip.abort());
      return true;
    });
    const cacheFolder = await temporaryFolder(context);
    const { description } = await load(
      { cacheFolder, mirrors: [mirror.address] },
      { skipDownload: skip.signal },
    );
    assert.equal(description.kind, 'generated');
    assert.equal(description.notice, 'The download was skipped: these are generated digits.');
  });

  it('are told of as they come', async () => {
    const told: LoadingProgress[] = [];
    await load(
      { source: 'generated', generator: { training: 1500, test: 20, seed: 7 } },
      { onProgress: progress => told.push(progress) },
    );
    assert.deepEqual([...new Set(told.map(progress => progress.done))], [0, 1000, 1500, 1520]);
    assert.ok(told.every(({ stage, total }) => stage === 'generating' && total === 1520));
  });
});

describe('loading that is cancelled', () => {
  const isCancelled = { name: 'DatasetError', reason: 'cancelled' };

  it('ends a download and leaves nothing that looks whole', async context => {
    const cancel = new AbortController();
    const mirror = await mirrorOf(context, ({ name }, response, file) => {
      if (name === IMAGES) {
        sendHalf(response, file, () => cancel.abort());
      }
      return name === IMAGES;
    });
    const cacheFolder = await temporaryFolder(context);
    const mirrors = [mirror.address];
    await assert.rejects(load({ cacheFolder, mirrors }, { signal: cancel.signal }), isCancelled);
    assert.ok(!(await readdir(cacheFolder)).includes(IMAGES));
    const good = await mirrorOf(context);
    const { description } = await load({ cacheFolder, mirrors: [good.address] });
    assert.equal(description.kind, 'mnist');
    assert.equal(description.notice, undefined);
  });

  it('ends the drawing of digits within a slice', async () => {
    const cancel = new AbortController();
    let last = 0;
    const onProgress = ({ done = 0 }: LoadingProgress) => {
      last = done;
      // As an order that arrives from outside while digits are drawn.
      setImmediate(() => cancel.abort());
    };
    const generator = { training: 50_000, test: 0, seed: 7 };
    await assert.rejects(
      load({ source: 'generated', generator }, { onProgress, signal: cancel.signal }),
      isCancelled,
    );
    assert.ok(last <= 2000, `went on to ${last}`);
  });

  it('does not begin', async context => {
    const folder = await folderWithTheSet(context);
    await assert.rejects(load({ folder }, { signal: AbortSignal.abort() }), isCancelled);
  });
});

async function npzFixture(): Promise<Uint8Array> {
  return await readFile(new URL('../../fixtures/npz/compressed.npz', import.meta.url));
}
