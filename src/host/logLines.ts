import { counted, grouped, secondsText } from '../data/wording.ts';
import type { SessionFacts } from './sessionFacts.ts';
import { percent } from './wording.ts';
import type { WorkerNews } from './workerConversation.ts';

/**
 * What the log says of a piece of news: one line each. Scripts read them (`npm start` prints them
 * in its terminal), so their beginnings are kept as they are.
 */
export function logLines(news: WorkerNews, facts: SessionFacts): string[] {
  switch (news.type) {
    case 'loading':
      return [`loading: ${news.progress.message}`];
    case 'started':
      return startedLines(news);
    case 'epoch':
      return [epochLine(news, facts)];
    case 'paused':
      return [`paused: ${news.problem?.message ?? `at ${positionText(news.position)}`}`];
    case 'resumed':
      return ['resumed'];
    case 'finished':
      return [`finished: ${resultLine(news)}`, ...warningLines(news)];
    case 'stopped':
      return [`stopped: ${resultLine(news)}`, ...warningLines(news)];
    case 'cancelled':
      return ['stopped: while loading the digits; nothing was trained'];
    case 'failed':
      return [`failed: ${news.problem.message}`];
    default:
      return [];
  }
}

type News<Type extends WorkerNews['type']> = Extract<WorkerNews, { readonly type: Type }>;

function startedLines({ dataset, engine, engineNotice }: News<'started'>): string[] {
  const { name, source, trainingCount, testCount, notice } = dataset;
  const counts = `${grouped(trainingCount)} training and ${grouped(testCount)} test digits`;
  return [
    `dataset: ${name}, ${counts}, ${source}`,
    ...(notice === undefined ? [] : [`notice: ${notice}`]),
    `engine: ${engine}`,
    ...(engineNotice === undefined ? [] : [`notice: ${engineNotice}`]),
  ];
}

function epochLine(news: News<'epoch'>, { position }: SessionFacts): string {
  return [
    `epoch ${news.epoch}/${position?.epochs ?? '?'}`,
    `train ${percent(news.trainAccuracy, 2)}`,
    `test ${percent(news.testAccuracy, 2)}`,
    `loss ${news.loss.toFixed(4)}`,
    `${grouped(news.samplesPerSecond)} samples/s`,
  ].join('  ');
}

function resultLine({ checkpoint, position }: News<'finished' | 'stopped'>): string {
  const { testAccuracy } = checkpoint.provenance;
  const duration = `after ${counted(position.epoch, 'epoch')} in ${secondsText(position.seconds)}`;
  return testAccuracy === undefined
    ? `${duration}, test accuracy not measured here`
    : `test accuracy ${percent(testAccuracy, 2)} ${duration}`;
}

function warningLines({ problem }: News<'finished' | 'stopped'>): string[] {
  return problem === undefined ? [] : [`warning: ${problem.message}`];
}

function positionText({ iteration, totalIterations }: News<'paused'>['position']): string {
  return `iteration ${grouped(iteration)} of ${grouped(totalIterations)}`;
}
