import { availableParallelism } from 'node:os';
import type { Dataset } from '../data/dataset.ts';
import { counted } from '../data/wording.ts';
import { createEngine } from '../engine/createEngine.ts';
import { endingsOf, WRITERS } from '../params/codecs.ts';
import { paramsFileName } from '../params/fileName.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';
import { TrainingRun } from '../worker/trainingRun.ts';
import { loadDigits } from './digitsOption.ts';
import { InputError, Interrupted } from './failures.ts';
import { writeOptimizer } from './optimizerOnDisk.ts';
import { readChoice, readNumber } from './optionValues.ts';
import { prepareToWrite, writeParams } from './paramsOnDisk.ts';
import { readOptions } from './readArguments.ts';
import { checkDigits, RESUME_HELP, RESUME_OPTIONS, readRun } from './resumeOption.ts';
import { RunHistory } from './runHistory.ts';
import { SETTING_OPTIONS } from './settingOptions.ts';
import type { Terminal } from './terminal.ts';
import { jsonReport, plainReport, type TrainReport } from './trainReport.ts';

export const TRAIN_HELP = `Trains a network and saves it.

  train [options]

  --preset NAME       quick (default), classic or accurate
  --data DIR          folder with MNIST's IDX files or mnist.npz; "generated": digits that the
                      program draws; "auto" (default): looked for in the usual places, downloaded,
                      else generated
  --out FILE          where to save, over a file of that name; the ending chooses the format:
                      ${endingsOf(WRITERS).join(', ')}; default: a new name in this folder
  --seed N            decides everything that is random; the same seed gives the same bits
  --epochs N          how often all training digits are shown
  --hidden 128,64     widths of the hidden layers, or "none"
  --batch N           digits per update, or "full"
  --rate X            learning rate at the start
  --schedule NAME     constant, linear or cosine: how the rate falls
  --optimizer NAME    sgd, momentum or adam
  --weight-decay X    L2 penalty
  --dropout X         share of hidden units left out
  --distortion NAME   none, affine or affine+elastic
  --digits N|all      digits of the training set that are trained, from the first
  --initialization W  first weights: he, uniform or zeros
  --validation N      digits held out of the training set to choose the best epoch
${RESUME_HELP}
  --engine NAME       fast (default) or textbook
  --threads N         at most so many; the result does not depend on it
  --json              one JSON object a line on stdout

Ctrl+C stops training and saves the weights as they are.
The training accuracy of an epoch is the mean over its batches, while the weights changed.`;

const OPTIONS = {
  ...SETTING_OPTIONS,
  ...RESUME_OPTIONS,
  data: { type: 'string' },
  out: { type: 'string' },
  engine: { type: 'string' },
  threads: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const THREADS = { kind: 'whole number', minimum: 1, maximum: 1024 } as const;

/** The `train` command. */
export async function train(
  commandLine: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
  program: string,
): Promise<void> {
  const values = readOptions(commandLine, OPTIONS);
  const chosen = await readRun(values);
  const { preset, settings, from } = chosen;
  const engineNames = ['textbook', 'fast'] as const;
  const engineName = readChoice('engine', values.engine ?? chosen.engine ?? 'fast', engineNames);
  const threads =
    values.threads === undefined
      ? availableParallelism()
      : readNumber('threads', values.threads, THREADS);
  // Without --out a name is made at the end: any name tells whether the folder takes files.
  await prepareToWrite(values.out ?? 'params.safetensors');
  const dataset = await loadDigits(values, terminal, signal);
  const { training, test } = dataset;
  if (settings.validationDigits >= training.count) {
    throw new InputError(
      `--validation ${settings.validationDigits} leaves nothing to train: there are only ` +
        `${counted(training.count, 'training digit')}.`,
    );
  }
  checkDigits(chosen, dataset);
  for (const note of chosen.notes) {
    terminal.note(`Note: ${note}`);
  }
  const { engine, notice } = createEngine(engineName, { settings, training, test, threads });
  if (notice && (values.engine === 'fast' || values.threads !== undefined)) {
    terminal.note(`Note: ${notice}`);
  }
  const report = values.json ? jsonReport(terminal) : plainReport(terminal, settings);
  const run = { engine, dataset, settings, preset, program, from };
  const end = await runToTheEnd(run, report, signal);
  await save(end, values.out, dataset, report);
}

type RunOptions = Omit<ConstructorParameters<typeof TrainingRun>[0], 'emit'>;
type End = {
  readonly type: 'finished' | 'interrupted' | 'diverged';
  readonly checkpoint: Checkpoint;
  readonly problem?: string;
};

async function runToTheEnd(
  options: RunOptions,
  report: TrainReport,
  signal: AbortSignal,
): Promise<End> {
  let end: End | undefined;
  let problem: string | undefined;
  const history = new RunHistory();
  const emit = (event: FromWorker) => {
    history.onEvent(event);
    report.onEvent(event);
    if (event.type === 'paused') {
      // Nobody is there who could go on with another learning rate.
      problem = event.problem?.message;
      run.stop();
    } else if (event.type === 'finished') {
      const { checkpoint, problem: warning } = event;
      end = { type: 'finished', checkpoint, problem: warning?.message };
    } else if (event.type === 'stopped') {
      const type = problem === undefined ? 'interrupted' : 'diverged';
      end = { type, checkpoint: event.checkpoint, problem: problem ?? event.problem?.message };
    }
  };
  const run = new TrainingRun({ ...options, emit });
  const stop = () => run.stop();
  signal.addEventListener('abort', stop);
  if (signal.aborted) {
    run.stop();
  }
  try {
    await run.start();
  } finally {
    signal.removeEventListener('abort', stop);
    await run.dispose();
  }
  return { ...end!, checkpoint: history.addTo(end!.checkpoint) };
}

async function save(
  { type, checkpoint, problem }: End,
  out: string | undefined,
  { description }: Dataset,
  report: TrainReport,
): Promise<void> {
  const file = out ?? paramsFileName(checkpoint, new Date());
  const isUntrained = checkpoint.provenance.iterations === 0;
  if (!isUntrained) {
    await writeParams(file, checkpoint);
    await writeOptimizer(file, checkpoint);
  }
  const where = isUntrained ? 'Nothing was saved.' : `The weights are saved in ${file}.`;
  if (type === 'diverged') {
    throw new InputError(`${problem} ${where}`);
  }
  if (type === 'interrupted') {
    throw new Interrupted(['Stopped.', where, problem].filter(Boolean).join(' '));
  }
  report.onSaved(checkpoint, file, description, problem);
}
