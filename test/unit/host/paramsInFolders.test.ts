import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findParams, type ListFolder } from '../../../src/host/paramsInFolders.ts';

/** Folders with their entries; a name that is none of them is a file. */
type Tree = Readonly<Record<string, readonly string[]>>;

function search(tree: Tree, ...places: string[]) {
  const listed: string[] = [];
  const listFolder: ListFolder = async address => {
    listed.push(address);
    if (address.endsWith('forbidden')) {
      throw new Error('You may not look into it.');
    }
    return tree[address]?.map(name => {
      const entry = `${address}/${name}`;
      return { name, address: entry, isFolder: entry in tree || name === 'forbidden' };
    });
  };
  const nameOf = (address: string) => `<${address}>`;
  return { listed, found: findParams(places, listFolder, nameOf) };
}

const addresses = async ({ found }: ReturnType<typeof search>) =>
  (await found).files.map(({ address }) => address);

test('a folder stands for the readable files in it and below, those of the folder first', async () => {
  const tree = {
    p: ['z.npz', 'b.PKL', 'deep', 'a.safetensors', 'notes.md', 'model.onnx', 'c.pickle'],
    'p/deep': ['d.json', '.git', 'node_modules'],
    'p/deep/.git': ['e.npz'],
    'p/deep/node_modules': ['f.npz'],
  };
  const search1 = search(tree, 'p');
  assert.deepEqual(await addresses(search1), [
    ...['p/a.safetensors', 'p/b.PKL', 'p/c.pickle', 'p/z.npz', 'p/deep/d.json'],
  ]);
  assert.deepEqual(search1.listed, ['p', 'p/deep'], 'hidden folders are not looked into');
});

test('a JSON file that nobody has named is only a guess', async () => {
  const { files } = await search({ p: ['a.json', 'b.npz'] }, 'p', 'c.json').found;
  assert.deepEqual(files, [
    { address: 'p/a.json', isGuess: true },
    { address: 'p/b.npz', isGuess: false },
    { address: 'c.json', isGuess: false },
  ]);
});

test('a file that was chosen stands for itself, whatever it is, and counts once', async () => {
  const search1 = search({ p: ['a.npz'] }, 'p', 'p/a.npz', 'model.onnx', 'p');
  assert.deepEqual(await addresses(search1), ['p/a.npz', 'model.onnx']);
});

test('what cannot be looked into is told and does not hide the rest', async () => {
  const { files, unread } = await search({ p: ['forbidden', 'a.npz'] }, 'p').found;
  assert.equal(files.length, 1);
  assert.deepEqual(unread, [{ fileName: '<p/forbidden>', message: 'You may not look into it.' }]);
});

test('too many files and too many folders end the search and are told', async () => {
  const many = await search({ p: Array.from({ length: 201 }, (_, at) => `${at}.npz`) }, 'p').found;
  assert.equal(many.files.length, 200);
  assert.match(many.notice!, /more than 200 files/);
  const all = await search({ p: Array.from({ length: 200 }, (_, at) => `${at}.npz`) }, 'p').found;
  assert.deepEqual([all.files.length, all.notice], [200, undefined]);

  // A folder within itself, without end.
  let listings = 0;
  const endless: ListFolder = async address => {
    listings++;
    return [{ name: 'again', address: `${address}/again`, isFolder: true }];
  };
  const { notice } = await findParams(['p'], endless, String);
  assert.match(notice!, /more than 1000 folders/);
  assert.equal(listings, 1000);
});
