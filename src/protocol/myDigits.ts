/** Drawings that a person keeps in the workspace, with what they say they are. */
export interface MyDigits {
  /** `[n, 784]` 0 to 255, as the network receives them. */
  readonly images: Uint8Array;
  /** `[n]` 0 to 9 */
  readonly labels: Uint8Array;
  /** Why they cannot be read, or the newest change could not be written: a sentence for people. */
  readonly problem?: string;
}
