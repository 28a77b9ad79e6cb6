import { t } from '@vscode/l10n';
import { checkFloats, decodeFloats, type EncodedFloats } from '../arrays/floats.ts';
import { arrayFault } from './arrayFault.ts';
import type { NamedArray } from './namedArray.ts';
import { type FaultOf, quoted } from './paramsFault.ts';

/** An array of NumPy whose numbers are decoded when it is known that they belong to a network. */
export class EncodedArray implements NamedArray {
  readonly name: string;
  readonly #floats: EncodedFloats;

  /** @throws {ParamsError} `dtype`, or `truncated` or `format` where shape and bytes disagree */
  constructor(name: string, floats: EncodedFloats, fault: FaultOf) {
    this.name = name;
    this.#floats = floats;
    try {
      checkFloats(floats);
    } catch (error) {
      throw arrayFault(error, fault, t('has an array {name} that', { name: quoted(name) }));
    }
  }

  get shape(): readonly number[] {
    return this.#floats.shape;
  }

  get values(): Float32Array | Float64Array {
    return decodeFloats(this.#floats);
  }
}
