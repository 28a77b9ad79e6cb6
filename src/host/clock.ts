/** Time as the host uses it, so that tests can turn the hands. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Calls the action once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
