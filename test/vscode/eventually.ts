import { setTimeout as wait } from 'node:timers/promises';

/** Tries again until the assertion holds, and gives its result; throws its own error when it never does. */
export async function eventually<Result>(
  assertion: () => Promise<Result> | Result,
): Promise<Result> {
  const deadline = Date.now() + 180_000;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await wait(100);
    }
  }
}
