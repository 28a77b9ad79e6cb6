import type { CommandHandlers } from './commands.ts';
import type { RunEnd } from './runEnd.ts';
import type { Session } from './session.ts';
import type { RunStarter } from './startRun.ts';

type RunCommand =
  | 'train'
  | 'trainWithPreset'
  | 'pause'
  | 'resume'
  | 'stepBatch'
  | 'stepEpoch'
  | 'stop'
  | 'saveParams';

/** Commands that start, steer and save a run. */
export function runCommands(
  session: Session,
  starter: RunStarter,
  runEnd: RunEnd,
): Pick<CommandHandlers, RunCommand> {
  return {
    train: () => starter.train(),
    trainWithPreset: () => starter.trainWithPreset(),
    pause: () => session.pause(),
    resume: () => session.resume(),
    stepBatch: () => session.step('batch'),
    stepEpoch: () => session.step('epoch'),
    stop: () => session.stop(),
    async saveParams() {
      await runEnd.save();
    },
  };
}
