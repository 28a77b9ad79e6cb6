// The container: which tensors a safetensors file says it holds, and where. Every claim is
// checked against the file before anything is read or allocated by it.
// Format and limits: https://github.com/huggingface/safetensors#format
import { t } from '@vscode/l10n';
import type { ReadOptions } from './codec.ts';
import { isObject } from './isObject.ts';
import { type FaultOf, grouped, quoted, shapeText } from './paramsFault.ts';
import { refuseTooLarge } from './sizeLimit.ts';
import { parseStrictJson, StrictJsonError } from './strictJson.ts';
import { headerEndOf, LENGTH_BYTES } from './tensorHeaderEnd.ts';

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
  return readTensorHeader(bytes, bytes.length, fault);
}

/**
 * The same of a file of which only the beginning is there.
 * @param head from the file's start, at least up to its header's end
 * @param fileBytes of the whole file
 */
export function readTensorHeader(head: Uint8Array, fileBytes: number, fault: FaultOf): TensorFile {
  const headerEnd = headerEndOf(head, fileBytes, fault);
  const header = parseHeader(head.subarray(LENGTH_BYTES, headerEnd), fault);
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
  checkLayout(tensors, headerEnd, fileBytes, fault);
  return { metadata, tensors };
}

function parseHeader(bytes: Uint8Array, fault: FaultOf): object {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fault(
      'header',
      t(
        'is not a safetensors file: its header is not UTF-8 text. Copy it again or choose another file.',
      ),
    );
  }
  try {
    const header = parseStrictJson(text);
    if (!isObject(header)) {
      throw new StrictJsonError(t('is not a JSON object'));
    }
    return header;
  } catch (error) {
    if (error instanceof StrictJsonError) {
      throw fault(
        'header',
        t(
          'is not a safetensors file: its header {message}. Copy it again or choose another file.',
          { message: error.message },
        ),
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
      t('has a header whose __metadata__ are not all strings. Save it again, with strings only.'),
    );
  }
  return new Map(entries as [string, string][]);
}

function readEntry(name: string, value: unknown, dataStart: number, fault: FaultOf): Tensor {
  const tensor = t('has a tensor {name}', { name: quoted(name) });
  const { dtype, shape, data_offsets: offsets } = isObject(value) ? value : {};
  if (typeof dtype !== 'string' || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2) {
    throw fault(
      'header',
      t(
        '{tensor} without a proper dtype, shape and data_offsets (whole numbers, not negative). Save it again with the safetensors library.',
        { tensor },
      ),
    );
  }
  const bytesOfOne = BYTES_OF_DTYPES.get(dtype);
  if (bytesOfOne === undefined) {
    throw fault(
      'dtype',
      t(
        '{tensor} of the unknown type {dtype}; only F32, F64, F16 and BF16 can be read. Save it again with the safetensors library.',
        { tensor, dtype: quoted(dtype) },
      ),
    );
  }
  const [begin, end] = offsets;
  // A product of whole numbers beyond 2^53 may be rounded, but never down to a file's size.
  const expected = shape.reduce((product, size) => product * size, bytesOfOne);
  if (end - begin !== expected) {
    throw fault(
      'offsets',
      t(
        '{tensor} of the shape {shape}, which takes {expected} bytes, but its offsets {begin} to {end} hold {grouped}. Copy or save it again.',
        {
          tensor,
          shape: shapeText(shape),
          expected: grouped(expected),
          begin: grouped(begin),
          end: grouped(end),
          grouped: grouped(end - begin),
        },
      ),
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
  let before = t('the header');
  for (const tensor of tensors) {
    const name = quoted(tensor.name);
    if (tensor.begin < end) {
      throw fault(
        'offsets',
        t('has tensors that overlap: {name} begins inside {before}. Copy or save it again.', {
          name,
          before,
        }),
      );
    }
    if (tensor.begin > end) {
      const isBeyond = tensor.end > fileEnd;
      throw fault(
        'offsets',
        isBeyond
          ? t(
              'says that tensor {name} ends at byte {end}, the file ends at {fileEnd}. Copy or save it again.',
              { name, end: grouped(tensor.end), fileEnd: grouped(fileEnd) },
            )
          : t(
              'has {grouped} bytes between {before} and {name} that belong to no tensor. Copy or save it again.',
              {
                grouped: grouped(tensor.begin - end),
                before,
                name,
              },
            ),
      );
    }
    end = tensor.end;
    before = name;
  }
  if (end > fileEnd) {
    throw fault(
      'truncated',
      t(
        'is cut off: its tensors need {end} bytes, the file has {fileEnd}. Copy or save it again.',
        { end: grouped(end), fileEnd: grouped(fileEnd) },
      ),
    );
  }
  if (end < fileEnd) {
    throw fault(
      'offsets',
      t(
        'has something behind its last tensor, which ends at byte {end}: the file ends at {fileEnd}. Copy or save it again.',
        { end: grouped(end), fileEnd: grouped(fileEnd) },
      ),
    );
  }
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(size => Number.isSafeInteger(size) && size >= 0);
}
