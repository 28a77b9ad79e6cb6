export type ArrayFault =
  | 'truncated'
  | 'format' // not what it says it is, or damaged
  | 'unsupported' // a proper file, of a kind that is not read
  | 'type' // values of a type that is not read
  | 'too-large';

/**
 * Why an array or a file of arrays cannot be read. The message goes on from the name of the file:
 * `is cut off: …`; what to do about it depends on what the arrays are, so whoever reads them says it.
 */
export class ArrayError extends Error {
  override readonly name = 'ArrayError';
  readonly reason: ArrayFault;

  constructor(reason: ArrayFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
