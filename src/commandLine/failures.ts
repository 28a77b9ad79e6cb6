/** The command line was used wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command was right, but something it names is not: exit code 1. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The user pressed Ctrl+C: exit code 130, as shells expect it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
