import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { Dataset } from '../../src/data/dataset.ts';

/** What the numbers depend on. */
export function conditionsOf({ description, training }: Dataset): Record<string, string> {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: String(availableParallelism()),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${platform()} ${release()} ${arch()}`,
    // Other programs take their share of every number below.
    'load before': loadavg()[0].toFixed(1),
    node: process.version,
    digits: `${description.name}, ${training.count} for training`,
  };
}

/** 1, every power of two, all. */
export function threadCounts(): number[] {
  const all = availableParallelism();
  const counts = [];
  for (let count = 1; count < all; count *= 2) {
    counts.push(count);
  }
  return [...counts, all];
}
