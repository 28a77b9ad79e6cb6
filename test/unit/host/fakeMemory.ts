import type { Memory } from '../../../src/host/memory.ts';

/** Keeps values as VS Code does, as JSON; what it keeps outlives a window. */
export function memoryIn(kept: Map<string, unknown>): Memory {
  return {
    get: (key, otherwise) => (kept.get(key) ?? otherwise) as typeof otherwise,
    async update(key, value) {
      kept.set(key, JSON.parse(JSON.stringify(value)));
    },
  };
}
