import type { DatasetDescription } from '../data/dataset.ts';
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
      `The weights to begin with are of layers ${given}, but the settings say ${wanted}.`,
    );
  }
  const { place, dataset } = provenance;
  if (place === undefined) {
    return;
  }
  const { name, digest, trainingCount } = run.description;
  const hasItsDigits = dataset === undefined || dataset.digest === '' || dataset.digest === digest;
  if (!hasItsDigits) {
    const shown = dataset.name === name ? `other ${name}` : name;
    throw new OrderError(
      'other-digits',
      `The run was trained on ${dataset.name}, and the digits here are ${shown}. It goes on only ` +
        'with the digits that it had.',
    );
  }
  const isInThisRun =
    place.iterationsPerEpoch === run.iterationsPerEpoch && place.iteration <= run.totalIterations;
  if (!isInThisRun) {
    throw new OrderError(
      'settings',
      `The run that shall go on was at iteration ${place.iteration}, with ` +
        `${place.iterationsPerEpoch} an epoch; with these settings and ${trainingCount} training ` +
        `digits there are ${run.totalIterations}, ${run.iterationsPerEpoch} an epoch.`,
    );
  }
}
