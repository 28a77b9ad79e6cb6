// Files that are called pickles and are something else, by how they begin.
import { t } from '@vscode/l10n';
import { isZip } from '../arrays/zipDirectory.ts';
import type { FaultOf } from './paramsFault.ts';
import { refusePlaceholder } from './placeholder.ts';

const SAVE_STATE = 'safetensors.torch.save_file(model.state_dict(), "params.safetensors")';
/** What torch.save wrote before it wrote zip files: a pickled number first. */
const OLD_TORCH = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
const COMPRESSED = [
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x04, 0x22, 0x4d, 0x18],
  [0x5d, 0, 0, 0x80, 0],
];

/** What PyTorch's zip files begin with, behind the name of a folder. */
const TORCH_ENTRY = /^[^/]+\/(?:data\.pkl|\.format_version|byteorder|version)/;
const LOCAL_HEADER_BYTES = 30;

/**
 * Refuses what torch.save wrote, with a way on.
 * @throws {ParamsError} `format`
 */
export function refuseTorch(bytes: Uint8Array, fault: FaultOf): void {
  if (beginsWith(bytes, OLD_TORCH) || (isZip(bytes) && isTorchZip(bytes))) {
    throw fault(
      'format',
      t(
        'is a PyTorch file. In Python, where you trust it: {command}, then open params.safetensors.',
        { command: SAVE_STATE },
      ),
    );
  }
}

/**
 * Refuses what is no pickle by what it is, with a way on.
 * @throws {ParamsError} `format` or `truncated` (empty)
 */
export function refuseOtherKinds(bytes: Uint8Array, fault: FaultOf): void {
  refusePlaceholder(bytes, fault);
  refuseTorch(bytes, fault);
  if (isZip(bytes)) {
    throw fault(
      'format',
      t('is a zip file, not a pickle. If numpy.savez wrote it, give it the ending .npz.'),
    );
  }
  if (COMPRESSED.some(start => beginsWith(bytes, start)) || isZlib(bytes)) {
    throw fault(
      'format',
      t(
        'is compressed, as joblib does it. In Python, where you trust it: pickle.dump(joblib.load("the file"), open("params.pkl", "wb")).',
      ),
    );
  }
  if (beginsWith(bytes, [0x93, 0x4e, 0x55, 0x4d])) {
    throw fault(
      'format',
      t(
        'is a single NumPy array, not a pickle of all. Save the whole network with numpy.savez("params.npz", W1=W1, b1=b1, W2=W2, b2=b2).',
      ),
    );
  }
  if (beginsWith(bytes, [0x89, 0x48, 0x44, 0x46])) {
    throw fault(
      'format',
      t(
        'is an HDF5 file, as Keras saves it. In Python: pickle.dump(model.get_weights(), open("params.pkl", "wb")).',
      ),
    );
  }
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Two bytes that are a multiple of 31, for deflate with a window of 32 KB. */
function isZlib(bytes: Uint8Array): boolean {
  return bytes[0] === 0x78 && ((bytes[0] << 8) | bytes[1]) % 31 === 0;
}

/** Whether a zip file begins as those of PyTorch do. */
export function isTorchZip(bytes: Uint8Array): boolean {
  const name = bytes.subarray(LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES + 200);
  return TORCH_ENTRY.test(new TextDecoder('latin1').decode(name));
}
