// What a safetensors file says of itself, read from its first bytes: the numbers are not touched.
import { pairArrays } from './layerArrays.ts';
import { orderLayers } from './layerOrder.ts';
import type { NamedArray } from './namedArray.ts';
import { faultsOf } from './paramsFault.ts';
import type { Provenance } from './paramsFile.ts';
import { provenanceFromMetadata } from './provenance.ts';
import { readTensorHeader } from './tensorFile.ts';
import { headerEndOf } from './tensorHeaderEnd.ts';

/** A params file without its numbers. */
export interface ParamsHeader {
  /** From the pixels to the digits, e.g. [784, 128, 10]. */
  readonly layers: readonly number[];
  readonly provenance: Provenance;
}

/**
 * Bytes from the file's start that `decodeParamsHeader` needs.
 * @param head the first 8 bytes or more, all of a shorter file
 * @throws {ParamsError} `truncated` or `header`
 */
export function paramsHeaderBytes(head: Uint8Array, fileBytes: number, fileName: string): number {
  return headerEndOf(head, fileBytes, faultsOf(fileName));
}

/**
 * Reads the beginning of a params file; nothing in it is believed before it is checked. Whether all
 * numbers are finite only `decodeSafetensors` can say.
 * @param head at least `paramsHeaderBytes` of the file
 * @param fileBytes of the whole file
 * @throws {ParamsError}
 */
export function decodeParamsHeader(
  head: Uint8Array,
  fileBytes: number,
  fileName: string,
): ParamsHeader {
  const fault = faultsOf(fileName);
  const { metadata, tensors } = readTensorHeader(head, fileBytes, fault);
  const { layers, isTransposed } = orderLayers(pairArrays(tensors.map(unread), fault), fault);
  const sizes = layers.map(({ weight: { shape } }) =>
    isTransposed ? [...shape].reverse() : shape,
  );
  return {
    layers: [sizes[0][1], ...sizes.map(([outputs]) => outputs)],
    provenance: provenanceFromMetadata(metadata),
  };
}

/** An array of which only name and shape are looked at. */
function unread({ name, shape }: Pick<NamedArray, 'name' | 'shape'>): NamedArray {
  return {
    name,
    shape,
    get values(): never {
      throw new Error(`The numbers of ${name} were not read.`);
    },
  };
}
