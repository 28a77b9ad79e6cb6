import { t } from '@vscode/l10n';
/** Why a text is not the JSON that was asked for; the message goes on after "the text …". */
export class StrictJsonError extends Error {
  override readonly name = 'StrictJsonError';
}

/** Brackets within brackets: more than any params file has. */
const MAXIMUM_DEPTH = 64;
/** Objects and arrays: each takes far more memory than its two characters. */
const MAXIMUM_CONTAINERS = 200_000;

/**
 * Reads JSON whose objects name each key once, and that does not take more memory than its length
 * lets expect. `JSON.parse` alone keeps the last of two equal keys, so that two programs could read
 * two different networks from one file.
 * @throws {StrictJsonError} no JSON, a key that appears twice, or too many brackets
 */
export function parseStrictJson(text: string): unknown {
  new Brackets(text).check();
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8 quotes a piece of the text, which may be anything: only the place is taken.
    const place = /at position (\d+)/.exec((error as Error).message)?.[1];
    throw new StrictJsonError(
      place === undefined
        ? t('is not valid JSON')
        : t('is not valid JSON at character {place}', {
            place: Number(place).toLocaleString('en-US'),
          }),
    );
  }
}

/** Goes over a text once, by its strings and brackets. It may be no JSON: that is found out later. */
class Brackets {
  readonly #text: string;
  /** One entry per open bracket: the keys so far of an object, nothing for an array. */
  readonly #open: (Set<string> | undefined)[] = [];
  #containers = 0;
  /** The last string, with its quotes. */
  #string = '""';

  constructor(text: string) {
    this.#text = text;
  }

  check(): void {
    for (let place = 0; place < this.#text.length; place++) {
      switch (this.#text.charCodeAt(place)) {
        case 0x22: // "
          place = this.#skipString(place);
          break;
        case 0x7b: // {
          this.#begin(new Set());
          break;
        case 0x5b: // [
          this.#begin(undefined);
          break;
        case 0x7d: // }
        case 0x5d: // ]
          this.#open.pop();
          break;
        case 0x3a: // :
          this.#addKey();
          break;
      }
    }
  }

  #begin(keys: Set<string> | undefined): void {
    if (this.#open.push(keys) > MAXIMUM_DEPTH) {
      throw new StrictJsonError(
        t('has brackets within brackets, more than {depth} deep', { depth: MAXIMUM_DEPTH }),
      );
    }
    if (++this.#containers > MAXIMUM_CONTAINERS) {
      throw new StrictJsonError(t('has more lists and objects than any params file'));
    }
  }

  /** @returns the place of the closing quote, or the end */
  #skipString(begin: number): number {
    const text = this.#text;
    let end = begin;
    let isEscaped = true;
    while (isEscaped) {
      end = text.indexOf('"', end + 1);
      if (end === -1) {
        return text.length;
      }
      let before = end - 1;
      while (text[before] === '\\') {
        before--;
      }
      isEscaped = (end - before) % 2 === 0;
    }
    this.#string = text.slice(begin, end + 1);
    return end;
  }

  #addKey(): void {
    const keys = this.#open.at(-1);
    const key = unescaped(this.#string);
    if (keys?.has(key)) {
      const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key;
      throw new StrictJsonError(t('names {key} twice', { key: JSON.stringify(shown) }));
    }
    keys?.add(key);
  }
}

function unescaped(string: string): string {
  try {
    return JSON.parse(string) as string;
  } catch {
    return string;
  }
}
