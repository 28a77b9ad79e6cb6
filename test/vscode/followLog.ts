import { open, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Prints what is written to the log files of that name below a folder, line by line and without
 * VS Code's time stamps. Each window of VS Code writes a file of its own.
 * @returns a function that ends it
 */
export function followLogs(
  folder: string,
  fileName: string,
  print: (line: string, window: number) => void,
): () => void {
  const files = new Map<string, { window: number; position: number; rest: string }>();
  const look = async () => {
    const names = await readdir(folder, { recursive: true }).catch(() => [] as string[]);
    for (const name of names.filter(entry => path.basename(entry) === fileName).sort()) {
      const file = path.join(folder, name);
      const state = files.get(file) ?? { window: files.size + 1, position: 0, rest: '' };
      files.set(file, state);
      const text = state.rest + (await readFrom(file, state));
      const lines = text.split(/\r?\n/);
      state.rest = lines.pop() ?? '';
      for (const line of lines) {
        print(withoutTime(line), state.window);
      }
    }
  };
  // Polling: file events do not reach network folders and containers everywhere.
  let isLooking = false;
  const timer = setInterval(() => {
    if (!isLooking) {
      isLooking = true;
      look()
        .catch(() => undefined) // a file that has just gone
        .finally(() => {
          isLooking = false;
        });
    }
  }, 250);
  return () => clearInterval(timer);
}

async function readFrom(file: string, state: { position: number }): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.max(0, size - state.position));
    await handle.read(bytes, 0, bytes.length, state.position);
    state.position = size;
    return bytes.toString('utf8');
  } finally {
    await handle.close();
  }
}

/** `2026-01-31 12:00:00.000 [info] epoch 1/10` becomes `epoch 1/10`. */
function withoutTime(line: string): string {
  return line
    .replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \[info\] /, '')
    .replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \[(\w+)\] /, '$1: ');
}
