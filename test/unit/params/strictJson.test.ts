import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseStrictJson, StrictJsonError } from '../../../src/params/strictJson.ts';

function refuses(text: string, sentence: RegExp): void {
  assert.throws(
    () => parseStrictJson(text),
    (error: unknown) => {
      assert.ok(error instanceof StrictJsonError, String(error));
      assert.match(error.message, sentence);
      return true;
    },
  );
}

test('what is JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      assert.deepEqual(parseStrictJson(text), JSON.parse(text));
    }),
  );
});

test('what is no JSON is refused, with its place and none of its text', () => {
  refuses('{"a": [1, 2 3]}', /^is not valid JSON at character 12$/);
  refuses('{"a": [1, 2,, 3]}', /^is not valid JSON/);
  refuses('{"a', /^is not valid JSON/);
  refuses('{"a\\', /^is not valid JSON/);
  refuses('', /^is not valid JSON$/);
  refuses('\u001b[2J', /^is not valid JSON$/);
  fc.assert(
    fc.property(fc.string(), text => {
      try {
        parseStrictJson(text);
      } catch (error) {
        assert.ok(error instanceof StrictJsonError, String(error));
      }
    }),
  );
});

test('keys that an object has twice, however they are written', () => {
  refuses('{"a": 1, "a": 2}', /^names "a" twice$/);
  refuses('{"x": {"a": 1, "\\u0061": 2}}', /^names "a" twice$/);
  refuses('[{"\\"\\\\": 1, "\\"\\\\": 2}]', /twice$/);
  assert.deepEqual(parseStrictJson('[{"a": "a:"}, {"a": ["{a\\":", "]"]}]'), [
    { a: 'a:' },
    { a: ['{a":', ']'] },
  ]);
});

test('texts that would take far more memory than their length', () => {
  refuses('['.repeat(1_000_000), /more than 64 deep/);
  refuses('{"a":'.repeat(65), /more than 64 deep/);
  refuses(`[${'[],'.repeat(200_000)}[]]`, /more lists and objects/);
  const long = 'x'.repeat(10_000_000);
  assert.equal(parseStrictJson(`"${long}"`), long);
  refuses(`{"${long}": 1, "${long}": 2}`, /^names "x{60}…" twice$/);
});
