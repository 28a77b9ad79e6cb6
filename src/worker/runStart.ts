import { t } from '@vscode/l10n';
import type { DatasetDescription } from '../data/dataset.ts';
import { datasetName } from '../data/datasetName.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import { OrderError } from './problem.ts';

/** The run that is to begin. */
export interface StartingRun {
  readonly settings: TrainingSettings;
  readonly description: DatasetDescription;
  readonly iterationsPerEpoch: number;
  readonly totalIterations: number;
}

/**
 * Looks whether a run can begin with these weights, and go on where they say that one stood.
 * @throws {OrderError} `settings`: they are of another network or another run; `other-digits`: it had
 *   others
 */
export function checkStart({ parameters, provenance }: Checkpoint, run: StartingRun): void {
  const wanted = layerSizes(run.settings).join('-');
  const given = [parameters[0]?.inputs, ...parameters.map(({ outputs }) => outputs)].join('-');
  if (given !== wanted) {
    throw new OrderError(
      'settings',
      t('The weights to begin with are of layers {given}, but the settings say {wanted}.', {
        ...{ given, wanted },
      }),
    );
  }
  const { place, dataset } = provenance;
  if (place === undefined) {
    return;
  }
  const { name, digest, trainingCount } = run.description;
  const hasItsDigits = dataset === undefined || dataset.digest === '' || dataset.digest === digest;
  if (!hasItsDigits) {
    throw new OrderError(
      'other-digits',
      dataset.name === name
        ? t(
            'The run was trained on {name}, and the digits here are other {name}. It goes on only with the digits that it had.',
            { name: datasetName(run.description) },
          )
        : t(
            'The run was trained on {trained}, and the digits here are {name}. It goes on only with the digits that it had.',
            { trained: datasetName(dataset), name: datasetName(run.description) },
          ),
    );
  }
  const isInThisRun =
    place.iterationsPerEpoch === run.iterationsPerEpoch && place.iteration <= run.totalIterations;
  if (!isInThisRun) {
    throw new OrderError(
      'settings',
      t(
        'The run that shall go on was at iteration {iteration}, with {before} an epoch; with these settings and {trainingCount} training digits there are {total}, {now} an epoch.',
        {
          ...{ iteration: place.iteration, before: place.iterationsPerEpoch, trainingCount },
          ...{ total: run.totalIterations, now: run.iterationsPerEpoch },
        },
      ),
    );
  }
}
