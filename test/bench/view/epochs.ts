// Reads the extension's log: when the epochs of a run ended, and how fast they were.

/** A time of measuring, in milliseconds since 1970. */
export interface Phase {
  readonly start: number;
  readonly end: number;
}

export interface Epoch {
  /** In milliseconds since 1970. */
  readonly end: number;
  readonly samplesPerSecond: number;
}

/** All epochs that a log tells of. */
export function epochsIn(log: string): Epoch[] {
  const lines = log.matchAll(/^(\S+) (\S+) \[info\] epoch .* {2}([\d,]+) samples\/s$/gm);
  return Array.from(lines, ([, date, time, speed]) => ({
    end: Date.parse(`${date}T${time}`),
    samplesPerSecond: Number(speed.replaceAll(',', '')),
  }));
}

/** The epochs that began and ended in the phase: the others are partly of another one. */
export function wholeEpochs({ start, end }: Phase, epochs: readonly Epoch[]): Epoch[] {
  return epochs.filter(
    (epoch, index) => index > 0 && epochs[index - 1].end >= start && epoch.end <= end,
  );
}

/** Mean speed of epochs of the same length. @throws RangeError without any: that is no number */
export function speedOf(epochs: readonly Epoch[]): number {
  if (epochs.length === 0) {
    throw new RangeError('Without a whole epoch there is no speed.');
  }
  const secondsPerSample = epochs.map(({ samplesPerSecond }) => 1 / samplesPerSecond);
  return epochs.length / secondsPerSample.reduce((sum, seconds) => sum + seconds, 0);
}
