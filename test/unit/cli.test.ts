// src/cli.ts as a process of its own: exit codes, stdout, stderr and signals.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { decodeSafetensors } from '../../src/params/safetensors.ts';
import { temporaryFolder } from './commandLine/fakeTerminal.ts';

const CLI = path.join(import.meta.dirname, '../../src/cli.ts');

function start(...commandLine: string[]) {
  const child = spawn(process.execPath, [CLI, ...commandLine], { stdio: 'pipe' });
  const text = { out: '', error: '' };
  child.stdout.on('data', chunk => {
    text.out += chunk;
  });
  child.stderr.on('data', chunk => {
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
  const options = ['--data', folder, '--hidden', '8', '--epochs', '10000', '--out', file, '--json'];
  const { child, ended } = start('train', ...options);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const { exitCode, error } = await ended;
  assert.equal(error, '');
  assert.equal(exitCode, 0);
});
