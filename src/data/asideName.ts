// No imports: the editor's side names its files in the same way.

const ASIDE = /\.(?<machine>[a-z0-9]{0,12})-(?<process>[1-9]\d{0,9})-[0-9a-f]{8}\.partial$/;

/**
 * A new name beside a file for what is not whole yet; it says whose it is.
 * @param host name of the machine: folders are shared, and only it can tell whether a process lives
 */
export function asideName(fileName: string, host: string): string {
  const owner = `${machineOf(host)}-${process.pid}`;
  return `${fileName}.${owner}-${crypto.randomUUID().slice(0, 8)}.partial`;
}

/** Whether a file has such a name and nobody will finish it: the process that wrote it has ended. */
export function isLeftBehind(fileName: string, host: string): boolean {
  const owner = ASIDE.exec(fileName)?.groups;
  return owner?.machine === machineOf(host) && !isAlive(Number(owner.process));
}

function machineOf(host: string): string {
  return host
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 12);
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Anything else, as EPERM: somebody else's process.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
