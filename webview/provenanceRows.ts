import type { TrainingSettings } from '../src/nn/settings.ts';
import type { Provenance } from '../src/params/paramsFile.ts';
import { duration } from './duration.ts';
import { percent, wholeNumber } from './figures.ts';
import { branchText } from './moment.ts';

/** A name and what stands for it. */
export interface ProvenanceRow {
  readonly name: string;
  readonly value: string;
}

/** What the file says of how it was made; what it does not say has no row. */
export function provenanceRows(provenance: Provenance): ProvenanceRow[] {
  const { settings, dataset } = provenance;
  const rows: [string, string | undefined][] = [
    ['Made', provenance.created && localTime(provenance.created)],
    ['By', provenance.program],
    ['Preset', provenance.preset],
    ['Branched from', provenance.branchedFrom && branchText(provenance.branchedFrom)],
    ['Changed from', provenance.changedFrom],
    ['Trained on', dataset?.name],
    ['Digest of the digits', dataset && shortDigest(dataset.digest)],
    ['Epochs', number(provenance.epochs)],
    ['Updates', number(provenance.iterations)],
    ['Training accuracy', share(provenance.trainAccuracy)],
    ['Test accuracy', share(provenance.testAccuracy)],
    ['Training time', provenance.seconds === undefined ? undefined : duration(provenance.seconds)],
    ['Engine', provenance.engine],
    ...(settings === undefined ? [] : settingRows(settings)),
  ];
  return rows.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function settingRows(settings: TrainingSettings): [string, string | undefined][] {
  return [
    ['Hidden layers', settings.hiddenLayers.join(', ') || 'none'],
    ['First weights', settings.initialization === 'he' ? 'He' : settings.initialization],
    [
      'Digits trained',
      settings.trainingDigits === 'all'
        ? undefined
        : `the first ${wholeNumber(settings.trainingDigits)}`,
    ],
    ['Optimizer', settings.optimizer],
    ['Batch', settings.batchSize === 'full' ? 'all digits' : wholeNumber(settings.batchSize)],
    ['Learning rate', `${settings.learningRate}, ${settings.schedule}`],
    ['Gradient scale', settings.gradientScale === 1 ? undefined : `${settings.gradientScale}`],
    ['Weight decay', settings.weightDecay === 0 ? undefined : `${settings.weightDecay}`],
    ['Dropout', settings.dropout === 0 ? undefined : `${settings.dropout}`],
    ['Distortion', settings.distortion],
    [
      'Held out for validation',
      settings.validationDigits === 0 ? undefined : wholeNumber(settings.validationDigits),
    ],
    ['Seed', `${settings.seed}`],
  ];
}

/** In the reader's own time zone; the text itself if it is no time. */
function localTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime())
    ? iso
    : time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

function shortDigest(digest: string): string {
  return digest.length > 16 ? `${digest.slice(0, 16)}…` : digest;
}

function number(value: number | undefined): string | undefined {
  return value === undefined ? undefined : wholeNumber(value);
}

function share(value: number | undefined): string | undefined {
  return value === undefined ? undefined : percent(value, 2);
}
