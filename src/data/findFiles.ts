import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FILE_ROLES, type FileRole } from './datasetFiles.ts';

/** Paths of the files of a dataset: those that were asked for, or more. */
export type FoundFiles =
  | { readonly kind: 'idx'; readonly folder: string; readonly paths: FilePaths }
  | { readonly kind: 'npz'; readonly folder: string; readonly path: string };

type FilePaths = Readonly<Partial<Record<FileRole, string>>>;

/** Some of the files of a dataset, where others are missing. */
export interface IncompleteFiles {
  readonly kind: 'incomplete';
  readonly folder: string;
  readonly missing: readonly FileRole[];
}

// Where torchvision, Keras and the old TensorFlow tutorial put the files below the folder that a
// person names.
const USUAL_SUBFOLDERS = [
  '.',
  'MNIST/raw',
  'raw',
  'MNIST',
  'mnist',
  'MNIST_data',
  'datasets',
  'FashionMNIST/raw',
  'KMNIST/raw',
];

// E.g. train-images-idx3-ubyte.gz, train-images.idx3-ubyte, emnist-mnist-test-labels-idx1-ubyte.
const USUAL_NAME =
  /^(?<set>(?:.*[-_.])?)(?<part>train|t10k|test)[-_.](?<content>images|labels)(?:[-_.]idx[13])?(?:[-_.]ubyte)?(?:\.idx|\.bin)?(?:\.gz)?$/i;

/**
 * Looks for a dataset under any of its usual names in a folder and its usual sub-folders. The
 * first complete one wins; without a complete one the first incomplete one is told.
 * @param wanted the files without which it is not complete
 * @param subfolders where to look; `.` is the folder itself
 */
export async function findFiles(
  folder: string,
  wanted: readonly FileRole[] = FILE_ROLES,
  subfolders: readonly string[] = USUAL_SUBFOLDERS,
): Promise<FoundFiles | IncompleteFiles | undefined> {
  let incomplete: IncompleteFiles | undefined;
  for (const subfolder of subfolders) {
    const found = await findInFolder(join(folder, subfolder), wanted);
    if (found !== undefined && found.kind !== 'incomplete') {
      return found;
    }
    incomplete ??= found;
  }
  return incomplete;
}

async function findInFolder(
  folder: string,
  wanted: readonly FileRole[],
): Promise<FoundFiles | IncompleteFiles | undefined> {
  const entries = await entriesOf(folder);
  let incomplete: IncompleteFiles | undefined;
  for (const paths of await groupBySet(folder, entries)) {
    const missing = wanted.filter(role => paths[role] === undefined);
    if (missing.length === 0) {
      return { kind: 'idx', folder, paths };
    }
    incomplete ??= { kind: 'incomplete', folder, missing };
  }
  const archives = entries.map(entry => entry.name).filter(name => /\.npz$/i.test(name));
  const archive = archives.find(name => /^mnist\.npz$/i.test(name)) ?? archives[0];
  if (archive !== undefined && (archives.length === 1 || /^mnist\.npz$/i.test(archive))) {
    return { kind: 'npz', folder, path: join(folder, archive) };
  }
  return incomplete;
}

/** Names sorted so that a raw file comes before the same compressed; no entries if not readable. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Files whose names share a beginning belong together; those without one come first. */
async function groupBySet(
  folder: string,
  entries: readonly Dirent[],
): Promise<Partial<Record<FileRole, string>>[]> {
  const sets = new Map<string, Partial<Record<FileRole, string>>>();
  for (const entry of entries) {
    const match = matchName(entry.name);
    const path = match && (await pathOf(folder, entry, match.role));
    if (match && path !== undefined) {
      const paths = sets.get(match.set) ?? {};
      paths[match.role] ??= path;
      sets.set(match.set, paths);
    }
  }
  return [...sets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, paths]) => paths);
}

/** Some archives unpack to a folder named like the file, with the file in it. */
async function pathOf(folder: string, entry: Dirent, role: FileRole): Promise<string | undefined> {
  const path = join(folder, entry.name);
  if (!entry.isDirectory()) {
    return path;
  }
  const inner = (await entriesOf(path)).find(
    candidate => !candidate.isDirectory() && matchName(candidate.name)?.role === role,
  );
  return inner && join(path, inner.name);
}

function matchName(name: string): { set: string; role: FileRole } | undefined {
  const groups = USUAL_NAME.exec(name)?.groups;
  if (!groups) {
    return undefined;
  }
  const isTraining = groups.part.toLowerCase() === 'train';
  const isImages = groups.content.toLowerCase() === 'images';
  const role: FileRole = isTraining
    ? isImages
      ? 'trainingImages'
      : 'trainingLabels'
    : isImages
      ? 'testImages'
      : 'testLabels';
  return { set: groups.set.toLowerCase(), role };
}
