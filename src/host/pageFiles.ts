/** File names by that of a page's module. The build writes it here; one that watches does not. */
declare const PAGE_FILES: Readonly<Record<string, readonly string[]>> | undefined;

/** The files that a page waits for besides its own module: to be asked for with it, not after it. */
export function filesBeside(module: string): readonly string[] {
  return typeof PAGE_FILES === 'undefined' ? [] : (PAGE_FILES[module] ?? []);
}
