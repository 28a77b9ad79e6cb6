import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileNameOf, nameFault } from '../../../../src/host/runs/runFileName.ts';

test('a run gets any name that a file can have everywhere', () => {
  for (const name of ['best', 'rate 0.1', 'größer – 数字', ' padded ', 'a.safetensors']) {
    assert.equal(nameFault(name, ['other.safetensors']), undefined, name);
  }
  assert.equal(fileNameOf(' rate 0.1 '), 'rate 0.1.safetensors');
  assert.equal(fileNameOf('a.safetensors'), 'a.safetensors');
});

test('a name that leads elsewhere, breaks a line or is taken is refused', () => {
  for (const name of [
    '',
    '  ',
    '../up',
    'a/b',
    'a\\b',
    '.hidden',
    'end.',
    'a\nb',
    'a:b',
    'x'.repeat(201),
  ]) {
    assert.ok(nameFault(name, []) !== undefined, JSON.stringify(name));
  }
  assert.match(nameFault('Best', ['best.safetensors'])!, /already/);
});
