// Builds the pages in few files. Each file that a page waits for passes through VS Code's service worker
// and its main thread, one after the other; as the bundler splits by itself, there would be seventeen.
import path from 'node:path';
import esbuild from 'esbuild';

const NAMESPACE = 'few-chunks';

/**
 * A plugin of esbuild. Code lies in one file if the same pages and the same `import()`s reach it: so
 * they are all made to reach what the first page has in common with another one, and what only the
 * first page imports by `import()` reaches all of that page. Nothing is loaded more for it but on the
 * other pages, which get all that is common.
 * @param options of the build, without this plugin; the first of its entry points is the first page
 */
export async function fewChunks(options) {
  const { metafile } = await esbuild.build({ ...options, metafile: true, write: false });
  const [first, ...others] = Object.values(options.entryPoints);
  const ofFirst = inputsOf(metafile, first, ['import-statement']);
  const ofOthers = others.map(page => inputsOf(metafile, page, ['import-statement']));
  const common = ofFirst.filter(input => ofOthers.some(inputs => inputs.includes(input)));
  const everywhere = others.flatMap(page =>
    inputsOf(metafile, page, ['import-statement', 'dynamic-import']),
  );

  /** What a file that is loaded by itself reaches from now on, besides what it imports. */
  const company = file => (everywhere.includes(nameOf(file)) ? common : ofFirst);

  return {
    name: 'few chunks',
    setup({ initialOptions, onResolve, onLoad, resolve }) {
      // Pictures and styles lie in a file of their own: nothing but their use makes them reached.
      initialOptions.logOverride = { 'ignored-bare-import': 'silent' };
      onResolve({ filter: /./ }, async ({ path: asked, kind, namespace, pluginData, ...rest }) => {
        if (namespace === NAMESPACE) {
          return { path: asked };
        }
        const isAlone = kind === 'entry-point' || kind === 'dynamic-import';
        if (!isAlone || pluginData === NAMESPACE) {
          return undefined;
        }
        const found = await resolve(asked, { ...rest, kind, pluginData: NAMESPACE });
        return nameOf(found.path) === first ? found : { path: found.path, namespace: NAMESPACE };
      });
      onLoad({ filter: /./, namespace: NAMESPACE }, ({ path: file }) => ({
        contents: [
          `export * from ${JSON.stringify(file)};`,
          ...company(file).map(input => `import ${JSON.stringify(path.resolve(input))};`),
        ].join('\n'),
        resolveDir: path.dirname(file),
      }));
    },
  };
}

/**
 * The files that each page waits for besides its own, in the build that is described.
 * @returns file names by the page's, both without folders
 */
export function filesBeside({ outputs }, { entryPoints }) {
  const files = Object.keys(entryPoints).map(page => {
    const own = `${page}.js`;
    const entry = Object.keys(outputs).find(name => path.basename(name) === own);
    const [, ...beside] = reachedFrom(outputs, entry, ['import-statement']);
    return [own, beside.map(name => path.basename(name))];
  });
  return Object.fromEntries(files);
}

/** As a build describes its inputs and entry points. */
function nameOf(file) {
  return path.relative('.', file).replaceAll('\\', '/');
}

/** The sources of which a page consists, with those that it reaches in these ways. */
function inputsOf({ outputs }, page, kinds) {
  const entry = Object.keys(outputs).find(name => outputs[name].entryPoint === page);
  const reached = reachedFrom(outputs, entry, kinds);
  return [...new Set(reached.flatMap(name => Object.keys(outputs[name].inputs)))];
}

/** The output and those that it imports in these ways, and so on. */
function reachedFrom(outputs, output, kinds) {
  const reached = new Set([output]);
  for (const name of reached) {
    for (const { path: imported, kind } of outputs[name].imports) {
      if (kinds.includes(kind)) {
        reached.add(imported);
      }
    }
  }
  return [...reached];
}
