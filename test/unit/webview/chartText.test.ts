import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisText, chartSummary, measureText, positionText } from '../../../webview/chartText.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('values have as many digits as say something', () => {
  assert.equal(plain(measureText(0.97128, 'accuracy')), '97.13 %');
  assert.equal(plain(measureText(0.4567, 'accuracy')), '45.7 %');
  assert.equal(measureText(0.05823, 'loss'), '0.0582');
  assert.equal(measureText(2.3041, 'loss'), '2.30');
  assert.equal(measureText(123.45, 'loss'), '123.5');
  assert.equal(measureText(null, 'loss'), '–');
  assert.equal(measureText(undefined, 'accuracy'), '–');
});

test('axis labels are short and exact', () => {
  assert.equal(plain(axisText(0.975, 'accuracy')), '97.5 %');
  assert.equal(plain(axisText(1, 'accuracy')), '100 %');
  assert.equal(axisText(0.1 + 0.2, 'loss'), '0.3');
  assert.equal(axisText(5000, 'iteration'), '5,000');
  assert.equal(axisText(15_000, 'iteration'), '15k');
  assert.equal(axisText(12_345, 'iteration'), '12,345');
});

test('a place on the axis names the epoch where an epoch has several iterations', () => {
  assert.equal(positionText(3750, 1875), 'iteration 3,750, epoch 2.0');
  assert.equal(positionText(17, 1), 'iteration 17');
});

test('a summary says both curves from first to last', () => {
  const data = {
    iteration: [10, 20, 30],
    training: [0.2, 0.95, null],
    test: [null, 0.9, 0.97],
  };
  assert.equal(
    plain(chartSummary(data, 'accuracy')),
    'Accuracy over 30 iterations: training from 20.0 % to 95.00 %, test from 90.0 % to 97.00 %.',
  );
  assert.equal(
    chartSummary({ ...data, test: [null, null, null] }, 'loss'),
    'Loss over 30 iterations: training from 0.2000 to 0.9500, test: no points yet.',
  );
  assert.equal(
    chartSummary({ iteration: [], training: [], test: [] }, 'loss'),
    'Loss over the iterations: no points yet.',
  );
});
