import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { writeFileAside } from '../../../src/data/writeAside.ts';
import { asOrdinaryUser, failingWrites } from './badDisk.ts';
import { temporaryFolder } from './smallSet.ts';

const BYTES = Uint8Array.of(1, 2, 3);

describe('writing aside', () => {
  it('writes the file, in folders it makes, and nothing else', async context => {
    const folder = await temporaryFolder(context);
    await writeFileAside(join(folder, 'a/b/file'), BYTES);
    assert.deepEqual([...(await readFile(join(folder, 'a/b/file')))], [1, 2, 3]);
    assert.deepEqual(await readdir(join(folder, 'a/b')), ['file']);
  });

  it('replaces an old file', async context => {
    const path = join(await temporaryFolder(context), 'file');
    await writeFile(path, 'old and longer');
    await writeFileAside(path, BYTES);
    assert.equal((await readFile(path)).length, 3);
  });

  it('writes through a link, which stays', async context => {
    const folder = await temporaryFolder(context);
    await writeFile(join(folder, 'file'), 'old');
    await symlink('file', join(folder, 'link'));
    await writeFileAside(join(folder, 'link'), BYTES);
    assert.equal((await readFile(join(folder, 'file'))).length, 3);
    assert.ok((await lstat(join(folder, 'link'))).isSymbolicLink());
  });

  it('leaves the old file and no litter when the disk is full', async context => {
    const folder = await temporaryFolder(context);
    const path = join(folder, 'file');
    await writeFile(path, 'old');
    failingWrites(context, 'ENOSPC');
    await assert.rejects(writeFileAside(path, BYTES), {
      name: 'StorageError',
      reason: 'storage',
      message: `${path} cannot be written: the disk is full. Make room.`,
    });
    assert.equal(await readFile(path, 'utf8'), 'old');
    assert.deepEqual(await readdir(folder), ['file']);
  });

  it('says that a folder is read-only', async context => {
    const folder = join(await temporaryFolder(context), 'kept');
    await mkdir(folder);
    await chmod(folder, 0o555);
    await asOrdinaryUser(context, folder, () =>
      assert.rejects(writeFileAside(join(folder, 'file'), BYTES), {
        reason: 'storage',
        message: /kept.file cannot be written: you may not write there/,
      }),
    );
  });

  it('says that a part of the path is no folder', async context => {
    const file = join(await temporaryFolder(context), 'file');
    await writeFile(file, '');
    await assert.rejects(writeFileAside(join(file, 'inside'), BYTES), {
      reason: 'storage',
      message: /a part of its path is a file/,
    });
  });
});
