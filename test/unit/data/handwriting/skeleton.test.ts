import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { skeletonsOf } from '../../../../src/data/handwriting/skeleton.ts';

describe('skeletonsOf', () => {
  it('reads points, strokes and shares', () => {
    const [first, second] = skeletonsOf([
      { share: 1, ways: ['50,0 50,100', '40,-10 60,110'] },
      { share: 3, ways: ['0,25 100,25 50,50 | 50,0 50,100'] },
    ]);
    assert.deepEqual(first.strokeEnds, [2]);
    assert.deepEqual([...first.ways[1]], [0.4, -0.1, 0.6, 1.1]);
    assert.equal(first.cumulativeShare, 0.25);
    assert.deepEqual(second.strokeEnds, [3, 5]);
    assert.deepEqual([...second.ways[0]], [0, 0.25, 1, 0.25, 0.5, 0.5, 0.5, 0, 0.5, 1]);
    assert.equal(second.cumulativeShare, 1);
  });

  it('refuses ways that cannot be mixed, and names the odd one', () => {
    for (const odd of ['0,0 50,50 100,100', '0,0 | 1,1']) {
      assert.throws(
        () => skeletonsOf([{ share: 1, ways: ['0,0 9,9', '0,0 8,8', odd] }]),
        (error: Error) => error.message.includes(`"${odd}" differs`),
      );
    }
  });
});
