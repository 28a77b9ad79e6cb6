import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTarget, targetText } from '../../../webview/targetLine.ts';

test('a target is a percentage, none, or a fault in words', () => {
  assert.deepEqual(readTarget('98'), { value: 0.98 });
  assert.deepEqual(readTarget(' '), {});
  assert.match(readTarget('980').fault!, /up to 100/);
  assert.match(readTarget('high').fault!, /up to 100/);
});

test('a target is reached at the first test that reaches it', () => {
  const curve = (accuracy: number[]) => ({
    iteration: Float64Array.of(0, 1000, 2000),
    loss: new Float64Array(3),
    accuracy: Float64Array.from(accuracy),
  });
  const history = { training: curve([1, 1, 1]), test: curve([0.1, 0.97, 0.96]) };
  assert.equal(targetText(0.965, history), 'Target 96.5 %: reached at iteration 1,000');
  assert.equal(targetText(0.98, history), 'Target 98 %: not reached yet');
});
