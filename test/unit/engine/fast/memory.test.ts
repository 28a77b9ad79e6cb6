import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { randomDigits } from '../randomDigits.ts';
import { fastEngine, settingsOf } from './lesson.ts';

const MEGABYTE = 2 ** 20;

/** Threads of this process where the system tells of them, else what keeps the event loop busy. */
function liveThings(): number {
  return process.platform === 'linux'
    ? readdirSync('/proc/self/task').length
    : process.getActiveResourcesInfo().length;
}

/** What nobody holds any more is given back at once, and not some time. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

const training = randomDigits(6000, 1);

/** The life of an engine with 4.5 MB of its own, and a copy of its weights, which takes 0.4 MB. */
async function liveAndDie(threads: number): Promise<void> {
  const settings = settingsOf({ hiddenLayers: [128] });
  const engine = fastEngine({ settings, training, threads });
  await engine.accumulate(Uint32Array.of(1, 2, 3), 0);
  engine.parameters();
  await engine.dispose();
}

function residentMegabytes(): number {
  return process.memoryUsage.rss() / MEGABYTE;
}

test('100 engines leave neither threads nor memory behind', async () => {
  const things: number[] = [];
  const resident: number[] = [];
  for (let round = 0; round < 100; round++) {
    await liveAndDie(2);
    collectGarbage();
    things.push(liveThings());
    resident.push(residentMegabytes());
  }
  assert.equal(things.at(-1), things[10]);
  // The least of each: what a busy machine holds for a moment does not stay.
  const [early, late] = [resident.slice(0, 20), resident.slice(80)].map(some => Math.min(...some));
  // The weights of 80 engines are 32 MB.
  assert.ok(late < early + 28, `resident memory went from ${early} to ${late} MB`);
});

test('the memory of engines long gone does not pile up until somebody collects it', async () => {
  const resident: number[] = [];
  for (let round = 0; round < 100; round++) {
    await liveAndDie(1);
    resident.push(residentMegabytes());
  }
  const [early, late] = [resident.slice(0, 40), resident.slice(80)].map(some => Math.max(...some));
  // Of 60 engines it would be 270 MB; when V8 collects them is its own affair.
  assert.ok(late < early + 150, `resident memory went from ${early} to ${late} MB`);
});
