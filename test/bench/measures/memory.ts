import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { PresetName } from '../../../src/nn/presets.ts';
import type { Measure } from '../measure.ts';
import type { Workspace } from '../workspace.ts';

export const LOADED_MEMORY = 'resident memory, full set loaded';
export const ACCURATE_MEMORY = 'resident memory, at most during Accurate';

/** Megabytes (2^20 bytes) of a process with nothing in it but the training worker. */
export interface ResidentMemory {
  /** When training starts. */
  readonly loaded: number;
  /** At most, loading included. */
  readonly highest: number;
}

export function memoryMeasures(
  { worker }: Workspace,
  folder: string | undefined,
  seconds: number,
): Measure[] {
  const measure = (subject: string, preset: PresetName, which: keyof ResidentMemory): Measure => ({
    subject,
    who: 'worker',
    unit: 'MB',
    run: async () => (await residentMemory(worker, folder, preset, seconds))[which],
  });
  return [
    measure(LOADED_MEMORY, 'quick', 'loaded'),
    measure(ACCURATE_MEMORY, 'accurate', 'highest'),
  ];
}

async function residentMemory(
  worker: string,
  folder: string | undefined,
  preset: PresetName,
  seconds: number,
): Promise<ResidentMemory> {
  const script = path.join(import.meta.dirname, 'memoryOfWorker.ts');
  const probe = spawn(process.execPath, [script, worker, folder ?? '', preset, String(seconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(probe.stdout));
}
