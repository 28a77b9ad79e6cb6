import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FromDashboard } from '../../../src/protocol/dashboardMessages.ts';
import type { DigitPredictions } from '../../../src/protocol/subjects.ts';
import { HostRequests } from '../../../webview/hostRequests.ts';

const digits = (iteration: number): DigitPredictions => ({
  iteration,
  indices: new Uint32Array(),
  images: new Uint8Array(),
  labels: new Uint8Array(),
  probabilities: new Float32Array(),
});

test('each answer reaches the one who asked, in whatever order they come', async () => {
  const sent: FromDashboard[] = [];
  const requests = new HostRequests(message => sent.push(message));
  const first = requests.load([1, 2]);
  const second = requests.load([3]);
  assert.deepEqual(sent, [
    { type: 'getDigits', requestId: 1, indices: [1, 2] },
    { type: 'getDigits', requestId: 2, indices: [3] },
  ]);
  requests.answer({ type: 'digits', requestId: 2, digits: digits(20) });
  requests.answer({ type: 'digits', requestId: 1, digits: digits(10) });
  assert.equal((await first).iteration, 10);
  assert.equal((await second).iteration, 20);
});

test('a question is answered with its answer', async () => {
  const sent: FromDashboard[] = [];
  const requests = new HostRequests(message => sent.push(message));
  const question = { name: 'read', images: new Uint8Array(784) } as const;
  const asked = requests.ask(question, 300);
  assert.deepEqual(sent, [{ type: 'ask', requestId: 1, question, at: 300 }]);
  const answer = { iteration: 300, probabilities: new Float32Array(10) };
  requests.answer({ type: 'answered', requestId: 1, answer });
  assert.equal(await asked, answer);
});

test('a request that failed rejects with the sentence of the host', async () => {
  const requests = new HostRequests(() => {});
  const asked = requests.load([0]);
  const problem = { reason: 'worker', message: 'The worker is gone.' };
  requests.answer({ type: 'requestFailed', requestId: 1, problem });
  await assert.rejects(asked, { message: 'The worker is gone.' });
});

test('an answer that nobody waits for is dropped', () => {
  const requests = new HostRequests(() => {});
  requests.answer({ type: 'digits', requestId: 9, digits: digits(0) });
});
