import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { DatasetError, type LabelledImages, NO_DIGITS } from './dataset.ts';
import {
  FILE_ROLES,
  type FileRole,
  IDX_FILE_NAMES,
  ROLE_WORDS,
  TEST_ROLES,
} from './datasetFiles.ts';
import type { DatasetContent } from './digest.ts';
import { type FoundFiles, findFiles, type IncompleteFiles } from './findFiles.ts';
import { MAXIMUM_BYTES } from './gzip.ts';
import { type NamedBytes, readIdxPart } from './idxDataset.ts';
import { readNpz } from './npz.ts';
import { grouped } from './wording.ts';

/** A dataset as it lies on disk. */
export interface FolderDataset {
  readonly content: DatasetContent;
  /** The folder that holds the files; it may be below the one that was named. */
  readonly folder: string;
}

export interface FolderOptions {
  /** The training digits are not looked at: they may be damaged or missing. */
  readonly testOnly?: boolean;
  /** Where to look below the folder, instead of in all usual places; `.` is the folder itself. */
  readonly subfolders?: readonly string[];
}

/**
 * Reads the dataset in a folder: four IDX files, raw or `.gz`, under any of their usual names, or
 * Keras' `mnist.npz`; in the folder itself or where torchvision and Keras put them below it. The
 * path may also name one of the files.
 * @throws DatasetError: `missing`, or what is wrong with which file
 */
export async function readFolder(
  path: string,
  { testOnly = false, subfolders }: FolderOptions = {},
): Promise<FolderDataset> {
  const found = await findIn(path, testOnly ? TEST_ROLES : FILE_ROLES, subfolders);
  if (found === undefined) {
    const expected = testOnly
      ? t('{first} and {second}', {
          ...{ first: IDX_FILE_NAMES.testImages, second: IDX_FILE_NAMES.testLabels },
        })
      : t('{trainingImages} and its three companions', {
          trainingImages: IDX_FILE_NAMES.trainingImages,
        });
    throw new DatasetError(
      'missing',
      t(
        'No dataset in {path}: expected {expected} (raw or .gz), or mnist.npz. Choose the folder that holds them.',
        { path, expected },
      ),
    );
  }
  if (found.kind === 'incomplete') {
    const missing = found.missing.map(role => `${ROLE_WORDS[role]()} (${IDX_FILE_NAMES[role]})`);
    throw new DatasetError(
      'missing',
      t('{folder} lacks the {files}. Put the missing files there, raw or .gz.', {
        folder: found.folder,
        files: missing.reduce((before, last) => t('{before} and the {last}', { before, last })),
      }),
    );
  }
  return { content: await readFound(found, testOnly), folder: found.folder };
}

async function findIn(
  path: string,
  wanted: readonly FileRole[],
  subfolders: readonly string[] | undefined,
): Promise<FoundFiles | IncompleteFiles | undefined> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? t('does not exist')
        : t('cannot be read: {message}', { message });
    throw new DatasetError(
      'missing',
      t('The dataset folder {path} {what}. Choose another folder.', { path, what }),
      { cause: error },
    );
  }
  if (!isFolder && /\.npz$/i.test(path)) {
    return { kind: 'npz', folder: dirname(path), path };
  }
  return await findFiles(isFolder ? path : dirname(path), wanted, subfolders);
}

async function readFound(found: FoundFiles, testOnly: boolean): Promise<DatasetContent> {
  if (found.kind === 'npz') {
    const { fileName, bytes } = await readNamed(found.path);
    return readNpz(bytes, fileName, testOnly);
  }
  const { paths } = found;
  const part = async (images: FileRole, labels: FileRole): Promise<LabelledImages> =>
    await readIdxPart(await readNamed(paths[images]!), await readNamed(paths[labels]!));
  const [training, test] = await Promise.all([
    testOnly ? NO_DIGITS : part('trainingImages', 'trainingLabels'),
    part('testImages', 'testLabels'),
  ]);
  return { training, test };
}

async function readNamed(path: string): Promise<NamedBytes> {
  try {
    const status = await stat(path);
    const { size } = status;
    if (!status.isFile()) {
      // A device or a pipe may never end.
      throw new DatasetError(
        'missing',
        t('{path} is not a file. Choose another folder.', { path }),
      );
    }
    if (size > MAXIMUM_BYTES) {
      throw new DatasetError(
        'bad-shape',
        t('{path} has {size} bytes; at most {limit} can be read. Choose a smaller dataset.', {
          path,
          size: grouped(size),
          limit: grouped(MAXIMUM_BYTES),
        }),
      );
    }
    return { fileName: path, bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof DatasetError) {
      throw error;
    }
    throw new DatasetError(
      'missing',
      t('{path} cannot be read: {message}. Check that you may read it.', {
        path,
        message: (error as Error).message,
      }),
      { cause: error },
    );
  }
}
