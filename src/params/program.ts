/** This program and its version, as params files name what made them: in every language the same. */
export function programOf(version: string): string {
  return `MNIST Train ${version}`;
}
