import { PRESETS } from '../../../src/nn/presets.ts';
import { encodeSafetensors } from '../../../src/params/safetensors.ts';
import { networkOf } from '../../unit/params/safetensorsFiles.ts';

const POINTS = 200;
const SMALL = { ...PRESETS[0].settings, hiddenLayers: [32] };

/** So many runs as a workspace has them, each with as long a curve as is kept: files by their names. */
export function runFiles(count: number): Record<string, Uint8Array> {
  const parameters = networkOf([784, 32, 10]);
  const first = Date.parse('2026-11-20T10:00:00Z');
  const files = Array.from({ length: count }, (_, run) => {
    const accuracy = 0.9 + 0.0009 * run;
    const points = Array.from({ length: POINTS }, (_, at) => ({
      ...{ iteration: 100 * (at + 1), trainLoss: 1 / (at + 1), trainAccuracy: accuracy },
      ...{ testLoss: 1.1 / (at + 1), testAccuracy: accuracy - 0.4 / (at + 1) },
    }));
    const provenance = {
      ...{ preset: 'quick', settings: SMALL, epochs: 10, iterations: 100 * POINTS, seconds: 12.5 },
      ...{ testAccuracy: accuracy, curve: { iterationsPerEpoch: 2000, points } },
      created: new Date(first + 60_000 * run).toISOString(),
    };
    return [`params/run-${run}.safetensors`, encodeSafetensors({ parameters, provenance })];
  });
  return Object.fromEntries(files);
}
