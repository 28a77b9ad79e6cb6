// How training goes on from a params file: what its run was, where it stood, what its optimizer knew.
import { t } from '@vscode/l10n';
import { REMEMBERED } from '../nn/optimizer.ts';
import type { OptimizerState } from '../nn/optimizerState.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import { layersText } from './layerTensors.ts';
import { decodeOptimizerFile, OPTIMIZER_ENDING } from './optimizerFile.ts';
import { parametersDigest } from './parametersDigest.ts';
import { ParamsError, type ParamsFile } from './paramsFile.ts';

/** A params file that training shall go on from. */
export interface ResumedFile extends ParamsFile {
  /** For sentences. */
  readonly fileName: string;
  /** The bytes of the optimizer file beside it; undefined if there is none. */
  readonly optimizerFile: Uint8Array | undefined;
}

/** How training goes on. */
export interface Resumption {
  /** `run`: the run has epochs left; `finished`: it has none; `weights`: a new run begins from them. */
  readonly kind: 'run' | 'finished' | 'weights';
  readonly settings: TrainingSettings;
  /** What the run begins with; with a `place` it goes on. */
  readonly from: ParamsFile & { readonly optimizer?: OptimizerState };
  /** What a person should know of it, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Looks how training goes on from a file. What it lacks is said in the notes, and nothing is refused.
 * @param current the settings of now, for a file that has none
 */
export async function planResumption(
  file: ResumedFile,
  current: TrainingSettings,
): Promise<Resumption> {
  const { parameters, provenance, fileName } = file;
  const { settings, place } = provenance;
  if (settings === undefined || layerSizes(settings).join('-') !== layersText(parameters)) {
    const hiddenLayers = parameters.slice(0, -1).map(({ outputs }) => outputs);
    const note = t(
      '{fileName} does not say what run made it: a new run begins from its weights, with the settings of now.',
      { fileName },
    );
    return weightsOnly(file, { ...current, hiddenLayers }, note);
  }
  if (place === undefined) {
    const note = t(
      '{fileName} does not say where its run stood: a new run begins from its weights, with its settings.',
      { fileName },
    );
    return weightsOnly(file, settings, note);
  }
  const { optimizer, note } = await rememberedWith(file, settings);
  return {
    kind: place.iteration < settings.epochs * place.iterationsPerEpoch ? 'run' : 'finished',
    settings,
    from: { parameters, provenance, ...(optimizer && { optimizer }) },
    notes: note === undefined ? [] : [note],
  };
}

/** A new run from the weights of a file, which takes nothing else from it. */
export function weightsOnly(
  { parameters }: ParamsFile,
  settings: TrainingSettings,
  note: string,
): Resumption {
  return { kind: 'weights', settings, from: { parameters, provenance: {} }, notes: [note] };
}

/**
 * The finished run with so many epochs more. At a constant rate they are as if they had been planned
 * from the beginning; a falling one, which has arrived at 0, falls again from its first value over
 * the epochs that are added.
 */
export function withMoreEpochs(resumption: Resumption, epochs: number): Resumption {
  const { settings, from } = resumption;
  const { place } = from.provenance;
  if (place === undefined) {
    return resumption;
  }
  const scheduleStart = settings.schedule === 'constant' ? place.scheduleStart : settings.epochs;
  const provenance = { ...from.provenance, place: { ...place, scheduleStart } };
  return {
    ...resumption,
    kind: 'run',
    settings: { ...settings, epochs: settings.epochs + epochs },
    from: { ...from, provenance },
  };
}

/** What the learning rate does in epochs that are added to a finished run, as a sentence. */
export function addedEpochsText({
  schedule,
  learningRate,
}: Pick<TrainingSettings, 'schedule' | 'learningRate'>): string {
  return schedule === 'constant'
    ? t('The learning rate stays at {learningRate}.', { learningRate })
    : t('The learning rate begins at {learningRate} again and falls to 0 over them.', {
        learningRate,
      });
}

/** What the optimizer remembers, or why it begins anew; of an optimizer without memory neither. */
async function rememberedWith(
  { parameters, fileName, optimizerFile }: ResumedFile,
  { optimizer }: TrainingSettings,
): Promise<{ optimizer?: OptimizerState; note?: string }> {
  if (REMEMBERED[optimizer] === 0) {
    return {};
  }
  const anew = t(
    '{optimizer} begins without memory of earlier gradients, so the run goes on, but not bit for bit.',
    { optimizer },
  );
  const name = `${fileName}${OPTIMIZER_ENDING}`;
  if (optimizerFile === undefined) {
    return { note: t('There is no {name}: {anew}', { name, anew }) };
  }
  try {
    const found = decodeOptimizerFile(optimizerFile, name);

    const isOfLayers = found.state.memories.every(
      layers =>
        layers.map(({ inputs, outputs }) => `${inputs}-${outputs}`).join() ===
        parameters.map(({ inputs, outputs }) => `${inputs}-${outputs}`).join(),
    );
    const belongs =
      found.optimizer === optimizer &&
      found.parametersDigest === (await parametersDigest(parameters)) &&
      isOfLayers;
    return belongs
      ? { optimizer: found.state }
      : { note: t('{name} belongs to other weights: {anew}', { name, anew }) };
  } catch (error) {
    if (error instanceof ParamsError) {
      // In English that would be said twice; elsewhere it does no harm.
      const message = error.message.replace(/ Resume without it\.$/, '');
      return { note: t('{message} So {anew}', { message, anew }) };
    }
    throw error;
  }
}
