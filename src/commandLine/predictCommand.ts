import { argmax } from '../nn/metrics.ts';
import { predictWith } from '../worker/evaluate.ts';
import { asciiDigit } from './asciiDigit.ts';
import { readIndices, required } from './optionValues.ts';
import { readArguments } from './readArguments.ts';
import { FILE_HELP, openSavedNetwork, SAVED_NETWORK_OPTIONS } from './savedNetwork.ts';
import type { Terminal } from './terminal.ts';
import { percent } from './words.ts';

export const PREDICT_HELP = `Shows test digits and what a saved network says of them.

  predict FILE --index 0-9 [options]

${FILE_HELP.replace('FILE ', 'FILE  ')}
  --index LIST  test digits, counted from 0: 7, 0-9 or 0,5,9
  --data DIR    folder with the digits, "generated" or "auto" (default), as for train;
                only the test digits are needed
  --json        one JSON object on stdout: predictions with index, label, predicted, probabilities`;

const OPTIONS = { ...SAVED_NETWORK_OPTIONS, index: { type: 'string' } } as const;

interface Prediction {
  readonly index: number;
  readonly label: number;
  readonly predicted: number;
  readonly probabilities: readonly number[];
}

/** The `predict` command. */
export async function predict(
  commandLine: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { values, positionals } = readArguments(commandLine, OPTIONS);
  const indices = readIndices('index', required('index', values.index));
  const { file, dataset } = await openSavedNetwork(positionals, values, terminal, signal);
  const digits = await predictWith(file, dataset, indices);
  const predictions = [...digits.indices].map((index, place): Prediction => {
    const probabilities = [...digits.probabilities.subarray(place * 10, place * 10 + 10)];
    const predicted = argmax(probabilities);
    return { index, label: digits.labels[place], predicted, probabilities };
  });
  if (values.json) {
    terminal.out(JSON.stringify({ predictions }));
    return;
  }
  for (const [place, prediction] of predictions.entries()) {
    for (const line of asciiDigit(digits.images.subarray(place * 784, place * 784 + 784))) {
      terminal.out(line.trimEnd());
    }
    terminal.out(sentence(prediction));
  }
}

function sentence({ index, label, predicted, probabilities }: Prediction): string {
  const verdict = predicted === label ? 'right' : 'wrong';
  const second = argmax(probabilities.map((p, digit) => (digit === predicted ? -1 : p)));
  return (
    `Test digit ${index} is a ${label}. The network says ${predicted} ` +
    `(${percent(probabilities[predicted])}), then ${second} ` +
    `(${percent(probabilities[second])}): ${verdict}.`
  );
}
