import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { randomDigits } from '../randomDigits.ts';
import { fastEngine, settingsOf } from './lesson.ts';

const MEGABYTE = 2 ** 20;

/** Threads of this process where the system tells of them, else what keeps the event loop busy. */
function liveThings(): number {
  return process.platform === 'linux'
    ? readdirSync('/proc/self/task').length
    : process.getActiveResourcesInfo().length;
}

test('100 engines leave neither threads nor memory behind', async () => {
  const training = randomDigits(6000, 1); // 5 MB in each engine, and 3 MB more
  const settings = settingsOf();
  const things: number[] = [];
  const resident: number[] = [];
  for (let round = 0; round < 100; round++) {
    const engine = fastEngine({ settings, training, threads: 2 });
    await engine.accumulate(Uint32Array.of(1, 2, 3), 0);
    await engine.dispose();
    things.push(liveThings());
    resident.push(process.memoryUsage.rss() / MEGABYTE);
  }
  assert.equal(things.at(-1), things[10]);
  const [early, late] = [resident.slice(0, 30), resident.slice(70)].map(some => Math.max(...some));
  assert.ok(late < early + 200, `resident memory went from ${early} to ${late} MB`);
});
