import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'fast-png';
import { generateDigits } from '../../../src/data/generatedDigits.ts';
import { PictureError } from '../../../src/data/picture/pictureError.ts';
import { encodeParams } from '../../../src/params/codecs.ts';
import { ParamsError } from '../../../src/params/paramsFile.ts';
import { predictImages } from '../../../src/worker/evaluate.ts';
import { realPace } from '../../../src/worker/pace.ts';
import { problemOf } from '../../../src/worker/problem.ts';
import { readPicture } from '../../../src/worker/readPicture.ts';
import { networkOf } from '../params/safetensorsFiles.ts';

const { images } = generateDigits({ seed: 5, part: 'test', first: 0, count: 1 });
const picture = {
  file: encode({ width: 28, height: 28, data: images, channels: 1 }),
  fileName: 'a.png',
};
const network = { parameters: networkOf([784, 6, 10]), provenance: {} };
const params = { fileName: 'n.safetensors', file: encodeParams(network, 'n.safetensors') };

test('the network of a params file says of a picture what it says of the digit in it', async () => {
  const { digit, probabilities } = await readPicture(picture, params, realPace);
  assert.deepEqual(digit.image, images);
  assert.deepEqual(probabilities, await predictImages(network, images));
});

test('without a params file nobody is asked; a large picture is shown smaller', async () => {
  const data = new Uint8Array(900 * 300).fill(255);
  data.fill(0, 900 * 100, 900 * 140);
  const file = encode({ width: 900, height: 300, data, channels: 1 });
  const { digit, probabilities } = await readPicture({ ...picture, file }, undefined, realPace);
  assert.equal(probabilities, undefined);
  assert.deepEqual([digit.preview.width, digit.preview.height], [196, 65]);
  assert.deepEqual([digit.width, digit.height], [900, 300]);
});

test('what is wrong with the picture or the params file is told by its kind', async () => {
  const cut = { ...picture, file: picture.file.subarray(0, 60) };
  await assert.rejects(readPicture(cut, undefined, realPace), (error: unknown) => {
    assert.ok(error instanceof PictureError);
    assert.equal(problemOf(error).reason, 'picture/broken');
    return true;
  });
  const noParams = { ...params, file: Uint8Array.of(1, 2, 3) };
  await assert.rejects(readPicture(picture, noParams, realPace), ParamsError);
});
