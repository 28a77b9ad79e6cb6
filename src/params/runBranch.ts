import { isObject } from './isObject.ts';
import type { RunBranch } from './paramsFile.ts';

const MAXIMUM_NAME_LENGTH = 200;

/** Reads the claim of a file what its run branched from; undefined where that makes no sense. */
export function readBranch(json: string | undefined): RunBranch | undefined {
  const { iteration, iterationsPerEpoch, file } = parsed(json);
  if (!isCount(iteration) || !isCount(iterationsPerEpoch) || iterationsPerEpoch === 0) {
    return undefined;
  }
  return { iteration, iterationsPerEpoch, ...(isName(file) && { file }) };
}

function parsed(json: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Shown in one line: nothing that could break it. */
function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= MAXIMUM_NAME_LENGTH &&
    !/\p{C}/u.test(value)
  );
}
