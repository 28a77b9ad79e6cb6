import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { lineOfMark, SOURCE_LINKS } from '../../../src/protocol/sourceLinks.ts';

for (const [name, { file, mark }] of Object.entries(SOURCE_LINKS)) {
  test(`the link to ${name} leads to one line of ${file}`, async () => {
    const text = await readFile(new URL(`../../../src/nn/${file}`, import.meta.url), 'utf8');
    assert.equal(text.split(mark).length, 2);
    assert.ok(text.split('\n')[lineOfMark(text, mark)].includes(mark));
  });
}

test('a mark that is gone is said, and leads nowhere', () => {
  assert.throws(() => lineOfMark('one\ntwo', 'three'), RangeError);
});
