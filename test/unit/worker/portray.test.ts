import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeParams } from '../../../src/params/codecs.ts';
import { networkOf } from '../params/safetensorsFiles.ts';
import { conversation } from './helpers/fakeConversation.ts';

test('a params file of any format is portrayed, and a damaged one says why not', async () => {
  const { talk, events, loads } = conversation();
  const params = { parameters: networkOf([784, 5, 10]), provenance: { epochs: 3 } };
  for (const [requestId, fileName] of ['a.safetensors', 'a.npz', 'a.pkl'].entries()) {
    const file = encodeParams(params, fileName);
    talk.handle({ type: 'portray', requestId, fileName, file });
    const { portrait } = await events.next('portrayed');
    assert.deepEqual(portrait.layers, [784, 5, 10]);
    assert.equal(portrait.provenance.epochs, 3);
  }
  const file = encodeParams(params, 'a.safetensors').slice(0, -1);
  talk.handle({ type: 'portray', requestId: 9, fileName: 'b.safetensors', file });
  const { problem } = await events.next('requestFailed');
  assert.equal(problem.reason, 'params/truncated');
  assert.match(problem.message, /^b\.safetensors is cut off/);
  assert.equal(loads.length, 0, 'no digits are needed');
});
