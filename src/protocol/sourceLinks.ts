/** Places in the textbook's source that a page can open: the file in `src/nn`, and a mark in the line. */
export const SOURCE_LINKS = {
  pixels: { file: 'network.ts', mark: '  forward(input: Float64Array' },
  forwardDense: { file: 'dense.ts', mark: 'export function forwardDense(' },
  forwardRelu: { file: 'relu.ts', mark: 'export function forwardRelu(' },
  softmax: { file: 'loss.ts', mark: 'export function softmax(' },
  crossEntropy: { file: 'loss.ts', mark: 'export function crossEntropy(' },
  backwardLoss: { file: 'loss.ts', mark: 'export function backwardLoss(' },
  backwardDense: { file: 'dense.ts', mark: 'export function backwardDense(' },
  backwardRelu: { file: 'relu.ts', mark: 'export function backwardRelu(' },
  stepDown: { file: 'optimizer.ts', mark: 'function stepDown(' },
} as const;

export type SourceName = keyof typeof SOURCE_LINKS;

/** The line of the mark, counted from 0. @throws RangeError if the text has no such line */
export function lineOfMark(text: string, mark: string): number {
  const line = text.split(/\r?\n/).findIndex(each => each.includes(mark));
  if (line < 0) {
    throw new RangeError(`No line of the source has "${mark}".`);
  }
  return line;
}
