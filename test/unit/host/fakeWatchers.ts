import { matchesGlob } from 'node:path';
import { fake } from './fakeState.ts';
import type { Uri } from './fakeUri.ts';

const watchers = new Map<string, Set<() => void>>();

/** As if somebody had deleted a file on the disk. */
export function deleteFile(path: string): void {
  fake.files.delete(path);
  changeFile(path);
}

/** As if something had happened to a file on the disk. */
export function changeFile(path: string): void {
  for (const [pattern, listeners] of watchers) {
    if (pattern === path || matchesGlob(path, pattern)) {
      listeners.forEach(listener => void listener());
    }
  }
}

export class RelativePattern {
  readonly path: string;

  constructor(folder: Uri, name: string) {
    this.path = `${folder.path}/${name}`;
  }
}

export function createFileSystemWatcher(pattern: string | RelativePattern) {
  const path = typeof pattern === 'string' ? pattern : pattern.path;
  const listeners = new Set<() => void>();
  watchers.set(path, listeners);
  const on = (listener: () => void) => {
    listeners.add(listener);
    return { dispose: () => listeners.delete(listener) };
  };
  return {
    ...{ onDidChange: on, onDidCreate: on, onDidDelete: on },
    dispose: () => listeners.clear(),
  };
}
