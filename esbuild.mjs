// Bundles the extension, its training worker, the command line and the webview pages into dist/.
//   node esbuild.mjs [--production] [--watch]
import { rm, writeFile } from 'node:fs/promises';
import esbuild from 'esbuild';
import { fewChunks, filesBeside } from './fewChunks.mjs';
import './kernels.mjs';
import { licenceNotices } from './notices.mjs';
import { PRIVATE_NAMES, shortPages } from './shortPages.mjs';
import { vscodeOnce } from './vscodeOnce.mjs';

const isProduction = process.argv.includes('--production');
const isWatching = process.argv.includes('--watch');

const shared = {
  bundle: true,
  minify: isProduction,
  sourcemap: isProduction ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

/** Node code: the runtime is the extension host's Node, 20 or newer since VS Code 1.100. */
const node = { ...shared, platform: 'node', target: 'node20' };

const pages = {
  ...shared,
  platform: 'browser',
  target: 'chrome132',
  format: 'esm',
  tsconfig: 'webview/tsconfig.json',
  loader: { '.css': 'text', '.svg': 'text' },
  ...(isProduction ? { plugins: [shortPages], mangleProps: PRIVATE_NAMES } : {}),
  entryPoints: {
    dashboard: 'webview/dashboard.ts',
    report: 'webview/report.ts',
    params: 'webview/params.ts',
    picture: 'webview/picture.ts',
  },
  outdir: 'dist/webview',
  // What several pages need is in the package once.
  splitting: true,
  chunkNames: 'shared-[hash]',
};

const extension = {
  ...node,
  format: 'cjs',
  entryPoints: { extension: 'src/extension.ts' },
  plugins: [vscodeOnce],
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
};

const programs = {
  ...node,
  format: 'esm',
  entryPoints: { worker: 'src/worker/main.ts', cli: 'src/cli.ts' },
  // Packages in CommonJS ask for Node.js's modules by `require`, which a module does not have.
  banner: {
    js:
      "import { createRequire as requirerOf } from 'node:module';\n" +
      'const require = requirerOf(import.meta.url);',
  },
  outdir: 'dist',
  // Both train, evaluate and read files: what does it is in the package once.
  splitting: true,
  chunkNames: 'shared-[hash]',
};

await rm('dist', { recursive: true, force: true });
if (isWatching) {
  for (const options of [extension, programs, pages]) {
    const context = await esbuild.context({ ...options, logLevel: 'info' });
    await context.watch();
  }
} else {
  const [{ metafile }, ...others] = await Promise.all([buildPages(), build(programs)]);
  const define = { PAGE_FILES: JSON.stringify(filesBeside(metafile, pages)) };
  const host = await build({ ...extension, define });
  const metafiles = [host, ...others].map(result => result.metafile);
  await writeFile('dist/ThirdPartyNotices.txt', await licenceNotices([metafile, ...metafiles]));
}

async function buildPages() {
  const plugins = isProduction ? [await fewChunks(pages), ...pages.plugins] : [];
  return build({ ...pages, plugins });
}

function build(options) {
  return esbuild.build({ ...options, metafile: true });
}
