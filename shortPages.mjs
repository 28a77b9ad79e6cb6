// Makes the code of the pages shorter, where esbuild must leave it as it is: it keeps the white space
// of Lit's templates, which is text to it, and turns private names of decorated classes into look-ups
// in WeakMaps, which take time, too.
import { readFile } from 'node:fs/promises';

const PRIVATE = '_private_';

/** Properties that esbuild may give other names: for its option `mangleProps`. */
export const PRIVATE_NAMES = new RegExp(`^${PRIVATE}`);

/** A plugin of esbuild for the pages and the elements they use. */
export const shortPages = {
  name: 'short pages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]webview[\\/][^\\/]+\.ts$/ }, async ({ path }) => ({
      contents: withPlainNames(withShortTemplates(await readFile(path, 'utf8'))),
      loader: 'ts',
    }));
    onLoad({ filter: /@vscode-elements[\\/].*\.js$/ }, async ({ path }) => ({
      contents: withShortTemplates(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/**
 * The code with ordinary names for private members. A member is declared two spaces from the left: so
 * the formatter has it.
 */
export function withPlainNames(code) {
  return code
    .replace(/\.#(\w+)/g, `.${PRIVATE}$1`)
    .replace(/^( {2}(?:(?:readonly|static|async|get|set) )*)#(\w+)/gm, `$1${PRIVATE}$2`);
}

/** In a comment such a word stands between backticks, and in code never behind a dot. */
const TAGGED = /(?<![\w.`$])(css|html|svg)\s*`/g;

/** The code with short templates, also those within the expressions of others. */
export function withShortTemplates(code) {
  let result = '';
  let done = 0;
  for (const match of code.matchAll(TAGGED)) {
    if (match.index >= done) {
      const start = match.index + match[0].length;
      const { text, end } = template(code, start, match[1] === 'css' ? shortCss : shortHtml);
      result += code.slice(done, start) + text;
      done = end;
    }
  }
  return result + code.slice(done);
}

/** Reads a template from behind its opening backtick to behind its closing one. */
function template(code, start, shorten) {
  let text = '';
  let from = start;
  for (let at = start; at < code.length; at++) {
    if (code[at] === '\\') {
      at++;
    } else if (code[at] === '`') {
      return { text: `${text}${shorten(code.slice(from, at))}\``, end: at + 1 };
    } else if (code.startsWith('${', at)) {
      const end = endOfExpression(code, at + 2);
      text += `${shorten(code.slice(from, at))}\${${withShortTemplates(code.slice(at + 2, end))}}`;
      at = end;
      from = end + 1;
    }
  }
  throw new Error(`A template does not end: ${code.slice(start, start + 80)}`);
}

/** Where the `}` is that ends the expression. */
function endOfExpression(code, start) {
  for (let at = start, depth = 0; at < code.length; at++) {
    const sign = code[at];
    if (sign === '`') {
      at = template(code, at + 1, text => text).end - 1;
    } else if (sign === "'" || sign === '"') {
      at = endOfString(code, at);
    } else if (sign === '{') {
      depth++;
    } else if (sign === '}' && depth-- === 0) {
      return at;
    }
  }
  throw new Error(`An expression does not end: ${code.slice(start, start + 80)}`);
}

function endOfString(code, start) {
  let at = start + 1;
  while (code[at] !== code[start]) {
    at += code[at] === '\\' ? 2 : 1;
  }
  return at;
}

/** White space is one space to a browser, however long it is. */
function shortHtml(text) {
  return text.replace(/\s+/g, ' ');
}

function shortCss(text) {
  return text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replaceAll(';}', '}');
}
