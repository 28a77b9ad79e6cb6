import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import type { BatchSums } from '../../../../src/engine/engine.ts';

/** What `trainAlone.ts` tells. */
interface Told {
  readonly hasSharedMemory: boolean;
  readonly outcomes: readonly {
    readonly engine: string;
    readonly notice?: string;
    readonly sums: readonly BatchSums[];
    readonly bits: readonly string[];
  }[];
}

function trainedAlone(...nodeOptions: readonly string[]): Told {
  const script = path.join(import.meta.dirname, 'trainAlone.ts');
  const output = execFileSync(process.execPath, [...nodeOptions, script], { encoding: 'utf8' });
  return JSON.parse(output) as Told;
}

test('without shared memory one thread trains, to the same bits, and the notice says so', () => {
  const usual = trainedAlone();
  assert.equal(usual.hasSharedMemory, true);
  // As in a browser, whose pages get it only where they are isolated from others.
  const without = trainedAlone('--enable-sharedarraybuffer-per-context');
  assert.equal(without.hasSharedMemory, false);
  assert.equal(without.outcomes.length, usual.outcomes.length);
  for (const [index, { engine, notice, sums, bits }] of without.outcomes.entries()) {
    const expected = usual.outcomes[index];
    assert.equal(engine, 'fast');
    assert.equal(expected.notice, undefined);
    assert.match(notice ?? '', /no memory that threads can share: training with one thread/);
    assert.deepEqual({ sums, bits }, { sums: expected.sums, bits: expected.bits });
  }
});
