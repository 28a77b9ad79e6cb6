import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { FILE_ROLES, IDX_FILE_NAMES } from '../../../src/data/datasetFiles.ts';
import { readFolder } from '../../../src/data/folder.ts';
import { encodeIdxImages, encodeIdxLabels } from '../../../src/data/idx.ts';
import {
  GZIP_FILES,
  IDX_FILES,
  noise,
  TEST,
  TRAINING,
  temporaryFolder,
  writeFiles,
} from './smallSet.ts';

const RAW_FILES = FILE_ROLES.map(role => [IDX_FILE_NAMES[role], IDX_FILES[role]] as const);

async function folderWith(
  context: TestContext,
  files: Iterable<readonly [string, Uint8Array | string]>,
  below = '.',
): Promise<string> {
  const folder = await temporaryFolder(context);
  await mkdir(join(folder, below), { recursive: true });
  await writeFiles(join(folder, below), files);
  return folder;
}

async function holdsTheSmallSet(path: string): Promise<void> {
  const { training, test } = (await readFolder(path)).content;
  assert.equal(training.count, TRAINING.count);
  assert.ok(Buffer.from(TRAINING.images).equals(training.images));
  assert.ok(Buffer.from(TEST.images).equals(test.images));
  assert.deepEqual([...training.labels], [...TRAINING.labels]);
  assert.deepEqual([...test.labels], [...TEST.labels]);
}

function renamed(rename: (name: string) => string): [string, Uint8Array][] {
  return RAW_FILES.map(([name, bytes]) => [rename(name), bytes]);
}

describe('a dataset folder', () => {
  it('may hold raw files, compressed ones, or both', async context => {
    await holdsTheSmallSet(await folderWith(context, RAW_FILES));
    await holdsTheSmallSet(await folderWith(context, GZIP_FILES));
    await holdsTheSmallSet(await folderWith(context, [...RAW_FILES.slice(0, 2), ...GZIP_FILES]));
  });

  const usualNames: [string, (name: string) => string][] = [
    ['with dots, as Kaggle has them', name => name.replace('-idx', '.idx')],
    ['with test instead of t10k', name => name.replace('t10k', 'test')],
    ['short', name => name.replace(/-idx.*/, '')],
    ['in capitals', name => name.toUpperCase()],
    ["behind a set's name, as EMNIST has them", name => `emnist-mnist-${name}`],
  ];
  for (const [which, rename] of usualNames) {
    it(`may hold usual names: ${which}`, async context => {
      await holdsTheSmallSet(await folderWith(context, renamed(rename)));
    });
  }

  for (const below of ['MNIST/raw', 'raw', 'MNIST_data', 'FashionMNIST/raw']) {
    it(`may have the files in ${below}`, async context => {
      await holdsTheSmallSet(await folderWith(context, GZIP_FILES, below));
    });
  }

  it('may be named by one of its files', async context => {
    const folder = await folderWith(context, RAW_FILES);
    await holdsTheSmallSet(join(folder, IDX_FILE_NAMES.testLabels));
  });

  it('may hold each file in a folder of the same name', async context => {
    const folder = await temporaryFolder(context);
    for (const [name, bytes] of RAW_FILES) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, name.replace('-idx', '.idx')), bytes);
    }
    await holdsTheSmallSet(folder);
  });

  it("may hold Keras' mnist.npz, which its path may name too", async context => {
    const folder = await temporaryFolder(context);
    const fixture = new URL('../../fixtures/npz/compressed.npz', import.meta.url);
    await copyFile(fixture, join(folder, 'mnist.npz'));
    await writeFile(join(folder, 'boston.npz'), 'not read');
    assert.equal((await readFolder(folder)).content.training.count, 30);
    assert.equal((await readFolder(join(folder, 'mnist.npz'))).content.test.count, 10);
  });

  it('with several sets takes the one without a name before it', async context => {
    const { images, labels } = noise(7, 9);
    const folder = await folderWith(context, [
      ...RAW_FILES,
      ['a-train-images-idx3-ubyte', encodeIdxImages(images, 7)],
      ['a-train-labels-idx1-ubyte', encodeIdxLabels(labels)],
      ['a-test-images-idx3-ubyte', encodeIdxImages(images, 7)],
      ['a-test-labels-idx1-ubyte', encodeIdxLabels(labels)],
    ]);
    await holdsTheSmallSet(folder);
  });

  it('with several sets never mixes them', async context => {
    const other = noise(7, 9);
    const files = renamed(name => `a-${name}`).slice(1);
    const folder = await folderWith(context, [
      ...files,
      ['a-stray-train-images-idx3-ubyte', other.images],
      ...renamed(name => `b-${name}`),
      ['._train-images-idx3-ubyte', 'left by macOS'],
    ]);
    await holdsTheSmallSet(folder);
  });
});

describe('the test digits alone', () => {
  const testOnly = { testOnly: true };
  const { trainingImages, testImages } = IDX_FILE_NAMES;

  async function areRead(folder: string): Promise<void> {
    const { training, test } = (await readFolder(folder, testOnly)).content;
    assert.equal(training.count, 0);
    assert.ok(Buffer.from(TEST.images).equals(test.images));
    assert.deepEqual([...test.labels], [...TEST.labels]);
  }

  it('need no training files, or whole ones', async context => {
    await areRead(await folderWith(context, RAW_FILES.slice(2)));
    await areRead(await folderWith(context, [...GZIP_FILES].slice(2)));
    const folder = await folderWith(context, RAW_FILES);
    await truncate(join(folder, trainingImages), 5000);
    await areRead(folder);
  });

  it('need no training arrays of an npz', async context => {
    const fixture = new URL('../../fixtures/npz/stored.npz', import.meta.url);
    const { 'x_test.npy': images, 'y_test.npy': labels } = unzipSync(await readFile(fixture));
    const zip = zipSync({ 'x_test.npy': images, 'y_test.npy': labels });
    const folder = await folderWith(context, []);
    await writeFile(join(folder, 'mnist.npz'), zip);
    assert.equal((await readFolder(folder, testOnly)).content.test.count, 10);
    await assert.rejects(readFolder(folder), /has no array x_train/);
  });

  it('that are missing or damaged are named, without a word on training files', async context => {
    const refused = async (files: Iterable<readonly [string, Uint8Array]>, sentence: RegExp) =>
      assert.rejects(readFolder(await folderWith(context, files), testOnly), (error: Error) => {
        assert.match(error.message, sentence);
        assert.doesNotMatch(error.message, /train/);
        return true;
      });
    await refused([], /expected t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte \(raw/);
    await refused(RAW_FILES.slice(0, 3), /lacks the test labels \(t10k-labels-idx1-ubyte\)\./);
    const cutOff = [testImages, IDX_FILES.testImages.subarray(0, 999)] as const;
    await refused([...RAW_FILES.slice(3), cutOff], /t10k-images-idx3-ubyte ends early/);
  });
});

describe('a bad dataset folder', () => {
  async function refused(folder: string, reason: string, ...words: (string | RegExp)[]) {
    await assert.rejects(readFolder(folder), (error: Error & { reason?: string }) => {
      assert.equal(error.name, 'DatasetError', error.stack);
      assert.equal(error.reason, reason);
      for (const word of words) {
        assert.ok(
          typeof word === 'string' ? error.message.includes(word) : word.test(error.message),
          `${word} is not in: ${error.message}`,
        );
      }
      return true;
    });
  }

  it('that does not exist is named', async context => {
    const folder = join(await temporaryFolder(context), 'nowhere');
    await refused(folder, 'missing', folder, 'does not exist', /Choose/);
  });

  it('without digits says what is expected', async context => {
    const folder = await folderWith(context, [['readme.txt', 'nothing here']]);
    await refused(folder, 'missing', folder, 'train-images-idx3-ubyte', 'mnist.npz');
  });

  it('that lacks files names them', async context => {
    const folder = await folderWith(context, [...GZIP_FILES].slice(0, 2));
    await refused(
      folder,
      'missing',
      folder,
      'test images (t10k-images',
      'test labels (t10k-labels',
    );
  });

  const { trainingImages, trainingLabels, testImages, testLabels } = IDX_FILE_NAMES;
  const replaced = (name: string, bytes: Uint8Array | string) => [
    ...RAW_FILES.filter(([other]) => other !== name),
    [name, bytes] as const,
  ];

  it('with images and labels of different counts names both files and counts', async context => {
    const folder = await folderWith(
      context,
      replaced(trainingLabels, encodeIdxLabels(new Uint8Array(7))),
    );
    await refused(
      folder,
      'counts-differ',
      trainingImages,
      '400 images',
      trainingLabels,
      '7 labels',
    );
  });

  it('with a label above 9 tells its index and value', async context => {
    const labels = TEST.labels.slice();
    labels[42] = 10;
    labels[43] = 99;
    const folder = await folderWith(context, replaced(testLabels, encodeIdxLabels(labels)));
    await refused(folder, 'bad-label', testLabels, 'the label 10 at index 42', '0 to 9');
  });

  it('with swapped files names the first that is wrong', async context => {
    const folder = await folderWith(context, replaced(testImages, IDX_FILES.testLabels));
    await refused(folder, 'not-idx', testImages, 'holds labels where images are expected');
  });

  it('with a file cut off tells both lengths', async context => {
    const folder = await folderWith(context, RAW_FILES);
    await truncate(join(folder, trainingImages), 5000);
    await refused(folder, 'truncated', join(folder, trainingImages), '313,616 bytes', 'has 5,000');
  });

  it('with a compressed file cut off names it', async context => {
    const folder = await folderWith(context, GZIP_FILES);
    await truncate(join(folder, `${testImages}.gz`), 5000);
    await refused(folder, 'truncated', join(folder, `${testImages}.gz`), 'gzip data is cut off');
  });

  it('with a web page under the name of a file shows how it starts', async context => {
    const folder = await folderWith(context, replaced(trainingLabels, '<html>Log in</html>'));
    await refused(folder, 'not-idx', trainingLabels, '"<html>Log in</h"');
  });

  it('with a file larger than any dataset is refused unread', async context => {
    const folder = await folderWith(context, RAW_FILES);
    await truncate(join(folder, testImages), 3e9);
    await refused(folder, 'bad-shape', testImages, '3,000,000,000 bytes');
  });

  it('with a device under the name of a file does not read it for ever', async context => {
    const folder = await folderWith(context, RAW_FILES.slice(1));
    await symlink('/dev/null', join(folder, trainingImages));
    await refused(folder, 'missing', join(folder, trainingImages), 'is not a file');
  });

  it('with no digits at all is told', async context => {
    const folder = await folderWith(context, [
      ...renamed(name => name).slice(2),
      [trainingImages, Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28)],
      [trainingLabels, encodeIdxLabels(new Uint8Array())],
    ]);
    await refused(folder, 'truncated', trainingImages, 'holds no digits');
  });
});
