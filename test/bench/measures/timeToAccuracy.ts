import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { PresetName } from '../../../src/nn/presets.ts';
import type { Measure } from '../measure.ts';
import type { Workspace } from '../workspace.ts';

export const TO_98 = 'Quick, from the command to 98.0 %';

/** What a run of the command line came to. */
export interface TimedRun {
  /** From the start of the process to the end of the first epoch that reads so many right. */
  readonly seconds: number;
  /** To the end of the process. */
  readonly secondsInAll: number;
  /** Of the last epoch. */
  readonly testAccuracy: number;
}

/** Seconds from the start of a new process, with the files on disk. */
export function timeToAccuracyMeasure(workspace: Workspace, data: string): Measure {
  return {
    subject: TO_98,
    who: 'command line',
    unit: 's',
    run: async () => (await timeToAccuracy(workspace, data, 'quick', 0.98)).seconds,
  };
}

/** @throws Error if the preset does not get there */
export async function timeToAccuracy(
  { commandLine, folder }: Pick<Workspace, 'commandLine' | 'folder'>,
  data: string,
  preset: PresetName,
  wanted: number,
): Promise<TimedRun> {
  const out = path.join(folder, `${preset}.safetensors`);
  const start = performance.now();
  const passed = () => (performance.now() - start) / 1000;
  const program = spawn(
    process.execPath,
    [commandLine, 'train', '--json', '--preset', preset, '--data', data, '--out', out],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let seconds: number | undefined;
  let testAccuracy = 0;
  for await (const line of createInterface(program.stdout)) {
    const event = JSON.parse(line);
    testAccuracy = event.testAccuracy;
    if (event.type === 'epoch' && testAccuracy >= wanted) {
      seconds ??= passed();
    }
  }
  if (seconds === undefined) {
    throw new Error(
      `${preset} ended at ${testAccuracy} test accuracy, without reaching ${wanted}.`,
    );
  }
  return { seconds, secondsInAll: passed(), testAccuracy };
}
