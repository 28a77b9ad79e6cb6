import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DatasetDescription } from '../../../src/data/dataset.ts';
import type { Provenance } from '../../../src/params/paramsFile.ts';
import { judgeClaim } from '../../../webview/claim.ts';

const mnist: DatasetDescription = {
  kind: 'mnist',
  name: 'MNIST',
  source: 'cache',
  digest: 'aa',
  trainingCount: 60_000,
  testCount: 10_000,
};
const judge = (accuracy: number, provenance: Provenance, dataset = mnist) =>
  judgeClaim({ accuracy, dataset, provenance });

test('a file that says nothing', () => {
  assert.equal(judge(0.98, {}).kind, 'none');
});

test('the same figure, or the same within rounding', () => {
  const exact = judge(0.9814, { testAccuracy: 0.9814, dataset: mnist });
  assert.equal(exact.kind, 'agrees');
  assert.match(exact.sentence, /98\.14\u00a0%: just that was measured/);
  const rounded = judge(0.9814, { testAccuracy: 0.981, dataset: mnist });
  assert.equal(rounded.kind, 'agrees');
  assert.match(rounded.sentence, /98\.10\u00a0%: the same within rounding/);
});

test('a claim that is too high or too low is told with the difference', () => {
  const high = judge(0.9814, { testAccuracy: 0.985, dataset: mnist });
  assert.equal(high.kind, 'differs');
  assert.match(high.sentence, /0\.36 percentage points more than measured/);
  assert.match(judge(0.9814, { testAccuracy: 0.9806 }).sentence, /0\.08 percentage points less/);
});

test('a claim made on other digits is not compared', () => {
  const generated = { kind: 'generated', name: 'generated digits', digest: 'bb' } as const;
  const verdict = judge(0.92, { testAccuracy: 0.99, dataset: generated });
  assert.equal(verdict.kind, 'incomparable');
  assert.match(verdict.sentence, /on generated digits/);
  const otherMnist = judge(0.92, { testAccuracy: 0.99, dataset: { ...mnist, digest: 'cc' } });
  assert.equal(otherMnist.kind, 'incomparable');
  assert.match(otherMnist.sentence, /on other MNIST/);
});

test('a file that does not say which digits, or not their digest, is compared', () => {
  assert.equal(judge(0.98, { testAccuracy: 0.98 }).kind, 'agrees');
  const undigested = { kind: 'mnist', name: 'MNIST', digest: '' } as const;
  assert.equal(judge(0.98, { testAccuracy: 0.98, dataset: undigested }).kind, 'agrees');
});
