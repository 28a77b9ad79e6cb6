import { t } from '@vscode/l10n';
import { type FaultOf, grouped } from './paramsFault.ts';
import { refusePlaceholder } from './placeholder.ts';

/** The headers of networks for MNIST have some kB; the reference implementation reads up to 100 MB. */
const MAXIMUM_HEADER_BYTES = 16_000_000;
/** The header's length, an unsigned 64-bit number. */
export const LENGTH_BYTES = 8;

/**
 * Bytes from the file's start up to the end of its header.
 * @param head the file's first bytes, at least 8 of them if it has so many
 * @throws {ParamsError} `truncated`, `format` or `header`
 */
export function headerEndOf(head: Uint8Array, fileBytes: number, fault: FaultOf): number {
  refusePlaceholder(head, fault);
  if (fileBytes < LENGTH_BYTES) {
    throw fault(
      'truncated',
      t(
        'has only {length} of the {needed} bytes that begin a safetensors file. Copy or save it again.',
        { length: fileBytes, needed: LENGTH_BYTES },
      ),
    );
  }
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(MAXIMUM_HEADER_BYTES)) {
    throw fault(
      'header',
      t(
        'is not a safetensors file: its header would be {length} bytes long, the file has {fileBytes}. It is damaged or of another kind: choose another file.',
        { length: grouped(length), fileBytes: grouped(fileBytes) },
      ),
    );
  }
  const headerEnd = LENGTH_BYTES + Number(length);
  if (headerEnd > fileBytes) {
    throw fault(
      'truncated',
      t(
        'is cut off or not a safetensors file: its header ends at byte {headerEnd}, the file at {length}. Copy or save it again.',
        { headerEnd: grouped(headerEnd), length: grouped(fileBytes) },
      ),
    );
  }
  return headerEnd;
}
