import { basename, dirname } from 'node:path';
import type { Dataset, DatasetDescription } from './dataset.ts';
import { contentDigest, type DatasetContent } from './digest.ts';
import { generatedSeed } from './generatedMark.ts';
import type { KnownDataset } from './knownDatasets.ts';

/**
 * Names digits by their content; only unknown ones by the folder they come from.
 * @param source the folder, or the host they were downloaded from
 * @throws the signal's reason when it is aborted
 */
export async function describe(
  content: DatasetContent,
  source: string,
  known: KnownDataset,
  signal: AbortSignal | undefined,
): Promise<Dataset> {
  const digest = await contentDigest(content, signal);
  return {
    description: {
      ...(await nameOf(digest, source, known)),
      digest,
      trainingCount: content.training.count,
      testCount: content.test.count,
    },
    ...content,
  };
}

async function nameOf(
  digest: string,
  source: string,
  known: KnownDataset,
): Promise<Pick<DatasetDescription, 'kind' | 'name' | 'source'>> {
  if (digest === known.contentDigest) {
    return { kind: 'mnist', name: known.name, source };
  }
  const seed = await generatedSeed(source, digest);
  return seed === undefined
    ? { kind: 'custom', name: nameOfFolder(source, known), source }
    : {
        kind: 'generated',
        name: 'generated digits',
        source: `${source}, generated with seed ${seed}`,
      };
}

function nameOfFolder(folder: string, known: KnownDataset): string {
  // torchvision keeps FashionMNIST in `FashionMNIST/raw`.
  const isRaw = basename(folder) === 'raw';
  const name = basename(isRaw ? dirname(folder) : folder) || folder;
  const isMisleading = name.toLowerCase() === known.name.toLowerCase();
  return isMisleading ? `${name} (not the original)` : name;
}
