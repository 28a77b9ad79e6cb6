import { basename, dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { type Dataset, type DatasetDescription, NO_DIGITS } from './dataset.ts';
import { contentDigest, type DatasetContent, fileDigest } from './digest.ts';
import { readMark } from './generatedMark.ts';
import { encodeIdxImages, encodeIdxLabels } from './idx.ts';
import type { KnownDataset } from './knownDatasets.ts';

/** Which digits these are, by their content alone. */
interface Identity {
  readonly kind: DatasetDescription['kind'];
  readonly digest: string;
  /** Of generated digits. */
  readonly seed?: number;
}

/**
 * Names digits by their content; only unknown ones by the folder they come from. Test digits that
 * were read alone are named by themselves: the training digits of their dataset do not matter.
 * @param source the folder, or the host they were downloaded from
 * @throws the signal's reason when it is aborted
 */
export async function describe(
  content: DatasetContent,
  source: string,
  known: KnownDataset,
  signal: AbortSignal | undefined,
): Promise<Dataset> {
  const recognise = content.training === NO_DIGITS ? recogniseTest : recogniseAll;
  const identity = await recognise(content, source, known, signal);
  return {
    description: {
      ...nameOf(identity, source, known),
      digest: identity.digest,
      trainingCount: content.training.count,
      testCount: content.test.count,
    },
    ...content,
  };
}

async function recogniseAll(
  content: DatasetContent,
  source: string,
  known: KnownDataset,
  signal: AbortSignal | undefined,
): Promise<Identity> {
  const digest = await contentDigest(content, signal);
  if (digest === known.contentDigest) {
    return { kind: 'mnist', digest };
  }
  const mark = await readMark(source);
  return mark?.digest === digest
    ? { kind: 'generated', digest, seed: mark.seed }
    : { kind: 'custom', digest };
}

async function recogniseTest(
  content: DatasetContent,
  source: string,
  known: KnownDataset,
  signal: AbortSignal | undefined,
): Promise<Identity> {
  const { images, labels, count } = content.test;
  const { testImages, testLabels } = known.fileDigests;
  if (
    fileDigest(encodeIdxLabels(labels)) === testLabels &&
    fileDigest(encodeIdxImages(images, count)) === testImages
  ) {
    return { kind: 'mnist', digest: known.contentDigest };
  }
  const mark = await readMark(source);
  return mark?.testDigest === (await contentDigest(content, signal))
    ? { kind: 'generated', digest: mark.digest, seed: mark.seed }
    : { kind: 'custom', digest: '' };
}

function nameOf(
  { kind, seed }: Identity,
  source: string,
  known: KnownDataset,
): Pick<DatasetDescription, 'kind' | 'name' | 'source'> {
  switch (kind) {
    case 'mnist':
      return { kind, name: known.name, source };
    case 'generated':
      return {
        kind,
        name: 'generated digits',
        source: t('{source}, generated with seed {seed}', { source, seed: `${seed}` }),
      };
    case 'custom':
      return { kind, name: nameOfFolder(source, known), source };
  }
}

function nameOfFolder(folder: string, known: KnownDataset): string {
  // torchvision keeps FashionMNIST in `FashionMNIST/raw`.
  const isRaw = basename(folder) === 'raw';
  const name = basename(isRaw ? dirname(folder) : folder) || folder;
  const isMisleading = name.toLowerCase() === known.name.toLowerCase();
  // Params files keep it: in every language the same.
  return isMisleading ? `${name} (not the original)` : name;
}
