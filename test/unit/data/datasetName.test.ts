import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { config } from '@vscode/l10n';
import { datasetName } from '../../../src/data/datasetName.ts';

after(() => config({ contents: {} }));

test('generated digits say what they are in the language of the reader, others have a name', () => {
  const generated = { kind: 'generated', name: 'a folder of mine' } as const;
  assert.equal(datasetName(generated), 'generated digits');
  config({ contents: { 'generated digits': 'erzeugte Ziffern' } });
  assert.equal(datasetName(generated), 'erzeugte Ziffern');
  assert.equal(datasetName({ kind: 'custom', name: 'Fashion-MNIST' }), 'Fashion-MNIST');
});
