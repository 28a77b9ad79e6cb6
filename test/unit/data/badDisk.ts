import promises, { chmod, type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';
import type { TestContext } from 'node:test';

/** For the rest of the test every write to a newly opened file fails after its first byte. */
export function failingWrites(context: TestContext, code: string): void {
  const open = promises.open;
  context.mock.method(promises, 'open', async (...args: Parameters<typeof open>) => {
    const file: FileHandle = await open(...args);
    context.mock.method(file, 'writeFile', async (bytes: Uint8Array) => {
      await file.write(bytes.subarray(0, 1));
      throw Object.assign(new Error(`${code}: write`), { code });
    });
    return file;
  });
  syncBuiltinESMExports();
  context.after(() => {
    context.mock.restoreAll();
    syncBuiltinESMExports();
  });
}

/** Permissions mean nothing to root: does the work as nobody then. */
export async function asOrdinaryUser(
  context: TestContext,
  folder: string,
  work: () => Promise<void>,
): Promise<void> {
  if (process.geteuid?.() !== 0) {
    return await work();
  }
  await chmod(dirname(folder), 0o755);
  context.after(() => process.seteuid?.(0));
  process.seteuid?.(65534);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
