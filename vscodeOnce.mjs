// Makes the extension ask for VS Code's API once. As an external module, esbuild has every file that
// imports it ask anew and copy all its names, which was most of the time that loading took.
import { readFile } from 'node:fs/promises';

const NAMESPACE = 'vscode-once';
const TYPES = new URL('node_modules/@types/vscode/index.d.ts', import.meta.url);

/** A plugin of esbuild: the API as one module, of whose names the bundle has those that are used. */
export const vscodeOnce = {
  name: 'vscode once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ path, namespace }) =>
      namespace === NAMESPACE ? { path, external: true } : { path, namespace: NAMESPACE },
    );
    onLoad({ filter: /^vscode$/, namespace: NAMESPACE }, async () => ({
      contents: moduleOf(namesIn(await readFile(TYPES, 'utf8'))),
      resolveDir: import.meta.dirname,
    }));
  },
};

/** The names that the module's types declare a value for: one tab stands before them. */
function namesIn(types) {
  const declared = types.matchAll(/^\texport (?:class|enum|namespace|const|let|function) (\w+)/gm);
  return [...new Set(Array.from(declared, ([, name]) => name))];
}

function moduleOf(names) {
  // A name that is not used is left out, as the bundler is told that looking it up does nothing.
  const exports = names.map(name => `export const ${name} = /* @__PURE__ */ value('${name}');`);
  return ["const api = require('vscode');", 'const value = name => api[name];', ...exports].join(
    '\n',
  );
}
