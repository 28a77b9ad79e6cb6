/** Whether two lists hold the same numbers: what is the same is not drawn again. */
export function sameNumbers(
  one: ArrayLike<number> | undefined,
  other: ArrayLike<number> | undefined,
): boolean {
  if (one === undefined || other === undefined || one.length !== other.length) {
    return one === other;
  }
  for (let at = 0; at < one.length; at++) {
    if (one[at] !== other[at]) {
      return false;
    }
  }
  return true;
}
