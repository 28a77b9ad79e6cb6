import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { t } from '@vscode/l10n';
import { DatasetError } from './dataset.ts';
import { MAXIMUM_DIGITS } from './idx.ts';
import { grouped } from './wording.ts';

/** No file of a dataset is longer than this, uncompressed. */
export const MAXIMUM_BYTES = MAXIMUM_DIGITS * 784 + 1024;

// Deflate cannot do better than 1032 : 1 (https://zlib.net/zlib_tech.html).
const BEST_COMPRESSION = 1032;
const gunzipBytes = promisify(gunzip);

/**
 * The content of a file that may be compressed with gzip, whatever its name says: browsers take
 * the compression away and leave the `.gz`. A file that is not compressed is given back as it is.
 * @param maximumBytes how long the content may be
 * @throws DatasetError that names the file: `truncated`, `not-idx` or `bad-shape` (too large)
 */
export async function uncompressed(
  bytes: Uint8Array,
  fileName: string,
  maximumBytes = MAXIMUM_BYTES,
): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return bytes;
  }
  try {
    return await gunzipBytes(bytes, {
      chunkSize: likelyLength(bytes, maximumBytes),
      maxOutputLength: maximumBytes,
    });
  } catch (error) {
    throw gzipError(error as NodeJS.ErrnoException, fileName, maximumBytes);
  }
}

/** One buffer as large as the content saves a copy: a gzip file ends with its content's length. */
function likelyLength(bytes: Uint8Array, maximumBytes: number): number {
  const trailer = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const claimed = bytes.length >= 18 ? trailer.getUint32(bytes.length - 4, true) : 0;
  return Math.max(1024, Math.min(claimed + 1, bytes.length * BEST_COMPRESSION, maximumBytes));
}

function gzipError(
  error: NodeJS.ErrnoException,
  fileName: string,
  maximumBytes: number,
): DatasetError {
  if (error.code === 'Z_BUF_ERROR') {
    return new DatasetError(
      'truncated',
      t('{fileName} ends early: its gzip data is cut off. Get the file again.', { fileName }),
      { cause: error },
    );
  }
  if (error.code === 'ERR_BUFFER_TOO_LARGE') {
    return new DatasetError(
      'bad-shape',
      t(
        '{fileName} holds more than {maximumBytes} bytes, the most that can be used. Choose a smaller dataset.',
        { fileName, maximumBytes: grouped(maximumBytes) },
      ),
      { cause: error },
    );
  }
  return new DatasetError(
    'not-idx',
    t(
      '{fileName} is damaged: its gzip data cannot be uncompressed ({message}). Get the file again.',
      { fileName, message: error.message },
    ),
    { cause: error },
  );
}
