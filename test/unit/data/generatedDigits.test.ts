import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import type { LabelledImages } from '../../../src/data/dataset.ts';
import { IDX_FILE_NAMES } from '../../../src/data/datasetFiles.ts';
import { generateDigits } from '../../../src/data/generatedDigits.ts';
import { loadDataset } from '../../../src/data/load.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { readDigits, trainedOn } from './trainedOn.ts';

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const FOLDER = resolve(process.env.MNIST_DATA ?? '../shared/data/mnist');
const skip =
  !existsSync(join(FOLDER, `${IDX_FILE_NAMES.testImages}.gz`)) &&
  `MNIST's .gz files are not in ${FOLDER} (MNIST_DATA names another folder)`;

const training = generateDigits({ seed: 1, part: 'training', first: 0, count: 2000 });

/** Where a digit's ink lies. */
function inkOf({ images }: LabelledImages, digit: number) {
  const columns: number[] = [];
  const rows: number[] = [];
  let mass = 0;
  let centreX = 0;
  let centreY = 0;
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const ink = images[digit * PIXELS + pixel];
    if (ink > 0) {
      columns.push(pixel % SIDE);
      rows.push(Math.floor(pixel / SIDE));
      mass += ink;
      centreX += ink * (pixel % SIDE);
      centreY += ink * Math.floor(pixel / SIDE);
    }
  }
  const spanOf = (places: number[]) => 1 + Math.max(...places) - Math.min(...places);
  return {
    width: spanOf(columns),
    height: spanOf(rows),
    centreX: centreX / mass,
    centreY: centreY / mass,
  };
}

describe('generated digits', () => {
  it('are the same for the same seed, part and index', () => {
    const again = generateDigits({ seed: 1, part: 'training', first: 0, count: 2000 });
    assert.deepEqual(again, training);
  });

  it('do not depend on the slices in which they are made', () => {
    const slice = generateDigits({ seed: 1, part: 'training', first: 700, count: 40 });
    assert.deepEqual(slice.images, training.images.slice(700 * PIXELS, 740 * PIXELS));
    assert.deepEqual(slice.labels, training.labels.slice(700, 740));
  });

  it('differ with the seed and the part', () => {
    const otherSeed = generateDigits({ seed: 2, part: 'training', first: 0, count: 100 });
    const otherPart = generateDigits({ seed: 1, part: 'test', first: 0, count: 100 });
    const first = training.images.slice(0, 100 * PIXELS);
    assert.notDeepEqual(otherSeed.images, first);
    assert.notDeepEqual(otherPart.images, first);
    assert.notDeepEqual(otherSeed.images, otherPart.images);
  });

  it('are never the same twice', () => {
    const seen = new Set<string>();
    for (let digit = 0; digit < training.count; digit++) {
      seen.add(training.images.subarray(digit * PIXELS, (digit + 1) * PIXELS).join());
    }
    assert.equal(seen.size, training.count);
  });

  it('show all ten digits about equally often, in no order', () => {
    const counts = new Array<number>(10).fill(0);
    let repeated = 0;
    for (const [index, label] of training.labels.entries()) {
      counts[label]++;
      repeated += label === training.labels[index - 1] ? 1 : 0;
    }
    assert.ok(Math.min(...counts) > 150 && Math.max(...counts) < 250, counts.join(' '));
    assert.ok(repeated > 150 && repeated < 250, `${repeated} follow one of their kind`);
  });

  it('just fill a box of 20 x 20 pixels, as MNIST does', () => {
    for (let digit = 0; digit < training.count; digit++) {
      const { width, height } = inkOf(training, digit);
      const larger = Math.max(width, height);
      assert.ok(larger === 19 || larger === 20, `digit ${digit} is ${width} x ${height}`);
    }
  });

  it('are centred by mass, as MNIST is', () => {
    for (let digit = 0; digit < training.count; digit++) {
      const { centreX, centreY } = inkOf(training, digit);
      assert.ok(Math.abs(centreX - 14) <= 1, `digit ${digit} is centred on column ${centreX}`);
      assert.ok(Math.abs(centreY - 14) <= 1, `digit ${digit} is centred on row ${centreY}`);
    }
  });

  it("have MNIST's density, full ink inside and grey edges", () => {
    const inked = training.images.filter(ink => ink > 0);
    const density = inked.length / training.images.length;
    const full = inked.filter(ink => ink >= 250).length / inked.length;
    // MNIST: 19.1 % and 38 %.
    assert.ok(density > 0.18 && density < 0.2, `${100 * density} % of the pixels have ink`);
    assert.ok(full > 0.33 && full < 0.43, `${100 * full} % of the ink is full`);
  });

  it('teach a network to read real digits', { skip }, async () => {
    const many = generateDigits({ seed: 1, part: 'training', first: 0, count: 10_000 });
    const settings = { ...presetNamed('quick').settings, epochs: 3 };
    const engine = await trainedOn(many, settings);
    const { test } = await loadDataset({
      ...{ source: 'auto', folder: FOLDER, mirrors: [] },
      generator: { training: 1, test: 1, seed: 1 },
    });
    const part = {
      count: 2000,
      images: test.images.slice(0, 2000 * PIXELS),
      labels: test.labels.slice(0, 2000),
    };
    const read = await readDigits(engine, part);
    const correct = read.filter((digit, index) => digit === part.labels[index]).length;
    assert.ok(correct / part.count > 0.85, `reads ${correct} of ${part.count}`);
  });
});
