/**
 * The command line was used wrongly, whatever the files and digits are that it names: exit code 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command is right, but does not fit what it names, e.g. a damaged file: exit code 1. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The user pressed Ctrl+C: exit code 130, as shells expect it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
