import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochsIn, speedOf, wholeEpochs } from '../../bench/view/epochs.ts';

const LOG = `2026-11-22 14:05:01.000 [info] engine: fast
2026-11-22 14:05:02.000 [info] epoch 1/9  train 80.00 %  test 90.00 %  loss 0.4000  40,000 samples/s
2026-11-22 14:05:07.000 [info] epoch 2/9  train 80.00 %  test 90.00 %  loss 0.4000  4,000 samples/s
2026-11-22 14:05:12.000 [info] epoch 3/9  train 80.00 %  test 90.00 %  loss 0.4000  12,000 samples/s`;
const at = (second: number) => Date.parse('2026-11-22 14:05:00') + 1000 * second;

test('a phase has the epochs that began and ended in it', () => {
  const epochs = epochsIn(LOG);
  assert.deepEqual(
    wholeEpochs({ start: at(1.5), end: at(13) }, epochs).map(epoch => epoch.samplesPerSecond),
    [4000, 12_000],
  );
  assert.deepEqual(wholeEpochs({ start: at(3), end: at(11) }, epochs), []);
});

test('the mean speed of equal epochs is that of all their digits; of none there is no speed', () => {
  assert.equal(speedOf(epochsIn(LOG).slice(1)), 6000);
  assert.throws(() => speedOf([]), /Without a whole epoch/);
});
