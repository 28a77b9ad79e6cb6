import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fakeVscode.ts';
import { manifest } from './manifest.ts';

const { restrictionNotice } = await import('../../../src/host/restrictedMode.ts');

test('the notice of Restricted Mode names every setting that is ignored, and no other', () => {
  const named = restrictionNotice().match(/mnist\.\w+/g) ?? [];
  const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.deepEqual([...named].sort(), [...restrictedConfigurations].sort());
});
