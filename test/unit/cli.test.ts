// src/cli.ts as a process of its own: exit codes, stdout, stderr and signals.
import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { decodeSafetensors } from '../../src/params/safetensors.ts';
import { temporaryFolder } from './commandLine/fakeTerminal.ts';

const CLI = path.join(import.meta.dirname, '../../src/cli.ts');

function start(...commandLine: string[]) {
  return startWith(['pipe', 'pipe', 'pipe'], commandLine);
}

function startWith(stdio: ['pipe', 'pipe' | number, 'pipe' | number], commandLine: string[]) {
  const child = spawn(process.execPath, [CLI, ...commandLine], {
    stdio,
  }) as ChildProcessWithoutNullStreams;
  const text = { out: '', error: '' };
  child.stdout?.on('data', chunk => {
    text.out += chunk;
  });
  child.stderr?.on('data', chunk => {
    text.error += chunk;
  });
  const ended = once(child, 'close').then(([exitCode]) => ({ exitCode, ...text }));
  return { child, ended };
}

test('results go to stdout, complaints to stderr, and the exit code tells them apart', async () => {
  const version = await start('--version').ended;
  assert.equal(version.exitCode, 0);
  assert.match(version.out, /^MNIST Train \d+\.\d+\.\d+\n$/);
  assert.equal(version.error, '');

  const bad = await start('evaluate', 'no-such-file.safetensors').ended;
  assert.equal(bad.exitCode, 1);
  assert.equal(bad.out, '');
  assert.match(bad.error, /^no-such-file\.safetensors cannot be read: [^\n]*\n$/);

  const wrong = await start('train', '--bogus').ended;
  assert.equal(wrong.exitCode, 2);
  assert.match(wrong.error, /^[^\n]*--bogus[^\n]*\n$/);
});

test('Ctrl+C stops training, saves the weights and says where', async t => {
  const folder = temporaryFolder(t);
  assert.equal((await start('generate', '--count', '120', '--out', folder).ended).exitCode, 0);
  const file = path.join(folder, 'a.safetensors');
  const options = ['--data', folder, '--hidden', '8', '--epochs', '10000', '--out', file, '--json'];
  const { child, ended } = start('train', ...options);
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const { exitCode, error } = await ended;
  assert.equal(exitCode, 130);
  assert.equal(error, `Stopped. The weights are saved in ${file}.\n`);
  assert.equal(decodeSafetensors(readFileSync(file), file).parameters[0].outputs, 8);
});

test('a reader that has seen enough is no error', async t => {
  const folder = temporaryFolder(t);
  await start('generate', '--count', '120', '--out', folder).ended;
  const file = path.join(folder, 'a.safetensors');
  const options = ['--data', folder, '--hidden', '8', '--epochs', '1000', '--out', file, '--json'];
  const { child, ended } = start('train', ...options);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const { exitCode, error } = await ended;
  assert.equal(error, '');
  assert.equal(exitCode, 0);
});

const FULL_DISK = '/dev/full';
const skip = existsSync(FULL_DISK) ? false : `there is no ${FULL_DISK} on this system`;

test('results that cannot be written are complained of once, and a run is saved', {
  skip,
}, async t => {
  const folder = temporaryFolder(t);
  await start('generate', '--count', '120', '--out', folder).ended;
  const file = path.join(folder, 'a.safetensors');
  const full = openSync(FULL_DISK, 'w');
  t.after(() => closeSync(full));
  for (const commandLine of [
    ['train', '--data', folder, '--hidden', '8', '--epochs', '3', '--out', file],
    ['evaluate', file, '--data', folder],
    ['predict', file, '--data', folder, '--index', '0', '--json'],
    ['generate', '--count', '120', '--out', folder],
  ]) {
    const { exitCode, error } = await startWith(['pipe', full, 'pipe'], commandLine).ended;
    assert.match(error, /^The output cannot be written: no space left on device\.\n$/);
    assert.equal(exitCode, 1, commandLine[0]);
  }
  assert.equal(decodeSafetensors(readFileSync(file), file).provenance.epochs, 3);
});

test('complaints that nobody can read end no run', async t => {
  const folder = temporaryFolder(t);
  await start('generate', '--count', '120', '--out', folder).ended;
  const file = path.join(folder, 'a.safetensors');
  const options = ['--data', folder, '--hidden', '8', '--epochs', '3', '--out', file];
  const { child, ended } = start('train', '--engine', 'fast', '--threads', '1', ...options);
  child.stderr.destroy();
  assert.equal((await ended).exitCode, 0);
  assert.equal(decodeSafetensors(readFileSync(file), file).provenance.epochs, 3);
});
