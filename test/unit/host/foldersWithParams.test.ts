import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeFile, fake, resetVscode } from './fakeVscode.ts';

// After the fake that it gets instead of VS Code.
const { keepFoldersWithParams } = await import('../../../src/host/foldersWithParams.ts');
const { PARAMS_FILES } = await import('../../../src/host/paramsPatterns.ts');

/** The folders that were told last, when all that is under way is done. */
async function toldFolders(): Promise<unknown> {
  await new Promise(setImmediate);
  const [command, key, paths] = fake.executed.at(-1) ?? [];
  assert.deepEqual([command, key], ['setContext', 'mnist.foldersWithParams']);
  return paths;
}

test('folders are offered that have params files in them or below', async () => {
  resetVscode();
  fake.files.set('/work/runs/old/a.npz', new Uint8Array(1));
  const keeper = keepFoldersWithParams();
  assert.deepEqual(await toldFolders(), ['/work/runs/old', '/work/runs', '/work']);

  fake.files.set('/work/new/b.pkl', new Uint8Array(1));
  changeFile(PARAMS_FILES);
  const folders = ['/work/runs/old', '/work/runs', '/work', '/work/new'];
  assert.deepEqual(await toldFolders(), folders);

  keeper.dispose();
  assert.deepEqual(await toldFolders(), []);
});
