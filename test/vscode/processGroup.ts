import { type ChildProcess, spawnSync } from 'node:child_process';

/** Ends a process that was spawned `detached`, with all its children; asks first, then insists. */
export async function endProcessGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = new Promise(resolve => child.once('exit', resolve));
    signalGroup(child, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
    await exited;
    clearTimeout(timer);
  }
  signalGroup(child, 'SIGKILL'); // what is left of the group
}

/** Sends a signal to a process that was spawned `detached` and to all its children. */
export function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // already gone
  }
}
