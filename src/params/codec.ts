import type { ParamsFile } from './paramsFile.ts';

/** The formats of params files. */
export type ParamsFormat = 'safetensors' | 'pkl' | 'npz' | 'json' | 'onnx';

/** Megabytes (of 1,048,576 bytes) of the largest file that is read unless somebody says otherwise. */
export const DEFAULT_MAXIMUM_MEGABYTES = 512;
/** The same in bytes. */
export const DEFAULT_MAXIMUM_BYTES = DEFAULT_MAXIMUM_MEGABYTES * 1024 * 1024;

/** How a file is read. */
export interface ReadOptions {
  /**
   * Bytes of the largest file that is read, and of the largest content that is unpacked from it;
   * default: DEFAULT_MAXIMUM_BYTES. Checked before anything is allocated.
   */
  readonly maximumBytes?: number;
}

/** One format of params files: how its bytes become a network and the other way round. */
export interface Codec {
  readonly format: ParamsFormat;
  /** Endings of file names, small letters with their dot; the first one is the usual one. */
  readonly extensions: readonly string[];
  /** As people know it, e.g. `NumPy arrays`. */
  readonly label: () => string;
  /**
   * Missing where the format can only be written.
   * @param fileName for the sentences of errors
   * @throws {ParamsError} and nothing else, whatever the bytes are
   */
  readonly read?: (bytes: Uint8Array, fileName: string, options?: ReadOptions) => ParamsFile;
  /**
   * Missing where the format can only be read.
   * @throws {ParamsError} `not-finite`: what could not be read again is not written
   */
  readonly write?: (file: ParamsFile) => Uint8Array;
}
