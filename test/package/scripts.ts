import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Script {
  readonly name: string;
  readonly bytes: number;
}

/** What a page loads. */
export interface PageScripts {
  /** Before it can draw anything. */
  readonly first: readonly Script[];
  /** When a person asks for what is in it. */
  readonly later: readonly Script[];
}

/** `import{a}from"./b.js"`, `import"./b.js"`, `export*from"./b.js"`, and with a `(`: later. */
const IMPORT = /\b(?:from|import)\s*(\(?)\s*["']\.\/([\w-]+\.js)["']/g;

/** Follows the imports of a built page. */
export async function scriptsOf(folder: string, page: string): Promise<PageScripts> {
  const first = new Map<string, Script>();
  const all = new Map<string, Script>();
  const later: string[] = [];
  const load = async (name: string, into: readonly Map<string, Script>[]): Promise<void> => {
    if (into[0].has(name)) {
      return;
    }
    const code = await readFile(path.join(folder, name), 'utf8');
    for (const scripts of into) {
      scripts.set(name, { name, bytes: Buffer.byteLength(code) });
    }
    for (const [, bracket, other] of code.matchAll(IMPORT)) {
      if (bracket === '') {
        await load(other, into);
      } else {
        later.push(other);
      }
    }
  };
  await load(page, [first, all]);
  for (const name of later) {
    await load(name, [all]);
  }
  return {
    first: [...first.values()],
    later: [...all.values()].filter(({ name }) => !first.has(name)),
  };
}
