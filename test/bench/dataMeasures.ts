import type { Dataset } from '../../src/data/dataset.ts';
import { createDistortion } from '../../src/data/distortion.ts';
import { readFolder } from '../../src/data/folder.ts';
import { generateDigits } from '../../src/data/generatedDigits.ts';
import { type Measure, millisecondsOf } from './measure.ts';

const GENERATED = 60_000;
const DISTORTED = 10_000;

/** Reading, generating and distorting digits. */
export function dataMeasures(dataset: Dataset, folder: string | undefined): Measure[] {
  return [
    ...(folder === undefined ? [] : [readingMeasure(folder)]),
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

function readingMeasure(folder: string): Measure {
  return {
    subject: 'read the four files',
    who: 'src/data',
    unit: 'ms',
    run: () => millisecondsOf(() => readFolder(folder)),
  };
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
