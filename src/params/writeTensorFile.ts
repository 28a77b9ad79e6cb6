// The container written: what tensorFile.ts reads.
import { LENGTH_BYTES } from './tensorHeaderEnd.ts';

/** Numbers with a name and a shape, to be written as F32 or F64. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
}

/** The bytes of a safetensors file with these tensors, in this order. */
export function writeTensorFile(
  metadata: Readonly<Record<string, string>>,
  tensors: readonly NamedTensor[],
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const { name, shape, values } of tensors) {
    const end = offset + values.byteLength;
    const dtype = values instanceof Float64Array ? 'F64' : 'F32';
    header[name] = { dtype, shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(json.length / LENGTH_BYTES) * LENGTH_BYTES;
  const bytes = new Uint8Array(LENGTH_BYTES + headerLength + offset);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, LENGTH_BYTES);
  bytes.fill(0x20, LENGTH_BYTES + json.length, LENGTH_BYTES + headerLength);
  let position = LENGTH_BYTES + headerLength;
  for (const { values } of tensors) {
    writeNumbers(view, position, values);
    position += values.byteLength;
  }
  return bytes;
}

/** Lowest byte first, on any machine. */
function writeNumbers(view: DataView, start: number, values: NamedTensor['values']): void {
  const size = values.BYTES_PER_ELEMENT;
  if (values instanceof Float64Array) {
    for (let index = 0; index < values.length; index++) {
      view.setFloat64(start + index * size, values[index], true);
    }
  } else {
    for (let index = 0; index < values.length; index++) {
      view.setFloat32(start + index * size, values[index], true);
    }
  }
}
