/** A part of a text; a line may end behind every part, and within one only where it has spaces. */
export interface TextPiece {
  readonly text: string;
  /** Part of a path or of another long word: to be kept on one line as long as it fits there. */
  readonly isWhole: boolean;
}

/** As long as a word of a language can be expected to be; beyond it is a path or a name. */
const LONGEST_WORD = 18;

/**
 * Where the lines of a text may end, so that a path ends behind a slash or an underscore or before
 * its extension, and not within a date or a word. The pieces together are the text.
 */
export function textPieces(text: string): TextPiece[] {
  return text.split(/(\s+)/).flatMap((word): TextPiece[] => {
    const isLong = /\S[/\\_]\S/.test(word) || word.length > LONGEST_WORD;
    return isLong
      ? word
          .split(/(?<=[/\\_])|(?<=[^/\\_])(?=\.[a-z]{4,}\W*$)/)
          .map(part => ({ text: part, isWhole: true }))
      : word === ''
        ? []
        : [{ text: word, isWhole: false }];
  });
}
