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
    ['something new', /something new/],
  ];
  const ofVsCode: [string, string, string, RegExp][] = [
    ['EntryExists', 'FileExists', '/w/params', /a file stands where its folder should be; rename/],
    ['EntryNotADirectory', 'FileNotADirectory', "ENOTDIR: open '/w/params/a'", /a file stands/],
    ['EntryIsADirectory', 'FileIsADirectory', 'EISDIR', /a folder has that name/],
    ['EntryNotFound', 'FileNotFound', "ENOENT: '/w/EntryExists'", /not there any more; save again/],
    [
      'NoPermissions',
      'NoPermissions',
      "EACCES: permission denied, mkdir '/a'",
      /may not be written/,
    ],
    ['Unavailable', 'Unavailable', 'offline', /cannot be reached; save again/],
    [
      'Unknown',
      'Unknown',
      "Error: ENOSPC: no space left on device, write '/a'",
      /the disk is full/,
    ],
    ['EntryExceedsStorageQuota', 'Unknown', '', /quota/],
    ['EntryWriteLocked', 'Unknown', '', /another program/],
  ];
  const faults: [Error, RegExp][] = [
    ...reasons.map(([text, message]): [Error, RegExp] => [new Error(text), message]),
    ...ofVsCode.map(([entry, code, text, message]): [Error, RegExp] => {
      const name = `${entry} (FileSystemError)`;
      return [Object.assign(new Error(text), { name, code }), message];
    }),
  ];
  for (const [fault, message] of faults) {
    const folder = new FakeFolder();
    folder.fault = fault;
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

test('a write that a full disk has cut short is no file, whatever the file system says', async () => {
  class FillingDisk extends FakeFolder {
    override write(name: string, whole: Uint8Array): Promise<void> {
      return super.write(name, whole.slice(0, 2));
    }
  }
  const folder = new FillingDisk();
  await assert.rejects(writeNewFile(folder, 'a.safetensors', bytes), /the disk is full/);
  folder.files.set('a.safetensors', Uint8Array.of(9));
  await assert.rejects(replaceFile(folder, 'a.safetensors', bytes), /the disk is full/);
  assert.deepEqual([...folder.files], [['a.safetensors', Uint8Array.of(9)]]);
});
