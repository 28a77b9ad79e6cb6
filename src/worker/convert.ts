import { INPUT_SIZE } from '../nn/settings.ts';
import type { ParamsFormat } from '../params/codec.ts';
import { decodeParams, encodeParams } from '../params/codecs.ts';
import { FORMATS } from '../params/formats.ts';
import type { ParamsFile } from '../params/paramsFile.ts';
import type { ParamsBytes } from '../protocol/workerMessages.ts';

/** The network of a params file of any format. @throws {ParamsError} */
export function openParams({ file, fileName, maximumBytes }: ParamsBytes): ParamsFile {
  return decodeParams(file, fileName, { maximumBytes });
}

/** A network in the bytes of this format, whole and alone in their buffer. @throws {ParamsError} */
export function convert(
  params: ParamsFile,
  format: ParamsFormat,
): { file: Uint8Array; layers: number[] } {
  const bytes = encodeParams(params, `network${FORMATS[format].extensions[0]}`);
  const isWhole = bytes.byteLength === bytes.buffer.byteLength;
  return {
    file: isWhole ? bytes : bytes.slice(),
    layers: [INPUT_SIZE, ...params.parameters.map(layer => layer.outputs)],
  };
}
