import type { DatasetDescription } from '../data/dataset.ts';
import { counted, grouped, measuringText } from '../data/wording.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { Checkpoint, RunPosition } from '../protocol/subjects.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';
import { percentDone, type Status } from './statusLine.ts';
import type { Terminal } from './terminal.ts';
import { duration, percent } from './words.ts';

/** Tells of a run as it goes on. */
export interface TrainReport {
  onEvent(event: FromWorker): void;
  /** @param warning what a person should know of the result */
  onSaved(
    checkpoint: Checkpoint,
    file: string,
    dataset: DatasetDescription,
    warning?: string,
  ): void;
}

/** One JSON object a line, for programs. */
export function jsonReport(terminal: Terminal): TrainReport {
  return {
    onEvent: event => {
      if (event.type === 'epoch') {
        terminal.out(JSON.stringify(event));
      }
    },
    onSaved: ({ provenance }, file, _dataset, warning) => {
      const { testAccuracy, seconds } = provenance;
      terminal.out(
        JSON.stringify({ type: 'finished', testAccuracy, seconds, params: file, warning }),
      );
    },
  };
}

/** Sentences and a bar, for people. */
export function plainReport(terminal: Terminal, settings: TrainingSettings): TrainReport {
  const { epochs, seed } = settings;
  const layers = layerSizes(settings).join('-');
  terminal.out(`Training ${layers} for ${counted(epochs, 'epoch')}, seed ${seed}`);
  return {
    onEvent: event => {
      if (event.type === 'progress') {
        terminal.status(positionStatus(event.position));
      } else if (event.type === 'epoch') {
        const { epoch, loss, trainAccuracy, testAccuracy, samplesPerSecond } = event;
        terminal.out(
          `Epoch ${String(epoch).padStart(String(epochs).length)} of ${epochs}: ` +
            `test ${percent(testAccuracy)}, training ${percent(trainAccuracy)}, ` +
            `loss ${loss.toFixed(4)}, ${grouped(samplesPerSecond)} digits/s`,
        );
      }
    },
    onSaved: ({ provenance }, file, { kind, testCount }, warning) => {
      const what = kind === 'generated' ? 'generated test digit' : 'test digit';
      const { testAccuracy = 0, seconds = 0, epochs: kept } = provenance;
      const chosen =
        kept === epochs ? '' : ` (of epoch ${kept}, which the validation digits chose)`;
      terminal.out(
        `Finished: reads ${percent(testAccuracy)} of ${counted(testCount, what)} right${chosen}, ` +
          `after ${duration(seconds)} of training.`,
      );
      terminal.out(`Saved in ${file}`);
      if (warning !== undefined) {
        terminal.note(`Warning: ${warning}`);
      }
    },
  };
}

function positionStatus(position: RunPosition): Status {
  if (position.measuring) {
    const { done, total } = position.measuring;
    return { parts: [measuringText(position.measuring)], share: done / total };
  }
  const { iteration, totalIterations, samplesPerSecond, secondsLeft } = position;
  const share = iteration / totalIterations;
  const parts = [percentDone(share), `${grouped(samplesPerSecond)} digits/s`];
  return {
    parts:
      iteration === 0 ? parts : [...parts, `${duration(Math.ceil(10 * secondsLeft) / 10)} left`],
    share,
  };
}
