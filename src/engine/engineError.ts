export type EngineFault =
  | 'too-large' // the network does not fit into memory
  | 'thread'; // a thread of the fast engine has died

/** Why an engine cannot work; the message says what to do next. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly reason: EngineFault;

  constructor(reason: EngineFault, message: string) {
    super(message);
    this.reason = reason;
  }
}
