import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { PinnedRuns } from '../../../../src/host/runs/pinnedRuns.ts';
import type { RunFiles } from '../../../../src/host/runs/readHeader.ts';
import { RunList } from '../../../../src/host/runs/runList.ts';
import { RunOverlays } from '../../../../src/host/runs/runOverlays.ts';
import { encodeSafetensors } from '../../../../src/params/safetensors.ts';
import { memoryIn } from '../fakeMemory.ts';
import { checkpointAt, order, progressAt, started } from '../fakeRun.ts';
import { createSession } from '../fakes.ts';
import { resetVscode } from '../fakeVscode.ts';

const { RunsTree } = await import('../../../../src/host/runs/runsTree.ts');

beforeEach(resetVscode);

const point = { iteration: 9, trainLoss: 1, trainAccuracy: 0.5, testLoss: 1, testAccuracy: 0.5 };
const { parameters } = checkpointAt(1);
const drawable = encodeSafetensors({
  parameters,
  provenance: {
    ...{ testAccuracy: 0.981, epochs: 1, seconds: 125 },
    curve: { iterationsPerEpoch: 9, points: [point] },
  },
});
const silent = encodeSafetensors({ parameters, provenance: {} });

function createTree(contents: Record<string, Uint8Array>) {
  let searches = 0;
  const files: RunFiles = {
    find: async () => {
      searches++;
      return Object.keys(contents).map(name => `file:///work/${name}.safetensors`);
    },
    facts: async file => ({ bytes: bytesOf(file).length, modified: 1 }),
    readHead: async (file, bytes) => bytesOf(file).slice(0, bytes),
    watch: () => ({ dispose: () => {} }),
  };
  const bytesOf = (file: string) => contents[/([^/]*)\.safetensors$/.exec(file)![1]];
  const { session, worker, clock } = createSession();
  const pinned = new PinnedRuns(memoryIn(new Map()));
  const overlays = new RunOverlays(memoryIn(new Map()));
  const list = new RunList(files, clock);
  const tree = new RunsTree({ session, list, overlays, pinned, clock });
  const items = async () => (await tree.getChildren()).map(line => tree.getTreeItem(line));
  return { tree, items, list, overlays, pinned, session, worker, clock, searches: () => searches };
}

test('a line says accuracy, epochs and time; a file that says nothing of its run has no box', async () => {
  const { items } = createTree({ a: drawable, b: silent, c: silent.slice(0, 50) });
  const [a, b, c] = await items();
  assert.equal(a.description, '98.1 % · 1 epoch · 2 min 05 s');
  assert.deepEqual(a.checkboxState, { state: 0, tooltip: 'Draw this run in the charts' });
  assert.equal(a.contextValue, 'run loose drawable');
  assert.match(String(a.tooltip), /^a\.safetensors\n784-10\nTest accuracy: 98\.10 %/);
  assert.deepEqual([b.description, b.checkboxState, b.contextValue], ['', undefined, 'run loose']);
  assert.equal(c.contextValue, 'unreadable loose');
  assert.match(String(c.tooltip), /c\.safetensors is cut off/);
});

test('what is pinned and drawn shows, and is told', async () => {
  const { items, tree, list, overlays, pinned } = createTree({ a: drawable, b: drawable });
  await items();
  let told = 0;
  tree.onDidChangeTreeData(() => {
    told++;
  });
  overlays.show(list.found[0]);
  pinned.set(['file:///work/b.safetensors'], true);
  assert.equal(told, 2);
  const [b, a] = await items();
  assert.deepEqual([b.label, b.contextValue], ['b', 'run pinned drawable']);
  assert.deepEqual([a.label, a.contextValue], ['a', 'run loose drawn']);
});

test('the run that is on stands on top, with its newest accuracy, until a file holds it', async () => {
  const { items, tree, session, worker, clock } = createTree({ a: drawable });
  assert.equal((await items()).length, 1);
  let told = 0;
  tree.onDidChangeTreeData(() => {
    told++;
  });
  session.train(order);
  worker().say(started());
  for (let iteration = 1; iteration <= 50; iteration++) {
    worker().say(progressAt(iteration));
  }
  assert.equal(told, 0);
  clock.turn(1000);
  assert.equal(told, 1, 'once a second, however much happens');
  const [live] = await items();
  assert.deepEqual([live.label, live.description], ['This run', 'training · epoch 0 of 10']);
});

test('nobody who does not look is told anything, and nothing is looked for', () => {
  const { tree, session, worker, clock, searches } = createTree({ a: drawable });
  let told = 0;
  tree.onDidChangeTreeData(() => {
    told++;
  });
  session.train(order);
  worker().say(started(), progressAt(10));
  clock.turn(10_000);
  assert.deepEqual([told, searches()], [0, 0]);
});
