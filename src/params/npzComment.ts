// What made a file, as the comment of its zip file: JSON with strings only.
const LONGEST_COMMENT = 0xffff;

/** The comment; what is too long for it is left out, the longest first. */
export function encodeNpzComment(metadata: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(metadata);
  for (;;) {
    const comment = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
    if (comment.length <= LONGEST_COMMENT) {
      return comment;
    }
    const lengths = entries.map(([key, value]) => key.length + value.length);
    entries.splice(lengths.indexOf(Math.max(...lengths)), 1);
  }
}

/** The strings in a comment; none where it is something else. */
export function decodeNpzComment(comment: Uint8Array): ReadonlyMap<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(comment));
  } catch {
    return new Map();
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
