import { t } from '@vscode/l10n';
import { datasetName } from '../src/data/datasetName.ts';
import type { TrainingSettings } from '../src/nn/settings.ts';
import type { Provenance } from '../src/params/paramsFile.ts';
import { duration } from './duration.ts';
import { percent, wholeNumber } from './figures.ts';
import { branchText } from './moment.ts';
import { dateText } from './numberFormat.ts';

/** A name and what stands for it. */
export interface ProvenanceRow {
  readonly name: string;
  readonly value: string;
}

/** What the file says of how it was made; what it does not say has no row. */
export function provenanceRows(provenance: Provenance): ProvenanceRow[] {
  const { settings, dataset } = provenance;
  const rows: [string, string | undefined][] = [
    [t('Made'), provenance.created && localTime(provenance.created)],
    [t('By'), provenance.program],
    [t('Preset'), provenance.preset],
    [t('Branched from'), provenance.branchedFrom && branchText(provenance.branchedFrom)],
    [t('Changed from'), provenance.changedFrom],
    [t('Trained on'), dataset && datasetName(dataset)],
    [t('Digest of the digits'), dataset && shortDigest(dataset.digest)],
    [t('Epochs'), number(provenance.epochs)],
    [t('Updates'), number(provenance.iterations)],
    [t('Training accuracy'), share(provenance.trainAccuracy)],
    [t('Test accuracy'), share(provenance.testAccuracy)],
    [
      t('Training time'),
      provenance.seconds === undefined ? undefined : duration(provenance.seconds),
    ],
    [t('Engine'), provenance.engine],
    ...(settings === undefined ? [] : settingRows(settings)),
  ];
  return rows.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function settingRows(settings: TrainingSettings): [string, string | undefined][] {
  return [
    [t('Hidden layers'), settings.hiddenLayers.join(', ') || t('none')],
    [t('First weights'), settings.initialization === 'he' ? 'He' : settings.initialization],
    [
      t('Digits trained'),
      settings.trainingDigits === 'all'
        ? undefined
        : t('the first {count}', { count: wholeNumber(settings.trainingDigits) }),
    ],
    [t('Optimizer'), settings.optimizer],
    [t('Batch'), settings.batchSize === 'full' ? t('all digits') : wholeNumber(settings.batchSize)],
    [t('Learning rate'), `${settings.learningRate}, ${settings.schedule}`],
    [t('Gradient scale'), settings.gradientScale === 1 ? undefined : `${settings.gradientScale}`],
    [t('Weight decay'), settings.weightDecay === 0 ? undefined : `${settings.weightDecay}`],
    [t('Dropout'), settings.dropout === 0 ? undefined : `${settings.dropout}`],
    [t('Distortion'), settings.distortion],
    [
      t('Held out for validation'),
      settings.validationDigits === 0 ? undefined : wholeNumber(settings.validationDigits),
    ],
    [t('Seed'), `${settings.seed}`],
  ];
}

/** In the reader's own time zone; the text itself if it is no time. */
function localTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : dateText(time);
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
