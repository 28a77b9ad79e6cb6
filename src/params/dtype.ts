// The types of numbers in a safetensors file.
import { t } from '@vscode/l10n';
import type { FaultOf } from './paramsFault.ts';
import { quoted } from './paramsFault.ts';
import type { Tensor } from './tensorFile.ts';

const CONVERSION =
  'save_file({name: tensor.float() for name, tensor in load_file("old.safetensors").items()}, ' +
  '"new.safetensors")';

/**
 * The numbers of a tensor. By DataView: they may lie at an odd address of their buffer, and the
 * machine may be big-endian.
 * @throws {ParamsError} `dtype`
 */
export function decodeTensor(
  tensor: Tensor,
  bytes: Uint8Array,
  fault: FaultOf,
): Float32Array | Float64Array {
  const { begin, end, dtype } = tensor;
  const view = new DataView(bytes.buffer, bytes.byteOffset + begin, end - begin);
  switch (dtype) {
    case 'F64':
      return new Float64Array(view.byteLength / 8).map((_, i) => view.getFloat64(8 * i, true));
    case 'F32':
      return new Float32Array(view.byteLength / 4).map((_, i) => view.getFloat32(4 * i, true));
    case 'F16':
      return new Float32Array(view.byteLength / 2).map((_, i) =>
        halfToNumber(view.getUint16(2 * i, true)),
      );
    case 'BF16':
      return decodeBrainFloats(view);
    default:
      throw dtypeFault(tensor, fault);
  }
}

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 bits of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) {
    return sign * fraction * 2 ** -24;
  }
  if (exponent === 0x1f) {
    return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  }
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** bfloat16 is the upper half of a float32. */
function decodeBrainFloats(view: DataView): Float32Array {
  const values = new Float32Array(view.byteLength / 2);
  const bits = new Uint32Array(values.buffer);
  for (let index = 0; index < values.length; index++) {
    bits[index] = view.getUint16(2 * index, true) << 16;
  }
  return values;
}

/** What to say of a tensor of another type. PyTorch's `float()` makes float32 of a float8. */
function dtypeFault({ name, dtype }: Tensor, fault: FaultOf) {
  const isFloat8 = dtype.startsWith('F8');
  return fault(
    'dtype',
    isFloat8
      ? t(
          'has float8 numbers in its tensor {name} (type {dtype}); only float32, float64, float16 and bfloat16 can be read. Convert it in Python, with load_file and save_file from safetensors.torch: {command}.',
          { name: quoted(name), dtype: quoted(dtype), command: CONVERSION },
        )
      : t(
          'has a tensor {name} of the type {dtype}; only floating-point numbers (F32, F64, F16, BF16) can be read. Save the network as it was trained, before it was quantized.',
          { name: quoted(name), dtype: quoted(dtype) },
        ),
  );
}
