import type { DatasetDescription } from '../data/dataset.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { Checkpoint, FromWorker, RunPosition } from '../protocol.ts';
import { progressBar, type Terminal } from './terminal.ts';
import { duration, grouped, percent } from './words.ts';

/** Tells of a run as it goes on. */
export interface TrainReport {
  onEvent(event: FromWorker): void;
  onSaved(checkpoint: Checkpoint, file: string, dataset: DatasetDescription): void;
}

/** One JSON object a line, for programs. */
export function jsonReport(terminal: Terminal): TrainReport {
  return {
    onEvent: event => {
      if (event.type === 'epoch') {
        terminal.out(JSON.stringify(event));
      }
    },
    onSaved: ({ provenance }, file) => {
      const { testAccuracy, seconds } = provenance;
      terminal.out(JSON.stringify({ type: 'finished', testAccuracy, seconds, params: file }));
    },
  };
}

/** Sentences and a bar, for people. */
export function plainReport(terminal: Terminal, settings: TrainingSettings): TrainReport {
  const { epochs, seed } = settings;
  const layers = layerSizes(settings).join('-');
  terminal.out(`Training ${layers} for ${grouped(epochs)} epochs, seed ${seed}`);
  return {
    onEvent: event => {
      if (event.type === 'progress') {
        terminal.status(positionText(event.position));
      } else if (event.type === 'epoch') {
        const { epoch, loss, trainAccuracy, testAccuracy, samplesPerSecond } = event;
        terminal.out(
          `Epoch ${String(epoch).padStart(String(epochs).length)} of ${epochs}: ` +
            `test ${percent(testAccuracy)}, training ${percent(trainAccuracy)}, ` +
            `loss ${loss.toFixed(4)}, ${grouped(samplesPerSecond)} digits/s`,
        );
      }
    },
    onSaved: ({ provenance }, file, { kind, testCount }) => {
      const what = kind === 'generated' ? 'generated test digits' : 'test digits';
      const { testAccuracy = 0, seconds = 0, epochs: kept } = provenance;
      const chosen =
        kept === epochs ? '' : ` (of epoch ${kept}, which the validation digits chose)`;
      terminal.out(
        `Finished: ${percent(testAccuracy)} of ${grouped(testCount)} ${what} are right${chosen}, ` +
          `after ${duration(seconds)} of training.`,
      );
      terminal.out(`Saved in ${file}`);
    },
  };
}

function positionText(position: RunPosition): string {
  const { iteration, totalIterations, samplesPerSecond, secondsLeft } = position;
  const share = iteration / totalIterations;
  const left = iteration === 0 ? '' : `, ${duration(secondsLeft)} left`;
  const speed = `${grouped(samplesPerSecond)} digits/s`;
  return `${progressBar(share)} ${Math.floor(share * 100)} %, ${speed}${left}`;
}
