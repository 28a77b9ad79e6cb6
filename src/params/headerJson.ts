/** Why a text is not the JSON that a header must be. */
export class HeaderJsonError extends Error {
  override readonly name = 'HeaderJsonError';
}

/** Strings, punctuation, and everything else between white space, of a text that is valid JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * Reads JSON whose objects name each key once. `JSON.parse` alone keeps the last of two equal keys,
 * so that two programs could read two different networks from one file.
 * @throws {HeaderJsonError} no JSON, or a key that appears twice
 */
export function parseHeaderJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HeaderJsonError('is not valid JSON');
  }
  const duplicate = findDuplicateKey(text);
  if (duplicate !== undefined) {
    throw new HeaderJsonError(`names ${JSON.stringify(duplicate)} twice`);
  }
  return value;
}

/** The first key that its object has twice; `text` must be valid JSON. */
function findDuplicateKey(text: string): string | undefined {
  // One entry per open bracket: the keys so far of an object, nothing for an array.
  const open: (Set<string> | undefined)[] = [];
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') {
      open.push(new Set());
    } else if (token === '[') {
      open.push(undefined);
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':') {
      const key = JSON.parse(previous) as string;
      const keys = open.at(-1)!;
      if (keys.has(key)) {
        return key;
      }
      keys.add(key);
    }
    previous = token;
  }
  return undefined;
}
