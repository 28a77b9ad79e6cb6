import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The root of the repository. */
const ROOT = path.resolve(import.meta.dirname, '../..');

/** One import or re-export. */
export interface Import {
  /** The file that imports, from the root, with slashes. */
  readonly from: string;
  /** The imported file from the root, or a package as it is written. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Gone when the program runs. */
  readonly isTypeOnly: boolean;
}

/** All TypeScript files of these folders, from the root, with slashes. */
export function sourceFiles(...folders: string[]): string[] {
  return folders.flatMap(folder =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => `${folder}/${name.replaceAll(path.sep, '/')}`),
  );
}

/** The text of a file named from the root. */
export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

const IMPORTS =
  /^(?:import|export)\b([^'";]*?)\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

/** What a file imports, in whichever way. */
export function importsOf(file: string): Import[] {
  return [...textOf(file).matchAll(IMPORTS)].map(([, clause = '', ...targets]) => {
    const target = targets.find(text => text !== undefined)!;
    const isPackage = !target.startsWith('.');
    const to = isPackage ? target : path.posix.join(path.posix.dirname(file), target);
    return { from: file, to, isPackage, isTypeOnly: isTypeOnly(clause) };
  });
}

/** Whether the imported file is there. */
export function exists(file: string): boolean {
  return existsSync(path.join(ROOT, file));
}

/** `import type { A }`, or `import { type A, type B }`. */
function isTypeOnly(clause: string): boolean {
  const names = /^\s*\{([\s\S]*)\}\s*$/.exec(clause)?.[1].split(',');
  const written = names?.map(name => name.trim()).filter(name => name !== '') ?? [clause.trim()];
  return written.length > 0 && written.every(name => /^type\s/.test(name));
}
