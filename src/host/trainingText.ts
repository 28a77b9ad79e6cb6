import { t } from '@vscode/l10n';
import { datasetName } from '../data/datasetName.ts';
import { grouped, secondsText } from '../data/wording.ts';
import { confusionMatrix } from '../nn/metrics.ts';
import { layerSizes } from '../nn/settings.ts';
import type { RunState, SessionSnapshot } from '../protocol/snapshot.ts';
import { percent } from './wording.ts';

/** Rows of the table of measures at most: of a long run every so many. */
const MOST_ROWS = 50;
const MOST_CONFUSIONS = 10;

/**
 * A run as a document to be read from top to bottom, by eye or ear: what the dashboard shows, in
 * words and tables. Markdown.
 */
export function trainingText(snapshot: SessionSnapshot): string {
  const parts = [heading(snapshot), ...facts(snapshot), measures(snapshot), confusions(snapshot)];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function heading({ state }: SessionSnapshot): string {
  const title = t('MNIST training: {state}', { state: STATES[state]() });
  return `# ${title}`;
}

const STATES: Readonly<Record<RunState, () => string>> = {
  idle: () => t('nothing runs'),
  loading: () => t('loading the digits'),
  training: () => t('the network learns'),
  paused: () => t('paused'),
  finished: () => t('finished'),
  stopped: () => t('stopped'),
  failed: () => t('failed'),
};

function facts(snapshot: SessionSnapshot): string[] {
  const { position, dataset, problem, ending, savedAs, settings, history } = snapshot;
  if (position === undefined) {
    return [t('Run the command "MNIST: Train". This document then follows the run.')];
  }
  const accuracy = history.test.accuracy.at(-1);
  const lines = [
    t('Network: {layers}, seed {seed}.', {
      layers: layerSizes(settings).join('-'),
      seed: settings.seed,
    }),
    accuracy === undefined
      ? ''
      : t('Test accuracy: {accuracy}.', { accuracy: percent(accuracy, 2) }),
    t('Epochs done: {epoch} of {epochs}; iteration {iteration} of {totalIterations}.', {
      epoch: grouped(position.epoch),
      epochs: grouped(position.epochs),
      iteration: grouped(position.iteration),
      totalIterations: grouped(position.totalIterations),
    }),
    t('Time: {seconds}; {speed} samples a second.', {
      seconds: secondsText(position.seconds),
      speed: grouped(position.samplesPerSecond),
    }),
    dataset === undefined
      ? ''
      : t('Digits: {name}, {training} to learn from and {test} to test.', {
          name: datasetName(dataset),
          training: grouped(dataset.trainingCount),
          test: grouped(dataset.testCount),
        }),
    savedAs === undefined ? '' : t('Saved as {savedAs}.', { savedAs }),
    ending ?? '',
    problem?.message ?? '',
  ];
  return [
    lines
      .filter(line => line !== '')
      .map(line => `- ${line}`)
      .join('\n'),
  ];
}

/** Every measure of the test digits, or of a long run every so many. */
function measures({ history, position }: SessionSnapshot): string {
  const { test, training } = history;
  const every = Math.ceil(test.iteration.length / MOST_ROWS);
  const rows = Array.from(test.iteration, (iteration, index) => ({ iteration, index })).filter(
    ({ index }) => index % Math.max(1, every) === 0 || index === test.iteration.length - 1,
  );
  if (rows.length === 0 || position === undefined) {
    return '';
  }
  const titles = [
    ...[t('Iteration'), t('Epoch'), t('Test accuracy'), t('Test loss'), t('Training accuracy')],
  ];
  const cells = rows.map(({ iteration, index }) => {
    const before = lastUpTo(training.iteration, iteration);
    return [
      grouped(iteration),
      (iteration / position.iterationsPerEpoch).toFixed(2).replace(/\.?0+$/, ''),
      percent(test.accuracy[index], 2),
      test.loss[index].toFixed(4),
      before < 0 ? '–' : percent(training.accuracy[before], 2),
    ];
  });
  return `## ${t('Measures of the test digits')}\n\n${table(titles, cells)}`;
}

/** Index of the last value that is not larger; -1 if all are. */
function lastUpTo(values: Float64Array, limit: number): number {
  return values.findLastIndex(value => value <= limit);
}

function confusions({ testLabels, testPredictions }: SessionSnapshot): string {
  if (testLabels === undefined || testPredictions === undefined) {
    return '';
  }
  const matrix = confusionMatrix(testLabels, testPredictions.predicted);
  const titles = [t('Digit'), ...matrix.map((_, digit) => t('read as {digit}', { digit }))];
  const rows = matrix.map((row, digit) => [`${digit}`, ...row.map(grouped)]);
  const mistakes = matrix
    .flatMap((row, digit) => row.map((count, answer) => ({ digit, answer, count })))
    .filter(({ digit, answer, count }) => digit !== answer && count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_CONFUSIONS)
    .map(
      ({ digit, answer, count }) =>
        `- ${t('{digit} read as {answer}: {count}', { digit, answer, count: grouped(count) })}`,
    );
  return [
    `## ${t('What it reads the test digits as')}`,
    table(titles, rows),
    mistakes.length === 0 ? t('No test digit is wrong.') : t('The most frequent mistakes:'),
    mistakes.join('\n'),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---:')), ...rows.map(line)].join('\n');
}
