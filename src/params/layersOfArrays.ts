import type { NetworkParameters } from '../nn/parameters.ts';
import type { NamedArray } from './namedArray.ts';
import type { FaultOf } from './paramsFault.ts';

/**
 * Finds the dense layers from 784 pixels to 10 digits among the arrays of a file.
 * @throws {ParamsError} `layers`: there are none, or some do not fit; `not-finite`
 */
export function layersOfArrays(arrays: readonly NamedArray[], fault: FaultOf): NetworkParameters {
  throw fault('layers', `has ${arrays.length} arrays, which cannot be read yet.`);
}
