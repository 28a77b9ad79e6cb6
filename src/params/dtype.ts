import type { FaultOf } from './paramsFault.ts';
import type { ParamsError } from './paramsFile.ts';
import { quoted, type Tensor } from './tensorFile.ts';

/** Floating-point types that PyTorch's `float()` makes float32 of, as people know them. */
const FLOATS = new Map([
  ['F64', 'float64'],
  ['F16', 'float16'],
  ['BF16', 'bfloat16'],
  ['F8_E4M3', 'float8'],
  ['F8_E5M2', 'float8'],
]);

const CONVERSION =
  'save_file({name: tensor.float() for name, tensor in load_file("old.safetensors").items()}, ' +
  '"new.safetensors")';

/** What to say of a tensor that is not float32. */
export function dtypeFault({ name, dtype }: Tensor, fault: FaultOf): ParamsError {
  const found = FLOATS.get(dtype);
  return fault(
    'dtype',
    found === undefined
      ? `has a tensor ${quoted(name)} of the type ${quoted(dtype)}; only float32 (F32) can be read. Save the network as it was trained, before it was quantized.`
      : `has ${found} numbers in its tensor ${quoted(name)} (type ${quoted(dtype)}); only float32 (F32) can be read. Convert it in Python, with load_file and save_file from safetensors.torch: ${CONVERSION}.`,
  );
}
