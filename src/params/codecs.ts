import type { Codec, ReadOptions } from './codec.ts';
import { JSON_TEXT } from './json.ts';
import { NPZ } from './npz.ts';
import { ONNX } from './onnx.ts';
import { otherKindFault } from './otherKinds.ts';
import type { ParamsFile } from './paramsFile.ts';
import { PICKLE } from './pickle.ts';
import { SAFETENSORS } from './safetensors.ts';

/** Every format; the native one first. */
export const CODECS: readonly Codec[] = [SAFETENSORS, PICKLE, NPZ, JSON_TEXT, ONNX];

/** A format that can be read. */
export type Reader = Codec & Required<Pick<Codec, 'read'>>;
/** A format that can be written. */
export type Writer = Codec & Required<Pick<Codec, 'write'>>;

const canRead = (codec: Codec): codec is Reader => codec.read !== undefined;
const canWrite = (codec: Codec): codec is Writer => codec.write !== undefined;

/** The formats that can be read. */
export const READERS: readonly Reader[] = CODECS.filter(canRead);
/** The formats that can be written. */
export const WRITERS: readonly Writer[] = CODECS.filter(canWrite);

/**
 * What reads a file, by the ending of its name; a name without any is taken for the native format.
 * @throws {ParamsError} `format`, with a way on
 */
export function readerOf(fileName: string): Reader {
  const reader = byEnding(READERS, fileName);
  if (!reader) {
    throw otherKindFault(fileName, 'read', endingsOf(READERS));
  }
  return reader;
}

/**
 * What writes a file, by the ending of its name; a name without any is taken for the native format.
 * @throws {ParamsError} `format`, with a way on
 */
export function writerOf(fileName: string): Writer {
  const writer = byEnding(WRITERS, fileName);
  if (!writer) {
    throw otherKindFault(fileName, 'write', endingsOf(WRITERS));
  }
  return writer;
}

/**
 * Reads a params file of any format, by the ending of its name.
 * @param fileName also for the sentences of errors; may have folders
 * @throws {ParamsError} and nothing else, whatever the bytes are
 */
export function decodeParams(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): ParamsFile {
  return readerOf(fileName).read(bytes, fileName, options);
}

/**
 * The bytes of a params file of any format, by the ending of its name.
 * @throws {ParamsError} `format` or `not-finite`
 */
export function encodeParams(file: ParamsFile, fileName: string): Uint8Array {
  return writerOf(fileName).write(file);
}

/** `.safetensors, .pkl, …`: the usual ending of each. */
export function endingsOf(codecs: readonly Codec[]): string[] {
  return codecs.map(({ extensions }) => extensions[0]);
}

function byEnding<Kind extends Codec>(codecs: readonly Kind[], fileName: string) {
  const name = fileName.toLowerCase();
  return hasEnding(name)
    ? codecs.find(({ extensions }) => extensions.some(ending => name.endsWith(ending)))
    : codecs[0];
}

function hasEnding(fileName: string): boolean {
  return /[^/\\]\.[^./\\]*$/.test(fileName);
}
