/** Something that is measured again and again. */
export interface Measure {
  /** Measures of one subject stand beside each other, e.g. the same shape with two programs. */
  readonly subject: string;
  /** Who does it, e.g. `textbook` or `NumPy, 2 threads`. */
  readonly who: string;
  readonly unit: 'samples/s' | 's' | 'ms' | 'µs' | 'GFLOP/s' | 'MB';
  /** One measurement, in `unit`. */
  readonly run: () => Promise<number> | number;
}

/** What came out; medians say more than means on a machine that does other things too. */
export interface Result extends Omit<Measure, 'run'> {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
}

/** How measures are repeated. */
export interface Rounds {
  readonly rounds: number;
  /** A round before the others that does not count; new processes need none. */
  readonly warmsUp: boolean;
}

/** Runs all measures round by round, so that a slow minute of the machine falls on all of them. */
export async function measureAll(
  measures: readonly Measure[],
  { rounds, warmsUp }: Rounds,
  onRound: (round: number) => void,
): Promise<Result[]> {
  const values = measures.map((): number[] => []);
  for (let round = warmsUp ? 0 : 1; round <= rounds; round++) {
    onRound(round);
    for (const [index, measure] of measures.entries()) {
      const value = await measure.run();
      if (round > 0) {
        values[index].push(value);
      }
    }
  }
  return measures.map(({ subject, who, unit }, index) => {
    const sorted = values[index].sort((a, b) => a - b);
    return {
      ...{ subject, who, unit, rounds },
      median: (sorted[(rounds - 1) >> 1] + sorted[rounds >> 1]) / 2,
      min: sorted[0],
      max: sorted[rounds - 1],
    };
  });
}

/** Milliseconds that the work takes. */
export async function millisecondsOf(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
