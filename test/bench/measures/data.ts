import type { Dataset, DatasetRequest } from '../../../src/data/dataset.ts';
import { createDistortion } from '../../../src/data/distortion.ts';
import { generateDigits } from '../../../src/data/generatedDigits.ts';
import { loadDataset } from '../../../src/data/load.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { type Measure, millisecondsOf } from '../measure.ts';

export const READING = 'read the four .gz into training form';

const GENERATED = 60_000;
const DISTORTED = 10_000;

/** Reading, generating and distorting digits. */
export function dataMeasures(
  dataset: Dataset,
  request: DatasetRequest,
  threads: number,
): Measure[] {
  const { settings } = presetNamed('quick');
  const reading: Measure = {
    subject: READING,
    who: 'src/data, fast',
    unit: 'ms',
    run: async () => {
      const start = performance.now();
      const { training, test } = await loadDataset(request);
      const { engine } = createEngine('fast', { settings, training, test, threads });
      const milliseconds = performance.now() - start;
      await engine.dispose();
      return milliseconds;
    },
  };
  return [
    ...(request.folder === undefined ? [] : [reading]),
    {
      subject: `generate ${GENERATED} digits`,
      who: 'src/data',
      unit: 'ms',
      run: () =>
        millisecondsOf(() =>
          generateDigits({ seed: 1, part: 'training', first: 0, count: GENERATED }),
        ),
    },
    distortionMeasure('affine', dataset),
    distortionMeasure('affine+elastic', dataset),
  ];
}

function distortionMeasure(kind: 'affine' | 'affine+elastic', { training }: Dataset): Measure {
  const distort = createDistortion(kind, 1);
  const target = new Uint8Array(784);
  return {
    subject: `distort a digit, ${kind}`,
    who: 'src/data',
    unit: 'µs',
    run: async () => {
      const milliseconds = await millisecondsOf(() => {
        for (let digit = 0; digit < DISTORTED; digit++) {
          distort(training.images, digit * 784, digit, 0, target, 0);
        }
      });
      return (1000 * milliseconds) / DISTORTED;
    },
  };
}
