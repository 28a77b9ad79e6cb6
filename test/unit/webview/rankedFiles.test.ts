import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvaluatedFile } from '../../../src/protocol/paramsTable.ts';
import { rankFiles, trainingText } from '../../../webview/rankedFiles.ts';

const file = (fileName: string, accuracy: number) => ({ fileName, accuracy }) as EvaluatedFile;
const marks = (...files: EvaluatedFile[]) =>
  rankFiles(files).map(({ fileName, isBest }) => `${fileName}${isBest ? '*' : ''}`);

test('the most accurate file comes first and is marked, with all that are as good', () => {
  assert.deepEqual(marks(file('c', 0.9), file('b', 0.95), file('a', 0.2)), ['b*', 'c', 'a']);
  assert.deepEqual(marks(file('c', 0.9), file('b', 0.9), file('a', 0.2)), ['b*', 'c*', 'a']);
});

test('one file alone is not the best of anything', () => {
  assert.deepEqual(marks(file('a', 0.9)), ['a']);
  assert.deepEqual(marks(), []);
});

test('how a file was trained is said as far as it says so', () => {
  assert.equal(trainingText({ provenance: { epochs: 8, preset: 'quick' } }), '8 epochs, quick');
  assert.equal(trainingText({ provenance: { epochs: 1 } }), '1 epoch');
  assert.equal(trainingText({ provenance: {} }), undefined);
});
