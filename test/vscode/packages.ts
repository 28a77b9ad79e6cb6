// Builds the packages that are installed into a VS Code: what users get, not the source folder.
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGES = path.join(ROOT, '.vscode-test', 'packages');

/** Says to all processes of a run of the tests that the packages are made. */
const MADE = 'MNIST_TEST_PACKAGES_MADE';

/** Makes all packages, once for this process and those that it starts from now on. */
export async function packageOnce(): Promise<void> {
  await Promise.all([packageExtension(), packageStarter(), packageAccident()]);
  process.env[MADE] = 'yes';
}

/** Packages the extension and returns the path of its `.vsix`. */
export async function packageExtension(): Promise<string> {
  if (process.env[MADE] !== 'yes') {
    await execute(process.execPath, ['esbuild.mjs', '--production'], { cwd: ROOT });
  }
  return packageFolder(ROOT, 'mnist-train.vsix');
}

/** Packages the small extension that starts the training when a window has opened. */
export function packageStarter(): Promise<string> {
  return packageFolder(path.join(ROOT, 'test', 'vscode', 'starter'), 'starter.vsix');
}

/** Packages the small extension by which tests let accidents happen to the training thread. */
export function packageAccident(): Promise<string> {
  return packageFolder(path.join(ROOT, 'test', 'vscode', 'accident'), 'accident.vsix');
}

/** Packages the extension in the folder. */
export async function packageFolder(folder: string, name: string): Promise<string> {
  const file = path.join(PACKAGES, name);
  if (process.env[MADE] === 'yes') {
    return file;
  }
  await mkdir(PACKAGES, { recursive: true });
  const vsce = path.join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
  await execute(
    process.execPath,
    [
      vsce,
      'package',
      '--no-dependencies',
      '--skip-license',
      '--allow-missing-repository',
      '--no-rewrite-relative-links', // the README's pictures are in the package
      '--out',
      file,
    ],
    { cwd: folder },
  );
  return file;
}
