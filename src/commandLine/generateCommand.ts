import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type LabelledImages, NO_DIGITS } from '../data/dataset.ts';
import { IDX_FILE_NAMES } from '../data/datasetFiles.ts';
import { contentDigest } from '../data/digest.ts';
import { findFiles } from '../data/findFiles.ts';
import { generatedDataset } from '../data/generatedDataset.ts';
import { encodeMark, GENERATED_MARK } from '../data/generatedMark.ts';
import { encodeIdxImages, encodeIdxLabels, MAXIMUM_DIGITS } from '../data/idx.ts';
import { counted, grouped } from '../data/wording.ts';
import { writeFileAside } from '../data/writeAside.ts';
import { SETTING_LIMITS } from '../nn/settings.ts';
import { InputError, Interrupted } from './failures.ts';
import { loadingStatus } from './loadingStatus.ts';
import { readNumber, required } from './optionValues.ts';
import { readOptions } from './readArguments.ts';
import type { Terminal } from './terminal.ts';

export const GENERATE_HELP = `Draws digits and writes them as the four IDX files of MNIST.

  generate --count N --out DIR [options]

  --count N   training digits; the test set has a sixth as many, at least one
  --seed N    the same seed gives the same digits; default 1
  --out DIR   folder for the files, made if it is not there
  --force     replace other IDX files in the folder`;

const OPTIONS = {
  count: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
} as const;

const COUNT = { kind: 'whole number', minimum: 1, maximum: MAXIMUM_DIGITS } as const;
const SEED = { kind: 'whole number', ...SETTING_LIMITS.seed } as const;

/** MNIST has 60,000 training and 10,000 test digits. */
const TRAINING_PER_TEST = 6;

/** The `generate` command. */
export async function generate(
  commandLine: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const values = readOptions(commandLine, OPTIONS);
  const training = readNumber('count', required('count', values.count), COUNT);
  const seed = readNumber('seed', values.seed ?? '1', SEED);
  const folder = required('out', values.out);
  const test = Math.max(1, Math.round(training / TRAINING_PER_TEST));
  const generated = await draw({ training, test, seed }, terminal, signal);
  const { digest } = generated.description;
  const testDigest = await contentDigest({ training: NO_DIGITS, test: generated.test });
  const files = idxFiles(generated.training, generated.test);
  files.push([GENERATED_MARK, encodeMark({ seed, digest, testDigest })]);
  if (!values.force) {
    await refuseToReplace(folder, files);
  }
  await writeAll(folder, files);
  terminal.out(
    `${grouped(training)} training and ${counted(test, 'test digit')}, generated with seed ${seed}, are in ${folder}`,
  );
}

async function draw(
  generator: { training: number; test: number; seed: number },
  terminal: Terminal,
  signal: AbortSignal,
) {
  try {
    return await generatedDataset(generator, {
      signal,
      onProgress: progress => terminal.status(loadingStatus(progress)),
    });
  } catch (error) {
    throw signal.aborted ? new Interrupted('Interrupted. Nothing was written.') : error;
  }
}

function idxFiles(training: LabelledImages, test: LabelledImages): [string, Uint8Array][] {
  const { trainingImages, trainingLabels, testImages, testLabels } = IDX_FILE_NAMES;
  return [
    [trainingImages, encodeIdxImages(training.images, training.count)],
    [trainingLabels, encodeIdxLabels(training.labels)],
    [testImages, encodeIdxImages(test.images, test.count)],
    [testLabels, encodeIdxLabels(test.labels)],
  ];
}

/** All files or, where one cannot be written, none that were not there before. */
async function writeAll(folder: string, files: [string, Uint8Array][]): Promise<void> {
  const added: string[] = [];
  try {
    for (const [name, bytes] of files) {
      const file = path.join(folder, name);
      const isThere = await stat(file).catch(() => undefined);
      await writeFileAside(file, bytes);
      if (!isThere) {
        added.push(file);
      }
    }
  } catch (error) {
    await Promise.all(added.map(file => rm(file, { force: true })));
    throw error;
  }
}

/**
 * Digits of another source are not lost by a slip, nor hidden behind these; the same command twice is
 * no slip.
 */
async function refuseToReplace(folder: string, files: [string, Uint8Array][]): Promise<void> {
  for (const [name, bytes] of files) {
    const file = path.join(folder, name);
    const existing = await readFile(file).catch(() => undefined);
    if (existing && !existing.equals(bytes)) {
      throw new InputError(
        `${file} is there already with other digits. Choose another folder, or replace it with --force.`,
      );
    }
  }
  const own = files.map(([name]) => path.join(folder, name));
  const other = (await datasetIn(folder)).find(file => !own.includes(file));
  if (other !== undefined) {
    throw new InputError(
      `${other} is there already: the folder holds a dataset, which these digits would hide. Choose another folder, or write beside it with --force.`,
    );
  }
}

/** The files of a dataset, whole or not, raw or compressed. */
async function datasetIn(folder: string): Promise<string[]> {
  const found = await findFiles(folder, [], ['.']);
  if (found === undefined || found.kind === 'incomplete') {
    return [];
  }
  return found.kind === 'npz' ? [found.path] : Object.values(found.paths);
}
