import { basename, dirname } from 'node:path';
import type { Dataset } from './dataset.ts';
import { contentDigest, type DatasetContent } from './digest.ts';
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
  const isKnown = digest === known.contentDigest;
  return {
    description: {
      kind: isKnown ? 'mnist' : 'custom',
      name: isKnown ? known.name : nameOfFolder(source, known),
      source,
      digest,
      trainingCount: content.training.count,
      testCount: content.test.count,
    },
    ...content,
  };
}

function nameOfFolder(folder: string, known: KnownDataset): string {
  // torchvision keeps FashionMNIST in `FashionMNIST/raw`.
  const isRaw = basename(folder) === 'raw';
  const name = basename(isRaw ? dirname(folder) : folder) || folder;
  const isMisleading = name.toLowerCase() === known.name.toLowerCase();
  return isMisleading ? `${name} (not the original)` : name;
}
