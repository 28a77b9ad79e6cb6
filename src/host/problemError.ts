import type { Problem } from '../protocol/subjects.ts';

/** A problem on its way up: thrown by the host where a request fails. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly reason: string;

  constructor(problem: Problem) {
    super(problem.message);
    this.reason = problem.reason;
  }
}

/** What went wrong, in words, whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Error) {
    const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : 'unknown';
    return { reason, message: error.message };
  }
  return { reason: 'unknown', message: String(error) };
}
