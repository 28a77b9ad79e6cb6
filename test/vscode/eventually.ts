import { setTimeout as wait } from 'node:timers/promises';

/** Tries again until the assertion holds; throws its own error when it never does. */
export async function eventually(assertion: () => Promise<void> | void): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await wait(100);
    }
  }
}
