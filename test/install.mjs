// Installs the packages of package-lock.json when they are missing or of another lock file.
// Plain JavaScript without imports of packages: it runs first, on whatever Node is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'node_modules', '.installed-lock');
const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing packages (npm ci) …');
  const { status } = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: root,
    shell: true,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('npm ci failed: see the lines above. Is the npm registry within reach?');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

// The kernels of the fast engine: a pull may have changed their sources, and nothing else.
const { status } = spawnSync(process.execPath, ['kernels.mjs'], { cwd: root, stdio: 'inherit' });
if (status !== 0) {
  process.exit(1);
}
