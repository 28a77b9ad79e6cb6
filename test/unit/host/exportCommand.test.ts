import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import type { ToWorker } from '../../../src/protocol/workerMessages.ts';
import { FakeWorker } from './fakes.ts';
import { fake, resetVscode, Uri } from './fakeVscode.ts';

const { exportCommands } = await import('../../../src/host/exportCommand.ts');

/** Converts whatever it gets to three bytes; a file of one byte cannot be read. */
class Converter extends FakeWorker {
  override post(message: ToWorker): void {
    super.post(message);
    assert.ok(message.type === 'convert');
    const { requestId, file } = message;
    const problem = { reason: 'params/truncated', message: 'It ends too early.' };
    queueMicrotask(() =>
      this.say(
        file.length === 1
          ? { type: 'requestFailed', requestId, problem }
          : { type: 'converted', requestId, file: Uint8Array.of(7, 8, 9), layers: [784, 5, 10] },
      ),
    );
  }
}

const log = { info: () => {}, error: () => {} } as unknown as LogOutputChannel;
const { exportParams } = exportCommands({
  createWorker: () => new Converter(),
  maximumBytes: () => 1e6,
  log,
});
const source = Uri.file('/work/params/a.safetensors') as never;
const kinds = () => fake.shown.map(({ kind }) => kind);

beforeEach(() => {
  resetVscode();
  fake.files.set('/work/params/a.safetensors', Uint8Array.of(1, 2));
});

test('a file is exported under the proposed name, and the message says how Python loads it', async () => {
  fake.answers = ['NumPy', '/work/params/a.npz', 'Copy Python'];
  await exportParams(source);
  assert.deepEqual(fake.files.get('/work/params/a.npz'), Uint8Array.of(7, 8, 9));
  assert.deepEqual([...fake.files.keys()].sort(), [
    '/work/params/a.npz',
    '/work/params/a.safetensors',
  ]);
  const [, , dialog, message] = fake.shown;
  assert.equal(dialog.text, '/work/params/a.npz');
  assert.match(message.text, /^Exported as params\/a\.npz\n.*np\.load\("a\.npz"\)/s);
  assert.match(fake.clipboard!, /^import numpy as np\n.*\n$/s);
});

test('a copy in the same format is not proposed in the place of the file', async () => {
  fake.answers = ['Safetensors', undefined];
  await exportParams(source);
  assert.equal(fake.shown.at(-1)!.text, '/work/params/a-copy.safetensors');
  assert.equal(fake.files.size, 1);
});

test('a name without its ending gets it, and never takes the place of a file unasked', async () => {
  fake.answers = ['ONNX', '/work/b', undefined];
  await exportParams(source);
  assert.deepEqual(fake.files.get('/work/b.onnx'), Uint8Array.of(7, 8, 9));
  fake.files.set('/work/c.onnx', Uint8Array.of(1));
  fake.answers = ['ONNX', '/work/c', undefined];
  await exportParams(source);
  assert.match(fake.shown.at(-1)!.text, /c\.onnx is there already/);
  assert.deepEqual(fake.files.get('/work/c.onnx'), Uint8Array.of(1));
  fake.answers = ['ONNX', '/work/c', 'Replace'];
  await exportParams(source);
  assert.equal(fake.files.get('/work/c.onnx')!.length, 3);
});

test('a file that cannot be read is told before a name is asked for', async () => {
  fake.files.set('/work/params/a.safetensors', Uint8Array.of(1));
  fake.answers = ['JSON'];
  await exportParams(source);
  assert.deepEqual(kinds(), ['pick', 'progress', 'error']);
  assert.match(fake.shown[2].text, /a\.safetensors is not exported\. It ends too early/);
});

test('where it cannot be written the network is kept for another try', async () => {
  fake.readOnly = '/readonly';
  fake.answers = ['NumPy', '/readonly/a.npz', 'Save Elsewhere…', '/work/a.npz', undefined];
  await exportParams(source);
  assert.deepEqual(kinds(), ['pick', 'progress', 'saveDialog', 'error', 'saveDialog', 'info']);
  assert.match(fake.shown[3].text, /may not be written to/);
  assert.equal(fake.files.get('/work/a.npz')!.length, 3);
});
