import { fake } from './fakeState.ts';
import { FileSystemError, type Uri } from './fakeUri.ts';

function checkWritable({ path }: Uri): void {
  if (fake.readOnly !== undefined && path.startsWith(fake.readOnly)) {
    throw new FileSystemError('NoPermissions', 'EACCES: permission denied');
  }
}

function fileAt({ path }: Uri): Uint8Array {
  const bytes = fake.files.get(path);
  if (bytes === undefined) {
    throw new FileSystemError('FileNotFound', `ENOENT: ${path}`);
  }
  return bytes;
}

export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };

function isFolder({ path }: Uri): boolean {
  return [...fake.files.keys()].some(file => file.startsWith(`${path}/`));
}

function entriesOf({ path }: Uri): [string, number][] {
  const below = [...fake.files.keys()].filter(file => file.startsWith(`${path}/`));
  const entries = below.map((file): [string, number] => {
    const [name, ...rest] = file.slice(path.length + 1).split('/');
    return [name, rest.length === 0 ? FileType.File : FileType.Directory];
  });
  return [...new Map(entries)];
}

/** `workspace.fs`. */
export const fileSystem = {
  stat: async (uri: Uri) =>
    isFolder(uri)
      ? { type: FileType.Directory, size: 0 }
      : {
          type: fake.pipes.has(uri.path) ? FileType.Unknown : FileType.File,
          size: fake.sizes.get(uri.path) ?? fileAt(uri).length,
        },
  readDirectory: async (uri: Uri) => entriesOf(uri),
  readFile: async (uri: Uri) => fileAt(uri),
  createDirectory: async (uri: Uri) => checkWritable(uri),
  async writeFile(uri: Uri, bytes: Uint8Array) {
    checkWritable(uri);
    fake.files.set(uri.path, bytes);
  },
  async rename(from: Uri, to: Uri, { overwrite }: { overwrite: boolean }) {
    if (fake.files.has(to.path) && !overwrite) {
      throw new FileSystemError('FileExists');
    }
    fake.files.set(to.path, fake.files.get(from.path)!);
    fake.files.delete(from.path);
  },
  async delete(uri: Uri) {
    if (!fake.files.delete(uri.path)) {
      throw new FileSystemError('FileNotFound');
    }
  },
};
