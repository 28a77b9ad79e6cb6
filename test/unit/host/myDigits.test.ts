import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeIdxImages, encodeIdxLabels } from '../../../src/data/idx.ts';
import { MyDigits } from '../../../src/host/myDigits.ts';
import {
  IMAGES_FILE,
  LABELS_FILE,
  MOST_DIGITS,
  MyDigitsStore,
} from '../../../src/host/myDigitsStore.ts';
import { createTrainingSession, FakeFolder } from './fakes.ts';

/** A picture that can be told from others. */
const picture = (ink: number) => new Uint8Array(784).fill(ink);

function createMyDigits(folder: FakeFolder | undefined = new FakeFolder()) {
  const { session } = createTrainingSession();
  const myDigits = new MyDigits({ session, folder: () => folder });
  return { session, folder, myDigits, shown: () => session.facts.myDigits };
}

async function filled(): Promise<FakeFolder> {
  const folder = new FakeFolder();
  const store = new MyDigitsStore(folder);
  await store.add(picture(1), 3);
  await store.add(picture(2), 5);
  await store.add(picture(3), 7);
  return folder;
}

test('what is kept is a pair of IDX files, there again in another window', async () => {
  const { folder, myDigits, shown } = createMyDigits();
  await myDigits.keep(picture(9), 4);
  await myDigits.keep(picture(8), 0);
  assert.deepEqual([...folder.files.keys()].sort(), [IMAGES_FILE, LABELS_FILE]);
  const both = Uint8Array.of(...picture(9), ...picture(8));
  assert.deepEqual(folder.files.get(IMAGES_FILE), encodeIdxImages(both, 2));
  assert.deepEqual(folder.files.get(LABELS_FILE), encodeIdxLabels(Uint8Array.of(4, 0)));
  const other = createMyDigits(folder);
  await other.myDigits.load();
  assert.deepEqual(other.shown(), shown());
  assert.deepEqual(shown(), { images: both, labels: Uint8Array.of(4, 0) });
});

test('one is deleted, and nothing of one that is not there', async () => {
  const { myDigits, shown } = createMyDigits(await filled());
  await myDigits.forget(picture(2), 5);
  assert.deepEqual(shown()?.labels, Uint8Array.of(3, 7));
  await myDigits.forget(picture(2), 5);
  await myDigits.forget(picture(3), 8);
  assert.deepEqual(shown()?.labels, Uint8Array.of(3, 7));
  assert.deepEqual(shown()?.images, Uint8Array.of(...picture(1), ...picture(3)));
});

/** Gives what VS Code gives in a desktop: Node's `Buffer`. */
class BufferFolder extends FakeFolder {
  override async read(name: string) {
    const bytes = await super.read(name);
    return bytes && Buffer.from(bytes);
  }
}

test('what is shown is plain arrays, which alone reach a page whole', async () => {
  const { folder, myDigits, shown } = createMyDigits(new BufferFolder());
  const kinds = () => [shown()?.images, shown()?.labels].map(array => array?.constructor);
  await myDigits.keep(picture(9), 4);
  const other = createMyDigits(folder);
  await other.myDigits.load();
  assert.equal(other.shown()?.labels.constructor, Uint8Array);
  assert.equal(other.shown()?.images.constructor, Uint8Array);
  await myDigits.forget(picture(9), 4);
  assert.deepEqual(kinds(), [Uint8Array, Uint8Array]);
  assert.equal(shown()?.labels.length, 0);
});

/** Dies before its operation of that number: nothing is written, renamed or removed from then on. */
class DyingFolder extends FakeFolder {
  left: number;

  constructor(files: ReadonlyMap<string, Uint8Array>, left: number) {
    super();
    this.left = left;
    for (const [name, bytes] of files) {
      this.files.set(name, bytes);
    }
  }

  override write(name: string, bytes: Uint8Array) {
    this.#step();
    return super.write(name, bytes);
  }

  override rename(from: string, to: string, options: { overwrite: boolean }) {
    this.#step();
    return super.rename(from, to, options);
  }

  override remove(name: string) {
    this.#step();
    return super.remove(name);
  }

  #step(): void {
    this.left -= 1;
    if (this.left < 0) {
      throw new Error('killed');
    }
  }
}

for (const [change, after] of [
  ['add', [3, 5, 7, 1]],
  ['remove', [3, 7]],
] as const) {
  test(`${change} that is killed anywhere leaves what was there or what should be`, async () => {
    const { files } = await filled();
    for (let operations = 0, isDone = false; !isDone; operations++) {
      const folder = new DyingFolder(files, operations);
      const store = new MyDigitsStore(folder);
      const work = change === 'add' ? store.add(picture(9), 1) : store.remove(picture(2), 5);
      isDone = await work.then(
        () => true,
        () => false,
      );
      folder.left = 100;
      const again = new MyDigitsStore(folder);
      const labels = [...(await again.read()).labels];
      assert.ok([`${[3, 5, 7]}`, `${after}`].includes(`${labels}`), `${operations}: ${labels}`);
      // And it goes on from there.
      const more = await again.add(picture(4), 2);
      assert.deepEqual([...more.labels], [...labels, 2], `after ${operations}`);
      assert.deepEqual(await again.read(), more);
      assert.ok(operations < 20);
    }
  });
}

test('two changes that are killed, one after the other, still leave one or the other', async () => {
  const { files } = await filled();
  for (let first = 0; first < 8; first++) {
    for (let second = 0; second < 8; second++) {
      const folder = new DyingFolder(files, first);
      await new MyDigitsStore(folder).add(picture(9), 1).catch(() => {});
      folder.left = 100;
      const labels = [...(await new MyDigitsStore(folder).read()).labels];
      folder.left = second;
      await new MyDigitsStore(folder).remove(picture(2), 5).catch(() => {});
      folder.left = 100;
      const after = [...(await new MyDigitsStore(folder).read()).labels];
      const expected = [`${labels}`, `${labels.filter(label => label !== 5)}`];
      assert.ok(expected.includes(`${after}`), `${first}, ${second}: ${after}`);
    }
  }
});

test('damaged files give a sentence, are never written over, and what was there stays', async () => {
  const images = encodeIdxImages(picture(1), 1);
  const labels = encodeIdxLabels(Uint8Array.of(1));
  const damages: [string, Uint8Array | undefined, Uint8Array | undefined, RegExp][] = [
    ['cut off', images.slice(0, 500), labels, /images\.idx3-ubyte is cut off/],
    ['no IDX', images, Uint8Array.of(1, 2, 3), /labels\.idx1-ubyte is cut off, or no IDX/],
    ['labels only', undefined, labels, /labels\.idx1-ubyte is there, but not/],
    ['images only', images, undefined, /hold 1 pictures and 0 labels/],
    ['counts', images, encodeIdxLabels(Uint8Array.of(1, 2)), /hold 1 pictures and 2 labels/],
    ['no digits', images, encodeIdxLabels(Uint8Array.of(12)), /labels that are no digits/],
  ];
  for (const [name, badImages, badLabels, sentence] of damages) {
    const folder = new FakeFolder();
    for (const [file, bytes] of [
      [IMAGES_FILE, badImages],
      [LABELS_FILE, badLabels],
    ] as const) {
      if (bytes !== undefined) {
        folder.files.set(file, bytes);
      }
    }
    const before = new Map(folder.files);
    const { myDigits, shown } = createMyDigits(folder);
    await myDigits.load();
    await myDigits.keep(picture(3), 3);
    await myDigits.forget(picture(1), 1);
    assert.match(shown()?.problem ?? '', sentence, name);
    assert.match(shown()?.problem ?? '', /Repair the files or move them away/);
    assert.deepEqual(folder.files, before, name);
  }
});

test('a disk that is full is told, nothing is lost, and the next try says no more of it', async () => {
  const { folder, myDigits, shown } = createMyDigits(await filled());
  await myDigits.load();
  folder.fault = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
  await myDigits.keep(picture(9), 9);
  assert.match(shown()?.problem ?? '', /the disk is full/);
  assert.deepEqual(shown()?.labels, Uint8Array.of(3, 5, 7));
  folder.fault = undefined;
  await myDigits.keep(picture(9), 9);
  assert.deepEqual(shown()?.labels, Uint8Array.of(3, 5, 7, 9));
  assert.equal(shown()?.problem, undefined);
});

test('without a folder it says what to do', async () => {
  const { session } = createTrainingSession();
  const myDigits = new MyDigits({ session, folder: () => undefined });
  await myDigits.load();
  assert.equal(session.facts.myDigits?.problem, undefined);
  await myDigits.keep(picture(1), 1);
  assert.match(session.facts.myDigits?.problem ?? '', /^Open a folder first/);
});

test('what is no digit is not kept, and not without end', async () => {
  const { folder, myDigits, shown } = createMyDigits();
  await myDigits.keep(new Uint8Array(3), 1);
  await myDigits.keep(picture(1), 10);
  await myDigits.keep({ 0: 1 } as unknown as Uint8Array, 1);
  assert.equal(folder.files.size, 0);
  const images = new Uint8Array(784 * MOST_DIGITS);
  folder.files.set(IMAGES_FILE, encodeIdxImages(images, MOST_DIGITS));
  folder.files.set(LABELS_FILE, encodeIdxLabels(new Uint8Array(MOST_DIGITS)));
  await myDigits.keep(picture(1), 1);
  assert.match(shown()?.problem ?? '', /delete some of them first/);
});

test('changes follow each other, and a new run still shows the digits', async () => {
  const { myDigits, session, shown } = createMyDigits();
  await Promise.all([1, 2, 3].map(label => myDigits.keep(picture(label), label)));
  assert.deepEqual(shown()?.labels, Uint8Array.of(1, 2, 3));
  const { preset, settings, engine } = session.facts;
  session.train({
    ...{ preset, settings, engine, threads: 1, program: 'test' },
    dataset: { source: 'generated', projectFolders: [], mirrors: [] },
  } as unknown as Parameters<typeof session.train>[0]);
  assert.deepEqual(shown()?.labels, Uint8Array.of(1, 2, 3));
});
