/** A picture that no digit can be read in; the message says why and what to do next. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly reason: 'not-png' | 'broken' | 'too-large' | 'blank';

  constructor(reason: PictureError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
