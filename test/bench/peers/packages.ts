import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Here and not in package.json: who works on the extension needs none of them. */
const PACKAGES = {
  '@tensorflow/tfjs-core': '4.22.0',
  '@tensorflow/tfjs-layers': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
  'brain.js': '1.6.1',
} as const;

const FOLDER = path.join(import.meta.dirname, '../../../.bench');
const MANIFEST = path.join(FOLDER, 'package.json');
const STAMP = path.join(FOLDER, 'node_modules/.installed');
const ONE_RETRY = '--fetch-retries=1 --fetch-retry-mintimeout=1000';
/** Milliseconds after which the registry counts as out of reach. */
const PATIENCE = 240_000;

let failure: Error | undefined;

/**
 * Installs the peers that are npm packages into a folder of their own, if they are not there. Tries
 * it once for all of them.
 * @throws Error if the registry is out of reach
 */
export function installPackages(): void {
  if (failure !== undefined) {
    throw failure;
  }
  try {
    installMissing();
  } catch (error) {
    failure = error as Error;
    throw error;
  }
}

function installMissing(): void {
  const wanted = JSON.stringify({ private: true, dependencies: PACKAGES });
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    return;
  }
  process.stderr.write('Installing TF.js and brain.js into .bench …\n');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(MANIFEST, wanted);
  const { status, stderr } = spawnSync(
    // Their scripts would compile what is for graphics processors only.
    `npm install --ignore-scripts --no-audit --no-fund --loglevel=error ${ONE_RETRY}`,
    { cwd: FOLDER, shell: true, encoding: 'utf8', timeout: PATIENCE },
  );
  if (status !== 0) {
    const reason = stderr.split('\n').find(line => /^npm (error|ERR!)/.test(line)) ?? stderr;
    throw new Error(`npm cannot install it: ${reason.trim() || 'the registry does not answer'}`);
  }
  writeFileSync(STAMP, wanted);
}

/** What one of them exports. */
export function requirePackage(name: keyof typeof PACKAGES) {
  return createRequire(MANIFEST)(name);
}

/** `TF.js 4.22.0` and the like. */
export function versionOf(name: keyof typeof PACKAGES): string {
  return PACKAGES[name];
}
