import type { Dataset, LabelledImages } from '../../../../src/data/dataset.ts';

/** Images for `FakeEngine`: pixel 0 is the label, pixel 1 the index within its hundred. */
function fakeImages(count: number): LabelledImages {
  const images = new Uint8Array(count * 784);
  const labels = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    labels[index] = (index * 7) % 10;
    images[index * 784] = labels[index];
    images[index * 784 + 1] = index % 100;
  }
  return { count, images, labels };
}

export function fakeDataset(trainingCount: number, testCount = 100): Dataset {
  return {
    description: {
      kind: 'generated',
      name: 'generated digits',
      source: 'a test',
      digest: 'f'.repeat(64),
      trainingCount,
      testCount,
    },
    training: fakeImages(trainingCount),
    test: fakeImages(testCount),
  };
}
