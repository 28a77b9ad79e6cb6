import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differingRows } from '../../../webview/differingRows.ts';
import { provenanceRows } from '../../../webview/provenanceRows.ts';

test('only what two files say differently, with a gap where one says nothing', () => {
  const one = provenanceRows({ preset: 'quick', epochs: 8, engine: 'fast' });
  const other = provenanceRows({ preset: 'quick', epochs: 3, iterations: 12 });
  assert.deepEqual(differingRows(one, other), [
    { name: 'Epochs', values: ['8', '3'] },
    { name: 'Engine', values: ['fast', undefined] },
    { name: 'Updates', values: [undefined, '12'] },
  ]);
  assert.deepEqual(differingRows(one, one), []);
});
