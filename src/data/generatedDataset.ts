import { setImmediate as nextTurn } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import type { Dataset, DatasetRequest, LabelledImages, LoadingProgress } from './dataset.ts';
import { contentDigest } from './digest.ts';
import { generateDigits } from './generatedDigits.ts';
import { counted } from './wording.ts';

// About 50 ms of drawing, so that a cancel is heard in between.
const SLICE = 1000;

/** What making a dataset needs besides its request. */
export interface GeneratingOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadingProgress) => void;
}

/**
 * Draws a training and a test set, with a turn of the event loop between slices.
 * @param notice why these are not the digits that were asked for
 * @throws the signal's reason when it is aborted
 */
export async function generatedDataset(
  generator: DatasetRequest['generator'],
  options: GeneratingOptions,
  notice?: string,
): Promise<Dataset> {
  const total = generator.training + generator.test;
  const report = (done: number) =>
    options.onProgress?.({
      stage: 'generating',
      message: t('Drawing {digits}', { digits: counted(total, 'digit') }),
      done,
      total,
    });
  const training = await generatePart(generator, 'training', options.signal, report);
  const test = await generatePart(generator, 'test', options.signal, done =>
    report(generator.training + done),
  );
  return {
    description: {
      kind: 'generated',
      // Params files keep it: in every language the same.
      name: 'generated digits',
      source: t('generated with seed {seed}', { seed: generator.seed }),
      digest: await contentDigest({ training, test }, options.signal),
      trainingCount: training.count,
      testCount: test.count,
      ...(notice !== undefined && { notice }),
    },
    training,
    test,
  };
}

async function generatePart(
  generator: DatasetRequest['generator'],
  part: 'training' | 'test',
  signal: AbortSignal | undefined,
  report: (done: number) => void,
): Promise<LabelledImages> {
  const total = generator[part];
  const images = new Uint8Array(total * 784);
  const labels = new Uint8Array(total);
  for (let first = 0; first < total; first += SLICE) {
    signal?.throwIfAborted();
    report(first);
    const count = Math.min(SLICE, total - first);
    const slice = generateDigits({ seed: generator.seed, part, first, count });
    images.set(slice.images, first * 784);
    labels.set(slice.labels, first);
    await nextTurn();
  }
  report(total);
  return { count: total, images, labels };
}
