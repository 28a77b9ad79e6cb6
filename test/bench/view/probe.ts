import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { packageFolder } from '../../vscode/packages.ts';

/** Where the probe of this process's VS Code answers. */
const SOCKET = path.join(os.tmpdir(), `mnist-probe-${process.pid}.sock`);

/** Delays of an event loop, in milliseconds. */
export interface LoopDelays {
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

/** What `openScene` needs to start VS Code with the probe in its extension host. */
export async function probeOptions(): Promise<{
  readonly packages: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}> {
  const folder = path.join(import.meta.dirname, 'probe');
  return {
    packages: [await packageFolder(folder, 'probe.vsix')],
    environment: { MNIST_PROBE_SOCKET: SOCKET },
  };
}

/** How long the event loop of the extension host was held up while something went on. */
export async function loopDelays(wait: () => Promise<unknown>): Promise<LoopDelays> {
  await ask('/delays/start');
  await wait();
  return (await ask('/delays/end')) as LoopDelays;
}

/** The extension host's memory in bytes, after its garbage has been collected. */
export async function hostMemory(): Promise<NodeJS.MemoryUsage> {
  return (await ask('/memory')) as NodeJS.MemoryUsage;
}

function ask(what: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request({ socketPath: SOCKET, path: what }, async response => {
      const parts = await response.setEncoding('utf8').toArray();
      resolve(JSON.parse(parts.join('')));
    })
      .on('error', reject)
      .end();
  });
}
