import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { bundleSuite } from './inHost/bundle.ts';
import { hasDesktop, runInDesktop, runInServed } from './inHost/hosts.ts';
import { ROOT } from './packages.ts';

interface HostEvent {
  readonly type: 'pass' | 'pending' | 'fail' | 'end';
  readonly title: string;
  readonly error?: string;
}

let workspace: string;

before(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), 'mnist-in-host-'));
});

after(() => rm(workspace, { recursive: true, force: true }));

test('the in-host suite passes in an extension host', async t => {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: ROOT });
  const settings = {
    'mnist.dataset': 'generated',
    'mnist.generatedDigits': 600,
    'mnist.epochs': 1,
  };
  await mkdir(path.join(workspace, '.vscode'));
  await writeFile(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
  const events: HostEvent[] = [];
  const report = await listen(event => events.push(event));
  const run = {
    suite: await bundleSuite(),
    workspace,
    settings,
    environment: { MNIST_TEST_PORT: String(report.port) },
    ended: report.ended,
  };
  if (await hasDesktop()) {
    t.diagnostic('in a desktop VS Code');
    await runInDesktop(run);
  } else {
    t.diagnostic('in a served VS Code: a desktop one cannot be downloaded or shown here');
    await runInServed(run);
  }
  for (const event of events.filter(({ type }) => type !== 'end')) {
    await t.test(event.title, { skip: event.type === 'pending' }, () => {
      assert.equal(event.type, 'pass', event.error);
    });
  }
  assert.equal(events.at(-1)?.type, 'end', 'mocha came to its end');
});

/** Listens for the suite's events. `ended` resolves when the host closes the connection. */
async function listen(onEvent: (event: HostEvent) => void) {
  let end: () => void;
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  const server = net.createServer(socket => {
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', data => {
      const lines = (rest + data).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        onEvent(JSON.parse(line));
      }
    });
    socket.on('close', () => {
      server.close();
      end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, ended };
}
