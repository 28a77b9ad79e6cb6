import { counted, grouped, measuringText } from '../data/wording.ts';
import type { EvaluationReport } from '../protocol/subjects.ts';
import { evaluate } from '../worker/evaluate.ts';
import { realPace } from '../worker/pace.ts';
import { Interrupted } from './failures.ts';
import { readArguments } from './readArguments.ts';
import { FILE_HELP, openSavedNetwork, SAVED_NETWORK_OPTIONS } from './savedNetwork.ts';
import type { Terminal } from './terminal.ts';
import { percent } from './words.ts';

export const EVALUATE_HELP = `Measures a saved network on the test digits.

  evaluate FILE [options]

${FILE_HELP}
  --data DIR   folder with the digits, "generated" or "auto" (default), as for train;
               only the test digits are needed
  --json       one JSON object on stdout: accuracy, correct, total, confusion (row = true digit)`;

/** The `evaluate` command. */
export async function evaluateFile(
  commandLine: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { values, positionals } = readArguments(commandLine, SAVED_NETWORK_OPTIONS);
  const { file, dataset } = await openSavedNetwork(positionals, values, terminal, signal);
  const total = dataset.test.count;
  const report = await evaluate(file, dataset, realPace, done => {
    if (signal.aborted) {
      throw new Interrupted('Interrupted while evaluating.');
    }
    terminal.status({
      parts: [measuringText({ digits: 'test', done, total })],
      share: done / total,
    });
  });
  if (values.json) {
    const { accuracy, correct, total, confusion } = report;
    terminal.out(JSON.stringify({ accuracy, correct, total, confusion }));
  } else {
    for (const line of reportLines(report)) {
      terminal.out(line);
    }
  }
}

function reportLines(report: EvaluationReport): string[] {
  const { layers, correct, total, accuracy, dataset, confusion, precision, recall } = report;
  const share = (value: number | null) => (value === null ? '-' : percent(value)).padStart(9);
  const cells = (row: readonly (number | string)[]) =>
    row.map(value => String(value).padStart(5)).join('');
  return [
    `${layers.join('-')} reads ${grouped(correct)} of ${counted(total, 'test digit')} of ${dataset.name} right, ${percent(accuracy)}.`,
    ...claimLines(report),
    '',
    'Digit  Precision    Recall   Taken for:',
    `${' '.repeat(28)}${cells([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])}`,
    ...confusion.map(
      (row, digit) =>
        `${digit}     ${share(precision[digit])} ${share(recall[digit])}  ${cells(row)}`,
    ),
  ];
}

/** What the file says of itself, beside what was measured. */
function claimLines({ provenance }: EvaluationReport): string[] {
  const { testAccuracy, dataset, epochs, preset } = provenance;
  if (testAccuracy === undefined) {
    return [];
  }
  const parts = [
    dataset && `on ${dataset.name}`,
    preset && `preset ${preset}`,
    epochs !== undefined && counted(epochs, 'epoch'),
  ].filter(Boolean);
  const details = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return [`The file itself says ${percent(testAccuracy)}${details}.`];
}
