import type { ToWorker } from '../protocol/workerMessages.ts';

/**
 * The bytes as a worker can be given them: all that their buffer holds. Of a view of a larger buffer
 * (also the `slice` of a Node.js Buffer is one) a worker would get that whole one.
 */
export function wholeBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

/**
 * The buffers of params files that go to a worker: handed over instead of copied, for they may have
 * hundreds of megabytes. The sender's arrays are empty afterwards.
 */
export function handedOver(message: ToWorker): ArrayBuffer[] {
  switch (message.type) {
    case 'portray':
    case 'convert':
    case 'evaluate':
    case 'predict':
      return buffersOf([message.file]);
    case 'compare':
      return buffersOf(message.files.map(({ file }) => file));
    default:
      return [];
  }
}

function buffersOf(files: readonly Uint8Array[]): ArrayBuffer[] {
  const buffers = files
    .filter(({ byteLength, buffer }) => byteLength === buffer.byteLength)
    .map(({ buffer }) => buffer)
    .filter(buffer => buffer instanceof ArrayBuffer);
  return [...new Set(buffers)];
}
