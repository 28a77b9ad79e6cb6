// `npm test`: everything, step by step, with one plain line of totals at the end.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { installVsCode } from './vscode/installVsCode.ts';
import { packageOnce } from './vscode/packages.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const totals = { passed: 0, failed: 0, skipped: 0 };

// Each test file is a process, and some start dozens: what one has compiled the others take.
process.env.NODE_COMPILE_CACHE ??= path.join(ROOT, '.vscode-test', 'compiled');

function heading(title: string): () => void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}`);
  const start = performance.now();
  return () => console.log(`   ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** A command that has to succeed; it counts as one test. */
function command(title: string, script: string, commandLine: readonly string[]): boolean {
  const done = heading(title);
  const file = path.join(ROOT, 'node_modules', script);
  const { status } = spawnSync(process.execPath, [file, ...commandLine], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  totals[status === 0 ? 'passed' : 'failed']++;
  done();
  return status === 0;
}

/** All test files that match; `concurrency` is how many run at the same time. */
async function tests(title: string, pattern: string, concurrency: number): Promise<void> {
  const done = heading(title);
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: ROOT })) {
    files.push(path.join(ROOT, file));
  }
  files.sort();
  const stream = run({ files, concurrency });
  stream.on('test:summary', ({ file, counts }) => {
    if (file === undefined) {
      totals.passed += counts.passed;
      totals.failed += counts.tests - counts.passed - counts.skipped - counts.todo;
      totals.skipped += counts.skipped + counts.todo;
    }
  });
  const report = stream.compose(spec);
  report.pipe(process.stdout, { end: false });
  await once(report, 'end');
  if (files.length === 0) {
    console.log(`No file matches ${pattern}.`);
    totals.failed++;
  }
  done();
}

/** Made once for all files that open a VS Code; when it fails each of them says why. */
async function prepare(title: string, work: Promise<void>): Promise<void> {
  const done = heading(title);
  await work.catch(error => console.error(String(error)));
  done();
}

command('Types of src and test', 'typescript/bin/tsc', ['-p', '.']);
command('Types of webview', 'typescript/bin/tsc', ['-p', 'webview']);
command('Lint and format', '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings']);
const installed = installVsCode();
installed.catch(() => undefined); // told where it is waited for
await tests('Unit tests', 'test/unit/**/*.test.ts', 2);
await prepare('Packages', packageOnce());
await tests('Package', 'test/package/*.test.ts', 1);
await tests('Webview pages in a browser', 'test/webview/*.test.ts', 2);
await prepare('Install of VS Code', installed);
await tests('End to end in a real VS Code', 'test/vscode/*.test.ts', 2);

console.log(
  `\n${totals.passed} passed, ${totals.failed} failed` +
    (totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''),
);
process.exitCode = totals.failed > 0 ? 1 : 0;
