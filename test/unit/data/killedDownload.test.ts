import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { LoadingProgress } from '../../../src/data/dataset.ts';
import { loadDataset } from '../../../src/data/load.ts';
import { MirrorServer, sendHalf } from './mirrorServer.ts';
import { GZIP_FILES, KNOWN, temporaryFolder } from './smallSet.ts';

const PROGRAM = fileURLToPath(new URL('downloadToKill.ts', import.meta.url));
const IMAGES = 'train-images-idx3-ubyte.gz';
const HALF = (GZIP_FILES.get(IMAGES)?.length ?? 0) >> 1;

it('a download that is killed leaves no bad cache, and the next one goes on', async context => {
  let isStuck = true;
  const mirror = await MirrorServer.start(context, GZIP_FILES, ({ name }, response, file) => {
    if (isStuck && name === IMAGES) {
      sendHalf(response, file);
    }
    return isStuck && name === IMAGES;
  });
  const cacheFolder = await temporaryFolder(context);
  const program = spawn(process.execPath, [PROGRAM, cacheFolder, mirror.address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => program.kill('SIGKILL'));
  for await (const line of createInterface(program.stdout)) {
    const { done = 0 }: LoadingProgress = JSON.parse(line);
    if (done >= HALF) {
      program.kill('SIGKILL');
    }
  }
  assert.equal(program.signalCode ?? (await once(program, 'exit'))[1], 'SIGKILL');
  assert.ok(!(await readdir(cacheFolder)).includes(IMAGES));

  isStuck = false;
  const { description } = await loadDataset(
    {
      source: 'auto',
      cacheFolder,
      mirrors: [mirror.address],
      generator: { training: 10, test: 10, seed: 1 },
    },
    { expected: KNOWN, places: [], patience: { answer: 1e8, stall: 1e8, retry: 0 } },
  );
  assert.equal(description.kind, 'mnist');
  assert.equal(description.notice, undefined);
  assert.match(mirror.askedFor(IMAGES)[1].range ?? '', /^bytes=[1-9]\d+-$/);
  assert.deepEqual(
    (await readdir(cacheFolder)).filter(name => !name.endsWith('.partial')).sort(),
    [...GZIP_FILES.keys()].sort(),
  );
});
