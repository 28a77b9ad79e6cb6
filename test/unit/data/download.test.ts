import assert from 'node:assert/strict';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { Cache } from '../../../src/data/cache.ts';
import type { LoadingProgress } from '../../../src/data/dataset.ts';
import { type Downloaded, type DownloadOptions, download } from '../../../src/data/download.ts';
import { failingWrites } from './badDisk.ts';
import { MirrorServer, type Misbehaviour, sendHalf } from './mirrorServer.ts';
import { npyOf } from './npyOf.ts';
import {
  GZIP_FILES,
  IDX_FILES,
  KNOWN,
  noise,
  TEST,
  TRAINING,
  temporaryFolder,
} from './smallSet.ts';

const OPTIONS: DownloadOptions = {
  expected: KNOWN,
  patience: { answer: 1e8, stall: 1e8, retry: 0 },
  signal: new AbortController().signal,
  onProgress: () => {},
};
const NAMES = [...GZIP_FILES.keys()].sort();
const IMAGES = 'train-images-idx3-ubyte.gz';

const mirrorOf = (context: TestContext, misbehave?: Misbehaviour) =>
  MirrorServer.start(context, GZIP_FILES, misbehave);
const refusing: Misbehaviour = (_asked, response) => Boolean(response.writeHead(403).end());
const sending =
  (content: string | Uint8Array): Misbehaviour =>
  ({ name }, response) =>
    name === IMAGES && Boolean(response.end(content));

function isTheSmallSet({ content }: Downloaded): void {
  assert.ok(Buffer.from(TRAINING.images).equals(content.training.images));
  assert.deepEqual([...content.test.labels], [...TEST.labels]);
}

async function fails(
  mirrors: readonly string[],
  cache: Cache,
  why: string,
  options: Partial<DownloadOptions> = {},
): Promise<void> {
  await assert.rejects(download(mirrors, cache, { ...OPTIONS, ...options }), {
    name: 'DatasetError',
    reason: 'network',
    message: `MNIST could not be downloaded (${why})`,
  });
}

async function emptyCache(context: TestContext): Promise<Cache> {
  return new Cache(join(await temporaryFolder(context), 'cache'));
}

describe('a download', () => {
  it('brings the four files and keeps them as they were sent', async context => {
    const cache = await emptyCache(context);
    const mirror = await mirrorOf(context);
    const downloaded = await download([mirror.address], cache, OPTIONS);
    isTheSmallSet(downloaded);
    assert.equal(downloaded.host, mirror.host);
    assert.equal(downloaded.storageProblem, undefined);
    assert.deepEqual((await readdir(cache.folder)).sort(), NAMES);
    assert.deepEqual(await readFile(join(cache.folder, IMAGES)), GZIP_FILES.get(IMAGES));
  });

  it('takes a mirror without a slash at its end', async context => {
    const mirror = await mirrorOf(context);
    const address = `${mirror.address}mnist`;
    isTheSmallSet(await download([address], await emptyCache(context), OPTIONS));
  });

  it("brings Keras' npz where a mirror has that", async context => {
    const npz = zipSync({
      'x_train.npy': npyOf(TRAINING.images, [TRAINING.count, 28, 28]),
      'y_train.npy': npyOf(TRAINING.labels, [TRAINING.count]),
      'x_test.npy': npyOf(TEST.images, [TEST.count, 28, 28]),
      'y_test.npy': npyOf(TEST.labels, [TEST.count]),
    });
    const mirror = await MirrorServer.start(context, new Map([['mnist.npz', npz]]));
    const cache = await emptyCache(context);
    isTheSmallSet(await download([`${mirror.address}mnist.npz`], cache, OPTIONS));
    assert.deepEqual(await readdir(cache.folder), ['mnist.npz']);
  });

  it('tells the bytes of all files together', async context => {
    const told: LoadingProgress[] = [];
    const mirror = await mirrorOf(context);
    const onProgress = (progress: LoadingProgress) => told.push(progress);
    await download([mirror.address], await emptyCache(context), { ...OPTIONS, onProgress });
    const total = [...GZIP_FILES.values()].reduce((sum, file) => sum + file.length, 0);
    assert.deepEqual(told.at(-1), {
      stage: 'downloading',
      message: `Downloading MNIST from ${mirror.host}`,
      done: total,
      total,
    });
    assert.ok(told.every(progress => progress.total === undefined || progress.total === total));
    assert.equal(told[0].stage, 'downloading', 'the mirror is named before its first byte');
    assert.equal(told[0].done, undefined);
    const done = told.map(progress => progress.done ?? 0);
    assert.deepEqual(
      done,
      done.toSorted((a, b) => a - b),
    );
  });

  it('takes content that other gzip bytes hold, or none', async context => {
    const files = new Map(GZIP_FILES);
    files.set(IMAGES, gzipSync(IDX_FILES.trainingImages, { level: 1 }));
    files.set('t10k-labels-idx1-ubyte.gz', IDX_FILES.testLabels);
    const mirror = await MirrorServer.start(context, files);
    isTheSmallSet(await download([mirror.address], await emptyCache(context), OPTIONS));
  });

  it('asks only for what an earlier one did not bring', async context => {
    const cache = await emptyCache(context);
    await cache.keep(IMAGES, GZIP_FILES.get(IMAGES) as Uint8Array);
    await cache.keep('t10k-labels-idx1-ubyte.gz', gzipSync('damaged'));
    const mirror = await mirrorOf(context);
    isTheSmallSet(await download([mirror.address], cache, OPTIONS));
    assert.deepEqual(
      mirror.asked.map(asked => asked.name).sort(),
      NAMES.filter(name => name !== IMAGES),
    );
  });

  it('keeps everything in memory when the disk is full', async context => {
    const cache = await emptyCache(context);
    const mirror = await mirrorOf(context);
    failingWrites(context, 'ENOSPC');
    const downloaded = await download([mirror.address], cache, OPTIONS);
    isTheSmallSet(downloaded);
    assert.match(downloaded.storageProblem ?? '', /cannot be written: the disk is full/);
    assert.deepEqual(
      (await readdir(cache.folder)).filter(name => !name.endsWith('.partial')),
      [],
    );
  });

  it('begins again when the rest does not fit to what an earlier one left', async context => {
    const mirror = await mirrorOf(context);
    const cache = await emptyCache(context);
    const url = new URL(IMAGES, mirror.address);
    await cache.keep('other', new Uint8Array());
    await writeFile(cache.partialPath(IMAGES, url), noise(20, 6).images);
    isTheSmallSet(await download([mirror.address], cache, OPTIONS));
    assert.deepEqual(
      mirror.askedFor(IMAGES).map(asked => asked.range),
      [`bytes=${20 * 784}-`, undefined],
    );
  });

  it('does not fail on a disk that takes nothing', async context => {
    const cache = new Cache(join(await temporaryFolder(context), 'file', 'cache'));
    await writeFile(dirname(cache.folder), 'a file, not a folder');
    const downloaded = await download([(await mirrorOf(context)).address], cache, OPTIONS);
    isTheSmallSet(downloaded);
    assert.match(downloaded.storageProblem ?? '', /a part of its path is a file/);
  });

  it('clears away what was left long ago, not what may be in use', async context => {
    const cache = await emptyCache(context);
    await cache.keep('old.partial', new Uint8Array());
    await cache.keep('new.partial', new Uint8Array());
    await utimes(join(cache.folder, 'old.partial'), 0, 0);
    await download([(await mirrorOf(context)).address], cache, OPTIONS);
    assert.deepEqual((await readdir(cache.folder)).sort(), ['new.partial', ...NAMES].sort());
  });
});

describe('a mirror that is no good', () => {
  const bad: [string, Misbehaviour, string][] = [
    ['refuses', refusing, 'answered 403 Forbidden'],
    [
      'sends a web page, as a hotel does',
      sending('<!DOCTYPE html><title>Log in</title>'),
      `sent a web page instead of ${IMAGES}`,
    ],
    [
      'sends a file that is cut off',
      sending(GZIP_FILES.get(IMAGES)?.subarray(0, 9999) ?? ''),
      `sent a damaged ${IMAGES}`,
    ],
    [
      'sends other digits',
      sending(gzipSync(IDX_FILES.testImages)),
      `sent another ${IMAGES} than the original`,
    ],
  ];
  for (const [what, misbehave, complaint] of bad) {
    it(`and ${what} is told, kept out of the cache, and the next one is asked`, async context => {
      const cache = await emptyCache(context);
      const mirror = await mirrorOf(context, misbehave);
      await fails([mirror.address], cache, `${mirror.host} ${complaint}`);
      const files = await readdir(cache.folder).catch((): string[] => []);
      assert.ok(!files.includes(IMAGES), `${files}`);

      const good = await mirrorOf(context);
      const downloaded = await download([mirror.address, good.address], cache, OPTIONS);
      isTheSmallSet(downloaded);
      assert.equal(downloaded.host, good.host);
    });
  }

  it('and does not answer is left after a while', async context => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const silent = await mirrorOf(context, (_asked, _response, _file, { asked }) => {
      if (asked.length === 1) {
        context.mock.timers.tick(10_000);
      }
      return true;
    });
    const good = await mirrorOf(context);
    const patience = { answer: 10_000, stall: 1e8, retry: 0 };
    const downloaded = await download([silent.address, good.address], await emptyCache(context), {
      ...OPTIONS,
      patience,
    });
    assert.equal(downloaded.host, good.host);
  });

  it('and always stops in the middle is left for the next one', async context => {
    const halting = await mirrorOf(context, ({ name, range }, response, file) => {
      if (name === IMAGES && range === undefined) {
        sendHalf(response, file, () => response.destroy());
      } else if (name === IMAGES) {
        response.destroy();
      }
      return name === IMAGES;
    });
    const good = await mirrorOf(context);
    const cache = await emptyCache(context);
    isTheSmallSet(await download([halting.address, good.address], cache, OPTIONS));
    // Another server's bytes may be others: its first half is of no use here.
    assert.deepEqual(
      good.askedFor(IMAGES).map(asked => asked.range),
      [undefined],
    );
  });

  it('and refuses one file is left at once, though the others may come', async context => {
    const half = await mirrorOf(context, (asked, response, file, mirror) => {
      if (asked.name === IMAGES) {
        return refusing(asked, response, file, mirror);
      }
      sendHalf(response, file);
      return true;
    });
    await fails([half.address], await emptyCache(context), `${half.host} answered 403 Forbidden`);
  });

  it('is told with its reason beside the others', async context => {
    const forbidden = await mirrorOf(context, refusing);
    const portal = await mirrorOf(context, sending('<html>'));
    const mirrors = [forbidden.address, portal.address, 'nonsense', 'ftp://example.org/mnist/'];
    await fails(
      [...mirrors, forbidden.address],
      await emptyCache(context),
      [
        `${forbidden.host} answered 403 Forbidden`,
        `${portal.host} sent a web page instead of ${IMAGES}`,
        'nonsense is not an http or https address',
        'example.org is not an http or https address',
      ].join('; '),
    );
  });

  it('because there is no network, or no mirror, is said so', async context => {
    const cache = await emptyCache(context);
    await fails(['http://mirror.invalid/a/', 'http://mirror.invalid/b/'], cache, 'no network');
    await fails([], cache, 'no mirror is set');
  });
});
