import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPlainNames, withShortTemplates } from '../../shortPages.mjs';

test('white space in markup becomes one space, also within expressions', () => {
  const code = [
    'const page = html`',
    '  <p  class="a">',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is code
    "    ${isOn ? html`<b>\n  on  </b>` : t('two  spaces } stay')}",
    '  </p>',
    '`;',
    "const text = '  stays  ';",
  ].join('\n');
  assert.equal(
    withShortTemplates(code),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is code
    "const page = html` <p class=\"a\"> ${isOn ? html`<b> on </b>` : t('two  spaces } stay')} </p> `;\nconst text = '  stays  ';",
  );
});

test('styles lose comments and spaces that mean nothing, and no others', () => {
  const code = `css\`:host(.a) .b :hover, p {
      margin: 0 calc(1px + 2px);
      /* why */
      font: inherit;
    }
  \``;
  assert.equal(
    withShortTemplates(code),
    'css`:host(.a) .b :hover,p{margin:0 calc(1px + 2px);font:inherit}`',
  );
});

test('templates of other tags, and words that only look like one, stay', () => {
  const code =
    '// as `html` does\nconst a = text`a  b`; const b = `c  d`; const c = my.html`e  f`;';
  assert.equal(withShortTemplates(code), code);
});

test('a template that does not end is no page', () => {
  assert.throws(() => withShortTemplates('html`<p>'), /does not end/);
});

test('private members get ordinary names where they are declared and used', () => {
  const code = [
    'class A {',
    '  readonly #one = 1;',
    '  get #two() { return this.#one; }',
    '  static styles = css`',
    '    #one { color: #fff; }`;',
    '}',
  ].join('\n');
  const plain = withPlainNames(code);
  assert.match(plain, /readonly _private_one = 1/);
  assert.match(plain, /get _private_two\(\) \{ return this\._private_one; \}/);
  assert.match(plain, /#one \{ color: #fff; \}/);
});
