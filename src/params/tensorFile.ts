// The container: which tensors a safetensors file says it holds, and where. Every claim is
// checked against the file before anything is read or allocated by it.
// Format and limits: https://github.com/huggingface/safetensors#format
import type { ReadOptions } from './codec.ts';
import { isObject } from './isObject.ts';
import { type FaultOf, grouped, quoted, shapeText } from './paramsFault.ts';
import { refuseTooLarge } from './sizeLimit.ts';
import { parseStrictJson, StrictJsonError } from './strictJson.ts';

/** The headers of networks for MNIST have some kB; the reference implementation reads up to 100 MB. */
const MAXIMUM_HEADER_BYTES = 16_000_000;
/** The header's length, an unsigned 64-bit number. */
export const LENGTH_BYTES = 8;
export const BYTES_PER_FLOAT = 4;
/** Bytes of one number of every type that a safetensors file may hold. */
const BYTES_OF_DTYPES = new Map([
  ...['BOOL', 'U8', 'I8', 'F8_E4M3', 'F8_E5M2'].map(dtype => [dtype, 1] as const),
  ...['U16', 'I16', 'F16', 'BF16'].map(dtype => [dtype, 2] as const),
  ...['U32', 'I32', 'F32'].map(dtype => [dtype, BYTES_PER_FLOAT] as const),
  ...['U64', 'I64', 'F64'].map(dtype => [dtype, 8] as const),
]);

/** A tensor and its bytes, from `begin` up to `end`, counted from the file's start. */
export interface Tensor {
  readonly name: string;
  /** E.g. `F32`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface TensorFile {
  readonly metadata: ReadonlyMap<string, string>;
  /** By rising offset; together they fill the file. */
  readonly tensors: readonly Tensor[];
}

/**
 * Reads and checks the header of a safetensors file.
 * @throws {ParamsError} `too-large`, `truncated`, `header`, `dtype` or `offsets`
 */
export function readTensorFile(
  bytes: Uint8Array,
  fault: FaultOf,
  options: ReadOptions = {},
): TensorFile {
  refuseTooLarge(bytes.length, options, fault);
  const headerEnd = checkHeaderLength(bytes, fault);
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, headerEnd), fault);
  const tensors: Tensor[] = [];
  let metadata: ReadonlyMap<string, string> = new Map();
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') {
      metadata = readMetadata(value, fault);
    } else {
      tensors.push(readEntry(name, value, headerEnd, fault));
    }
  }
  tensors.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkLayout(tensors, headerEnd, bytes.length, fault);
  return { metadata, tensors };
}

function checkHeaderLength(bytes: Uint8Array, fault: FaultOf): number {
  if (bytes.length === 0) {
    throw fault('truncated', 'is empty. Copy or save it again.');
  }
  if (bytes.length < LENGTH_BYTES) {
    throw fault(
      'truncated',
      `has only ${bytes.length} of the ${LENGTH_BYTES} bytes that begin a safetensors file. Copy or save it again.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(MAXIMUM_HEADER_BYTES)) {
    throw fault(
      'header',
      `is not a safetensors file: its header would be ${grouped(length)} bytes long, the file has ${grouped(bytes.length)}. It is damaged or of another kind: choose another file.`,
    );
  }
  const headerEnd = LENGTH_BYTES + Number(length);
  if (headerEnd > bytes.length) {
    throw fault(
      'truncated',
      `is cut off or not a safetensors file: its header ends at byte ${grouped(headerEnd)}, the file at ${grouped(bytes.length)}. Copy or save it again.`,
    );
  }
  return headerEnd;
}

function parseHeader(bytes: Uint8Array, fault: FaultOf): object {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fault(
      'header',
      'is not a safetensors file: its header is not UTF-8 text. Copy it again or choose another file.',
    );
  }
  try {
    const header = parseStrictJson(text);
    if (!isObject(header)) {
      throw new StrictJsonError('is not a JSON object');
    }
    return header;
  } catch (error) {
    if (error instanceof StrictJsonError) {
      throw fault(
        'header',
        `is not a safetensors file: its header ${error.message}. Copy it again or choose another file.`,
      );
    }
    throw error;
  }
}

function readMetadata(value: unknown, fault: FaultOf): Map<string, string> {
  const entries = isObject(value) ? Object.entries(value) : undefined;
  if (!entries?.every(entry => typeof entry[1] === 'string')) {
    throw fault(
      'header',
      'has a header whose __metadata__ are not all strings. Save it again, with strings only.',
    );
  }
  return new Map(entries as [string, string][]);
}

function readEntry(name: string, value: unknown, dataStart: number, fault: FaultOf): Tensor {
  const tensor = `has a tensor ${quoted(name)}`;
  const { dtype, shape, data_offsets: offsets } = isObject(value) ? value : {};
  if (typeof dtype !== 'string' || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2) {
    throw fault(
      'header',
      `${tensor} without a proper dtype, shape and data_offsets (whole numbers, not negative). Save it again with the safetensors library.`,
    );
  }
  const bytesOfOne = BYTES_OF_DTYPES.get(dtype);
  if (bytesOfOne === undefined) {
    throw fault(
      'dtype',
      `${tensor} of the unknown type ${quoted(dtype)}; only F32, F64, F16 and BF16 can be read. Save it again with the safetensors library.`,
    );
  }
  const [begin, end] = offsets;
  // A product of whole numbers beyond 2^53 may be rounded, but never down to a file's size.
  const expected = shape.reduce((product, size) => product * size, bytesOfOne);
  if (end - begin !== expected) {
    throw fault(
      'offsets',
      `${tensor} of the shape ${shapeText(shape)}, which takes ${grouped(expected)} bytes, but its offsets ${grouped(begin)} to ${grouped(end)} hold ${grouped(end - begin)}. Copy or save it again.`,
    );
  }
  return { name, dtype, shape, begin: dataStart + begin, end: dataStart + end };
}

/** Tensors must fill the file from the header's end on, without holes or overlaps. */
function checkLayout(
  tensors: readonly Tensor[],
  dataStart: number,
  fileEnd: number,
  fault: FaultOf,
): void {
  let end = dataStart;
  let before = 'the header';
  for (const tensor of tensors) {
    const name = quoted(tensor.name);
    if (tensor.begin < end) {
      throw fault(
        'offsets',
        `has tensors that overlap: ${name} begins inside ${before}. Copy or save it again.`,
      );
    }
    if (tensor.begin > end) {
      const isBeyond = tensor.end > fileEnd;
      throw fault(
        'offsets',
        isBeyond
          ? `says that tensor ${name} ends at byte ${grouped(tensor.end)}, the file ends at ${grouped(fileEnd)}. Copy or save it again.`
          : `has a hole of ${grouped(tensor.begin - end)} bytes between ${before} and ${name}. Copy or save it again.`,
      );
    }
    end = tensor.end;
    before = name;
  }
  if (end > fileEnd) {
    throw fault(
      'truncated',
      `is cut off: its tensors need ${grouped(end)} bytes, the file has ${grouped(fileEnd)}. Copy or save it again.`,
    );
  }
  if (end < fileEnd) {
    throw fault(
      'offsets',
      `has something behind its last tensor, which ends at byte ${grouped(end)}: the file ends at ${grouped(fileEnd)}. Copy or save it again.`,
    );
  }
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(size => Number.isSafeInteger(size) && size >= 0);
}
