import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunFiles } from '../../../../src/host/runs/readHeader.ts';
import { RunList } from '../../../../src/host/runs/runList.ts';
import { inOrder, nameOfRun } from '../../../../src/host/runs/runRecord.ts';
import { encodeSafetensors } from '../../../../src/params/safetensors.ts';
import { checkpointAt } from '../fakeRun.ts';
import { FakeClock } from '../fakes.ts';

/** Params files in memory that count how much of them was read. */
class FakeFiles implements RunFiles {
  readonly files = new Map<string, { bytes: Uint8Array; modified: number }>();
  searches = 0;
  bytesRead = 0;
  fault: Error | undefined;
  #listener = () => {};

  put(name: string, bytes: Uint8Array, modified = 1): void {
    this.files.set(`file:///work/params/${name}`, { bytes, modified });
    this.#listener();
  }

  async find() {
    this.searches++;
    return [...this.files.keys()];
  }

  async facts(file: string) {
    const { bytes, modified } = this.files.get(file)!;
    return { bytes: bytes.length, modified };
  }

  async readHead(file: string, bytes: number) {
    if (this.fault !== undefined) {
      throw this.fault;
    }
    const head = this.files.get(file)!.bytes.slice(0, bytes);
    this.bytesRead += head.length;
    return head;
  }

  watch(listener: () => void) {
    this.#listener = listener;
    return { dispose: () => {} };
  }
}

const network = encodeSafetensors(checkpointAt(100));

function createList() {
  const files = new FakeFiles();
  const clock = new FakeClock();
  return { files, clock, list: new RunList(files, clock) };
}

test('nothing is looked for before somebody asks', async () => {
  const { files, clock, list } = createList();
  files.put('a.safetensors', network);
  clock.turn(10_000);
  assert.equal(files.searches, 0);
  assert.equal((await list.all()).length, 1);
  assert.equal(files.searches, 1);
});

test('damaged and foreign files are listed with the reason and hide no other', async () => {
  const { files, list } = createList();
  files.put('good one.safetensors', network);
  files.put('cut.safetensors', network.slice(0, -4));
  files.put('empty.safetensors', new Uint8Array(0));
  files.put('text.safetensors', new TextEncoder().encode('nothing of this kind'));
  const runs = await list.all();
  const said = runs.map(run => `${run.name}: ${run.kind === 'run' ? run.layers : run.message}`);
  assert.match(said[0], /^good one: 784,10$/);
  assert.match(said[1], /^cut: cut\.safetensors is cut off: its tensors need/);
  assert.match(said[2], /^empty: empty\.safetensors is empty/);
  assert.match(said[3], /^text: text\.safetensors is not a safetensors file/);
});

test('only the beginning of a large file is read, and nothing of one that has not changed', async () => {
  const { files, clock, list } = createList();
  const layer = { inputs: 784, outputs: 10, biases: new Float32Array(10) };
  const wide = {
    ...{ inputs: 784, outputs: 784, weights: new Float32Array(784 * 784) },
    biases: new Float32Array(784),
  };
  const parameters = [wide, { ...layer, weights: new Float32Array(7840) }];
  for (let at = 0; at < 100; at++) {
    files.put(`${at}.safetensors`, encodeSafetensors({ parameters, provenance: {} }));
  }
  await list.all();
  assert.ok(files.bytesRead <= 100 * 32 * 1024, `${files.bytesRead} bytes`);
  files.bytesRead = 0;
  files.put('7.safetensors', network, 2);
  clock.turn(1000);
  await list.refresh();
  assert.ok(files.bytesRead > 0 && files.bytesRead <= 32 * 1024, `${files.bytesRead} bytes`);
  assert.equal(list.found.filter(({ kind }) => kind === 'run').length, 100);
});

test('a header longer than what is read at first is read to its end', async () => {
  const { files, list } = createList();
  const { parameters, provenance } = checkpointAt(100);
  const points = Array.from({ length: 200 }, (_, at) => ({
    iteration: 1e15 + at,
    ...{ trainLoss: 1.2345e-300, trainAccuracy: 0.12345, testLoss: 1.2345e-300 },
    testAccuracy: 0.12345,
  }));
  const curve = { iterationsPerEpoch: 10, points };
  const bytes = encodeSafetensors({ parameters, provenance: { ...provenance, curve } });
  // As a program that writes its header with much white space.
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const space = 40_000;
  const long = new Uint8Array(bytes.length + space).fill(0x20);
  long.set(bytes.subarray(0, 8 + length));
  long.set(bytes.subarray(8 + length), 8 + length + space);
  new DataView(long.buffer).setBigUint64(0, BigInt(length + space), true);
  files.put('long.safetensors', long);
  const [run] = await list.all();
  assert.deepEqual(run.kind === 'run' && run.provenance.curve, curve);
});

test('files that come and go are told once they have come to rest', async () => {
  const { files, clock, list } = createList();
  await list.all();
  let told = 0;
  const changed = new Promise<void>(resolve => {
    list.changes.add(() => {
      told++;
      resolve();
    });
  });
  for (let at = 0; at < 20; at++) {
    files.put(`${at}.safetensors`, network);
  }
  clock.turn(1000);
  await changed;
  assert.equal(told, 1);
  assert.equal(list.found.length, 20);
});

test('what a disk refuses once is tried again', async () => {
  const { files, list } = createList();
  files.put('a.safetensors', network);
  files.fault = new Error('EIO: i/o error');
  const [before] = await list.all();
  assert.equal(before.kind === 'unreadable' && before.message, 'EIO: i/o error');
  files.fault = undefined;
  await list.refresh();
  assert.equal(list.found[0].kind, 'run');
});

test('pinned runs stand first, then the newest, by what the files say of themselves', () => {
  const run = (name: string, modified: number, created?: string) => ({
    ...{ kind: 'run' as const, file: name, fileName: name, name, modified, layers: [784, 10] },
    provenance: { ...(created && { created }) },
  });
  const runs = [
    run('old', Date.parse('2026-01-01')),
    run('copied', Date.parse('2026-11-01'), '2025-01-01T00:00:00Z'),
    run('new', Date.parse('2026-10-01')),
    run('pinned', Date.parse('2024-01-01')),
  ];
  const names = inOrder(runs, file => file === 'pinned').map(({ name }) => name);
  assert.deepEqual(names, ['pinned', 'new', 'old', 'copied']);
});

test('a name that was given here says only what does not stand beside it; others stay', () => {
  const names = [
    '2026-11-22_1405_784-128-10_98.1.safetensors',
    '2026-11-22_1405_784-128-10_98.1-2.safetensors',
    '2026-11-22_1405_9-layers.safetensors',
    'my best 98.1.safetensors',
  ];
  assert.deepEqual(names.map(nameOfRun), [
    '11-22 14:05 784-128-10',
    '11-22 14:05 784-128-10 (2)',
    '11-22 14:05 9-layers',
    'my best 98.1',
  ]);
});
