import { t } from '@vscode/l10n';
import { type FaultOf, grouped } from './paramsFault.ts';

/** Reads the bytes of a pickle one after the other; no length is believed before it is checked. */
export class PickleBytes {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #fault: FaultOf;
  #position = 0;

  constructor(bytes: Uint8Array, fault: FaultOf) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#fault = fault;
  }

  /** Of the next byte, counted from the file's start. */
  get position(): number {
    return this.#position;
  }

  /** Of the whole file. */
  get length(): number {
    return this.#bytes.length;
  }

  get isAtEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#advance(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#advance(4), true);
  }

  /** A length or a place of up to 64 bits; rounded beyond 2^53, where no file reaches. */
  uint64(): number {
    return Number(this.#view.getBigUint64(this.#advance(8), true));
  }

  /** The only number in a pickle that has its highest byte first. */
  float64(): number {
    return this.#view.getFloat64(this.#advance(8), false);
  }

  /** The next bytes: a view, not a copy. */
  take(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** The bytes up to the end of the line, without it. */
  line(): Uint8Array {
    const end = this.#bytes.indexOf(0x0a, this.#position);
    if (end === -1) {
      throw this.#truncated(this.#bytes.length + 1);
    }
    const line = this.take(end - this.#position);
    this.#position++;
    return line;
  }

  /** Checks that so many bytes follow. */
  expect(length: number): void {
    if (length > this.#bytes.length - this.#position) {
      throw this.#truncated(this.#position + length);
    }
  }

  #advance(length: number): number {
    const start = this.#position;
    this.expect(length);
    this.#position += length;
    return start;
  }

  #truncated(end: number) {
    return this.#fault(
      'truncated',
      t(
        'is cut off or damaged: at byte {position} something begins that ends at byte {end} or later, the file ends at {length}. Copy or save it again.',
        {
          position: grouped(this.#position),
          end: grouped(end),
          length: grouped(this.#bytes.length),
        },
      ),
    );
  }
}
