import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../packages.ts';

/** Bundles suite and runner for an extension host; returns the path that VS Code is given. */
export async function bundleSuite(): Promise<string> {
  const folder = path.join(ROOT, '.vscode-test', 'in-host');
  const source = path.join(ROOT, 'test', 'vscode', 'inHost');
  await build({
    entryPoints: {
      run: path.join(source, 'run.ts'),
      suite: path.join(source, 'extension.suite.ts'),
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  });
  return path.join(folder, 'run.cjs');
}
