import type { FromWorker } from '../protocol/workerMessages.ts';

/**
 * The buffers of a message that its sender does not need any more: handed over instead of copied.
 * Checkpoints are not among them: the run goes back to them after a divergence.
 */
export function transferable(message: FromWorker): ArrayBuffer[] {
  switch (message.type) {
    case 'pictures': {
      const { units, strengths, weights, outgoing } = message.pictures;
      return buffersOf([units, strengths, weights, outgoing]);
    }
    case 'digits':
    case 'predicted': {
      const { indices, images, labels, probabilities } = message.digits;
      return buffersOf([indices, images, labels, probabilities]);
    }
    case 'converted':
      return buffersOf([message.file]);
    default:
      return [];
  }
}

function buffersOf(arrays: readonly ArrayBufferView[]): ArrayBuffer[] {
  return arrays.map(array => array.buffer).filter(buffer => buffer instanceof ArrayBuffer);
}
