// Installs a real VS Code (server and web workbench) from the npm registry, where Microsoft's
// download cannot be counted on: the npm package code-server carries one in lib/vscode.
// No compiler and no install scripts are needed. An install of the same recipe is kept.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NATIVE_STAND_INS } from './nativeStandIns.ts';

const execute = promisify(execFile);
const IS_WINDOWS = process.platform === 'win32';

/** code-server 4.x.y carries VS Code 1.x.y; pinned by content. */
const CODE_SERVER = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** What server, extension host and page load; the rest of VS Code's dependencies is never touched. */
const MODULES = [
  // server and extension host
  '@microsoft/1ds-core-js',
  '@parcel/watcher',
  '@vscode/proxy-agent',
  '@vscode/ripgrep-universal',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'minimist',
  'node-pty',
  'vscode-regexpp',
  'ws',
  'yauzl',
  'yazl',
  // page
  '@vscode/iconv-lite-umd',
  '@vscode/tree-sitter-wasm',
  '@vscode/vscode-languagedetection',
  '@xterm/addon-clipboard',
  '@xterm/addon-image',
  '@xterm/addon-ligatures',
  '@xterm/addon-progress',
  '@xterm/addon-search',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/addon-webgl',
  '@xterm/headless',
  '@xterm/xterm',
  'jschardet',
  'katex',
  'tas-client',
  'vscode-oniguruma',
  'vscode-textmate',
];

/** Built-in extensions that need a network or an account, or only make noise here. */
const LEFT_OUT_EXTENSIONS = [
  'copilot',
  'git',
  'github',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'terminal-suggest',
  'tunnel-forwarding',
];

/** Folder of the served VS Code, shared by `npm start` and the tests. */
export const SERVED_VSCODE = fileURLToPath(new URL('../../.vscode-test/served', import.meta.url));

/** The server's main script inside an install. */
export function serverScript(folder: string): string {
  return path.join(folder, 'out', 'server-main.js');
}

/** Installs VS Code into `folder` unless the same recipe is there already. */
export async function installVsCode(folder = SERVED_VSCODE): Promise<void> {
  const stamp = path.join(folder, 'installed.json');
  const recipe = createHash('sha256')
    .update(await readFile(fileURLToPath(import.meta.url)))
    .update(JSON.stringify(NATIVE_STAND_INS))
    .digest('hex');
  if (existsSync(stamp) && JSON.parse(await readFile(stamp, 'utf8')).recipe === recipe) {
    return;
  }
  console.log(`Installing VS Code ${CODE_SERVER.version.replace('4.', '1.')} (once, about 30 s) …`);
  const partial = `${folder}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await unpack(partial);
    await keepOnlyNeededModules(partial);
    await addStandIns(partial);
    await writeFile(path.join(partial, 'installed.json'), JSON.stringify({ recipe }));
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

function npm(commandLine: string[], folder: string) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return execute(IS_WINDOWS ? 'npm.cmd' : 'npm', [...commandLine, ...quiet], {
    cwd: folder,
    shell: IS_WINDOWS,
    maxBuffer: 1 << 26,
  });
}

async function unpack(folder: string): Promise<void> {
  const { stdout } = await npm(
    ['pack', `${CODE_SERVER.name}@${CODE_SERVER.version}`, '--json'],
    folder,
  );
  const packed = Object.values(JSON.parse(stdout))[0] as { filename: string; integrity: string };
  if (packed.integrity !== CODE_SERVER.integrity) {
    throw new Error(`code-server ${CODE_SERVER.version} has other content: ${packed.integrity}`);
  }
  const archive = path.join(folder, packed.filename);
  const excluded = LEFT_OUT_EXTENSIONS.map(
    name => `--exclude=package/lib/vscode/extensions/${name}/*`,
  );
  await execute('tar', [
    '-xzf',
    archive,
    '-C',
    folder,
    '--strip-components=3',
    ...excluded,
    'package/lib/vscode',
  ]);
  await rm(archive);
}

async function keepOnlyNeededModules(folder: string): Promise<void> {
  const manifestFile = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  const missing = MODULES.filter(name => !manifest.dependencies[name]);
  if (missing.length > 0) {
    throw new Error(`VS Code no longer depends on ${missing.join(', ')}`);
  }
  manifest.dependencies = Object.fromEntries(
    MODULES.map(name => [name, manifest.dependencies[name]]),
  );
  await writeFile(manifestFile, JSON.stringify(manifest, null, 2));
  // Versions come from the shrinkwrap beside the manifest.
  await npm(['install', '--omit=dev', '--prefer-offline'], folder);
  for (const binaries of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
    const home = path.join(folder, 'node_modules', binaries);
    for (const platform of await readdir(home)) {
      if (platform !== `${process.platform}-${process.arch}`) {
        await rm(path.join(home, platform), { recursive: true });
      }
    }
  }
}

async function addStandIns(folder: string): Promise<void> {
  for (const [name, source] of Object.entries(NATIVE_STAND_INS)) {
    const home = path.join(folder, 'node_modules', name);
    await mkdir(home, { recursive: true });
    await writeFile(
      path.join(home, 'package.json'),
      JSON.stringify({ name, version: '0.0.0', main: 'index.js' }),
    );
    await writeFile(path.join(home, 'index.js'), source);
  }
}
