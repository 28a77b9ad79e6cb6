import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changeTexts,
  factorAt,
  positionOf,
  rateText,
  readStopField,
  SLIDER,
  stopFieldText,
} from '../../../webview/steeringTexts.ts';

test('every position of the slider is a factor of its own, and found again', () => {
  for (let position = SLIDER.minimum; position <= SLIDER.maximum; position++) {
    assert.equal(positionOf(factorAt(position)), position);
  }
  assert.equal(factorAt(0), 1);
  assert.equal(factorAt(SLIDER.minimum), 0.01);
  assert.equal(factorAt(SLIDER.maximum), 100);
});

test('a factor beyond the slider is at its end', () => {
  assert.equal(positionOf(1000), SLIDER.maximum);
  assert.equal(positionOf(0.001), SLIDER.minimum);
});

test('the rate is told with what it is of the schedule', () => {
  assert.equal(rateText(0.4, 1), '0.4, as the schedule has it');
  assert.equal(rateText(0.123456, 0.5), "0.12, 0.5 times the schedule's");
  const steering = {
    stop: {},
    learningRateFactor: 0.5,
    rateChanges: [{ iteration: 1200, factor: 0.5 }],
  };
  assert.deepEqual(changeTexts(steering), [
    "From iteration 1,200 on 0.5 times the schedule's rate.",
  ]);
});

test('what a person writes is a wish, no wish, or a fault in words', () => {
  assert.deepEqual(readStopField('epochs', ' 5 '), { value: 5 });
  assert.deepEqual(readStopField('epochs', ''), {});
  assert.match(readStopField('epochs', '2.5').fault!, /whole number from 1 to 10000/);
  assert.deepEqual(readStopField('accuracy', '97,5'), { value: 0.975 });
  assert.match(readStopField('accuracy', '0.97').fault!, /percent from 1 to 100/);
  assert.match(readStopField('patience', 'x').fault!, /whole number/);
  assert.equal(stopFieldText('accuracy', { accuracy: 0.975 }), '97.5');
  assert.equal(stopFieldText('patience', {}), '');
});
