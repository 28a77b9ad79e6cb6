import { basename, dirname } from 'node:path';
import {
  type Dataset,
  DatasetError,
  type DatasetRequest,
  type LoadingProgress,
} from './dataset.ts';
import { contentDigest, type DatasetContent } from './digest.ts';
import { readFolder } from './folder.ts';
import { generatedDataset } from './generatedDataset.ts';
import { MNIST } from './knownDatasets.ts';

export interface LoadOptions {
  /** Ends loading with DatasetError `cancelled`. */
  readonly signal?: AbortSignal;
  /** Ends a download; loading goes on with generated digits. */
  readonly skipDownload?: AbortSignal;
  readonly onProgress?: (progress: LoadingProgress) => void;
}

/**
 * Finds, downloads or generates the dataset that the request asks for.
 * @throws DatasetError: `cancelled`, or what is wrong with `request.folder`
 */
export async function loadDataset(
  request: DatasetRequest,
  options: LoadOptions = {},
): Promise<Dataset> {
  try {
    return await load(request, options);
  } catch (error) {
    if (options.signal?.aborted) {
      throw new DatasetError('cancelled', 'Loading the dataset was cancelled.', { cause: error });
    }
    throw error;
  }
}

async function load(request: DatasetRequest, options: LoadOptions): Promise<Dataset> {
  if (request.source === 'generated') {
    return await generatedDataset(request.generator, options);
  }
  if (request.folder) {
    options.onProgress?.({ stage: 'reading', message: `Reading ${request.folder}` });
    const { content, folder } = await readFolder(request.folder);
    return await describe(content, folder, options.signal);
  }
  return await generatedDataset(
    request.generator,
    options,
    'MNIST was not found on this machine: these are generated digits.',
  );
}

async function describe(
  content: DatasetContent,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Dataset> {
  const digest = await contentDigest(content, signal);
  const isMnist = digest === MNIST.contentDigest;
  return {
    description: {
      kind: isMnist ? 'mnist' : 'custom',
      name: isMnist ? MNIST.name : nameOfFolder(folder),
      source: folder,
      digest,
      trainingCount: content.training.count,
      testCount: content.test.count,
    },
    ...content,
  };
}

/** torchvision keeps FashionMNIST in `FashionMNIST/raw`. */
function nameOfFolder(folder: string): string {
  const name = basename(folder);
  return name === 'raw' ? basename(dirname(folder)) : name;
}
