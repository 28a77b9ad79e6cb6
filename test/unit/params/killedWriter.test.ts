import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Random } from '../../../src/nn/random.ts';

const PROGRAM = fileURLToPath(new URL('writerToKill.ts', import.meta.url));
const MOMENTS = 50;
/** About as long as two replacements take: the moments fall into every part of one. */
const LONGEST = 20;

for (const writer of ['terminal', 'editor']) {
  test(`a params file is whole whenever its writer in the ${writer} is killed`, async context => {
    const folder = await mkdtemp(join(tmpdir(), 'mnist-killed-'));
    context.after(() => rm(folder, { recursive: true }));
    const random = new Random(4);
    // What is in the file does not matter to its writer, but where one ends and which one it is.
    const contents = [700_000, 800_000].map((size, at) => Buffer.alloc(size, `network ${at}`));
    const sources = contents.map((_, at) => join(folder, `source${at}`));
    await Promise.all(sources.map((source, at) => writeFile(source, contents[at])));
    const target = join(folder, 'net.safetensors');
    await writeFile(target, contents[0]);
    const leftBehind = new Set<string>();
    for (let moment = 0; moment < MOMENTS; moment++) {
      const after = random.uniform() * LONGEST;
      await runAndKill(context, [writer, target, 'Infinity', ...sources], after);
      const found = await readFile(target);
      const isWhole = contents.some(content => content.equals(found));
      assert.ok(isWhole, `${found.length} bytes after ${after} ms, which is neither file`);
      for (const name of await partialFiles(folder)) {
        leftBehind.add(name);
      }
    }
    const caught = leftBehind.size;
    assert.ok(caught > MOMENTS / 5, `only ${caught} of ${MOMENTS} moments were amid a write`);
    const others = ['theirs.partial', 'net.safetensors.elsewhere-1-00000000.partial'];
    await Promise.all(others.map(name => writeFile(join(folder, name), '')));
    await once(spawn(process.execPath, [PROGRAM, writer, target, '1', ...sources]), 'exit');
    assert.deepEqual(await partialFiles(folder), others.sort(), 'of other programs and machines');
  });
}

/** The waiting is what is tested: a moment that the program does not choose. */
async function runAndKill(context: TestContext, args: string[], milliseconds: number) {
  const program = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => program.kill('SIGKILL'));
  const exit = once(program, 'exit');
  await once(program.stdout, 'data');
  await setTimeout(milliseconds);
  program.kill('SIGKILL');
  assert.deepEqual(await exit, [null, 'SIGKILL']);
}

/** What killed writers have left behind, and others. */
async function partialFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter(name => name.endsWith('.partial')).sort();
}
