// `npm start` whose served VS Code dies: it says so and leaves nothing behind.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';
import { ROOT } from './packages.ts';
import { endProcessGroup } from './processGroup.ts';

const execute = promisify(execFile);

/** Processes with all that they have started, by their ids, and what they run. */
async function processes(): Promise<{ id: number; parent: number; command: string }[]> {
  const { stdout } = await execute('ps', ['-eo', 'pid=,ppid=,args='], { maxBuffer: 1e8 });
  return stdout
    .trim()
    .split('\n')
    .map(line => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter(found => found !== null)
    .map(([, id, parent, command]) => ({ id: Number(id), parent: Number(parent), command }));
}

async function serverOf(parent: number | undefined) {
  const all = await processes();
  return all.find(one => one.parent === parent && /server-main\.js.*--port/.test(one.command));
}

test('a served VS Code that dies ends npm start with one line and code 1', {
  skip: process.platform === 'win32' && 'there is no ps on Windows to find the server with',
}, async () => {
  const { DISPLAY, WAYLAND_DISPLAY, ...environment } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'test', 'vscode', 'start.ts')], {
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let faults = '';
  child.stderr.on('data', data => {
    faults += data;
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('Ctrl+C ends it')) {
        break;
      }
    }
    child.stdout.resume();
    const exited = once(child, 'exit');
    const server = await serverOf(child.pid);
    assert.ok(server, 'the server is found');
    process.kill(server.id, 'SIGKILL');
    const [code] = await exited;
    assert.equal(code, 1);
    assert.equal(faults, 'VS Code has ended by itself (signal SIGKILL). Call npm start again.\n');
    const data = /--server-data-dir (\S+)/.exec(server.command)?.[1] ?? server.command;
    await eventually(async () => {
      const left = (await processes()).filter(({ command }) => command.includes(data));
      assert.deepEqual(left, []);
    });
  } finally {
    await endProcessGroup(child);
  }
});
