import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeParams, encodeParams } from '../../../src/params/codecs.ts';
import { networkOf } from './safetensorsFiles.ts';

const EQUALLY_LONG: readonly [string, string, RegExp][] = [
  ['784-10-10', '784-10-99', /says that its layers are 784-10-99, but holds 784-10-10/],
  ['relu', 'tanh', /the activation "tanh"/],
];

for (const ending of ['safetensors', 'npz', 'pkl']) {
  test(`what a ${ending} file says of its network is not shown where it is not true`, () => {
    const params = { parameters: networkOf([784, 10, 10]), provenance: { program: 'a script' } };
    const bytes = Buffer.from(encodeParams(params, `a.${ending}`));
    for (const [truth, lie, sentence] of EQUALLY_LONG) {
      const changed = Buffer.from(bytes);
      const at = changed.lastIndexOf(truth);
      assert.ok(at > 0, `${truth} is in the file`);
      changed.write(lie, at, 'latin1');
      assert.throws(() => decodeParams(changed, `a.${ending}`), {
        reason: 'layers',
        message: sentence,
      });
    }
  });
}
