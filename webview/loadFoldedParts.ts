/** Brings the elements that are not in the script for which the page waits; once. */
export async function loadFoldedParts(): Promise<void> {
  await import('./folded-parts.ts');
}
