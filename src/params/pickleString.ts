// Strings as Python 2 wrote them in protocol 0: as in a program, in quotes, with escapes.
// https://docs.python.org/2/reference/lexical_analysis.html#string-literals

const BACKSLASH = 0x5c;
const ESCAPES: ReadonlyMap<string, number> = new Map([
  ['\\', BACKSLASH],
  ["'", 0x27],
  ['"', 0x22],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

/** The bytes that a string in quotes stands for; nothing where Python 2 would not write it so. */
export function bytesOfPythonString(line: Uint8Array): Uint8Array | undefined {
  const quote = line[0];
  const end = line.length - 1;
  if (end < 1 || line[end] !== quote || (quote !== 0x27 && quote !== 0x22)) {
    return undefined;
  }
  const bytes = new Uint8Array(end);
  let length = 0;
  for (let at = 1; at < end; length++) {
    if (line[at] !== BACKSLASH) {
      bytes[length] = line[at];
      at++;
      continue;
    }
    const letter = String.fromCharCode(line[at + 1]);
    const hex = String.fromCharCode(...line.subarray(at + 2, Math.min(end, at + 4)));
    const isHex = letter === 'x' && /^[0-9a-f]{2}$/i.test(hex);
    const escaped = isHex ? Number.parseInt(hex, 16) : ESCAPES.get(letter);
    if (escaped === undefined || at + 1 === end) {
      return undefined;
    }
    bytes[length] = escaped;
    at += isHex ? 4 : 2;
  }
  return bytes.subarray(0, length);
}
