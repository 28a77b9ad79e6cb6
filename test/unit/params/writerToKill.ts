// A program that replaces a params file by two others in turn, so many times (`Infinity`: until it is
// killed), for a test that kills it.
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeFileAside } from '../../../src/data/writeAside.ts';
import type { Folder } from '../../../src/host/folder.ts';
import { replaceFile } from '../../../src/host/writeWhole.ts';

const [writer, target, turns, ...sources] = process.argv.slice(2);
const contents = await Promise.all(sources.map(source => readFile(source)));
const folder = diskFolder(dirname(target));

console.log('ready');
for (let turn = 0; turn < Number(turns); turn++) {
  const bytes = contents[turn % contents.length];
  await (writer === 'terminal'
    ? writeFileAside(target, bytes)
    : replaceFile(folder, basename(target), bytes));
}

/** What VS Code does with a folder of the disk: its writes are flushed before they are done. */
function diskFolder(path: string): Folder {
  return {
    create: async () => {},
    read: name => readFile(join(path, name)),
    list: () => readdir(path),
    async write(name, bytes) {
      const file = await open(join(path, name), 'w');
      await file.write(bytes);
      await file.datasync();
      await file.close();
    },
    async rename(from, to) {
      await rename(join(path, from), join(path, to));
      return true;
    },
    remove: name => rm(join(path, name)),
  };
}
