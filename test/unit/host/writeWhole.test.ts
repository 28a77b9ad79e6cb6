import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replaceFile, writeNewFile } from '../../../src/host/writeWhole.ts';
import { FakeFolder } from './fakes.ts';

const bytes = Uint8Array.of(1, 2, 3);

test('a new file has its name and nothing is left beside it', async () => {
  const folder = new FakeFolder();
  assert.equal(await writeNewFile(folder, 'a.safetensors', bytes), 'a.safetensors');
  assert.deepEqual([...folder.files], [['a.safetensors', bytes]]);
});

test('an existing file is never overwritten: the name gets a number', async () => {
  const folder = new FakeFolder();
  const older = Uint8Array.of(9);
  folder.files.set('a_98.1.safetensors', older);
  assert.equal(await writeNewFile(folder, 'a_98.1.safetensors', bytes), 'a_98.1-2.safetensors');
  assert.equal(await writeNewFile(folder, 'a_98.1.safetensors', bytes), 'a_98.1-3.safetensors');
  assert.equal(folder.files.get('a_98.1.safetensors'), older);
  assert.equal(folder.files.size, 3);
});

test('a file that is replaced is replaced whole', async () => {
  const folder = new FakeFolder();
  folder.files.set('a.safetensors', Uint8Array.of(9));
  await replaceFile(folder, 'a.safetensors', bytes);
  assert.deepEqual([...folder.files], [['a.safetensors', bytes]]);
});

test('why a file cannot be written is said in words', async () => {
  const reasons: [string, RegExp][] = [
    ["ENOSPC: no space left on device, write '/a'", /the disk is full/],
    ['EROFS: read-only file system', /the file system is read-only/],
    ["NoPermissions (FileSystemError): Error: EACCES: permission denied, mkdir '/a'", /may not/],
    ['Unavailable (FileSystemError): offline', /cannot be reached/],
    ['something new', /something new/],
  ];
  for (const [fault, message] of reasons) {
    const folder = new FakeFolder();
    folder.fault = new Error(fault);
    await assert.rejects(writeNewFile(folder, 'a.safetensors', bytes), {
      name: 'ParamsError',
      reason: 'storage',
      message,
    });
  }
});

test('a write that fails half way leaves nothing behind', async () => {
  class FullDisk extends FakeFolder {
    override async rename(): Promise<boolean> {
      throw new Error('ENOSPC');
    }
  }
  const folder = new FullDisk();
  await assert.rejects(writeNewFile(folder, 'a.safetensors', bytes), /a\.safetensors cannot be/);
  assert.equal(folder.files.size, 0);
});
