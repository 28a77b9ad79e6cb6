/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly goal: string;
  readonly median: string;
  readonly worst: string;
  readonly how: string;
}

/** A figure of which there are several measurements, the larger the worse. */
export function figureOf(
  { name, goal, how }: Pick<Figure, 'name' | 'goal' | 'how'>,
  values: readonly number[],
  text: (value: number) => string,
): Figure {
  return {
    ...{ name, goal, how: `${how}; ${values.length} measured` },
    median: text(quantile(values, 0.5)),
    worst: text(Math.max(...values)),
  };
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  return below + (place % 1) * (sorted[Math.ceil(place)] - below);
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 20 ? 1 : 0)} ms`;
}

export function printTable(figures: readonly Figure[]): void {
  const rows = [
    { name: 'figure', goal: 'goal', median: 'median', worst: 'worst', how: 'how measured' },
    ...figures,
  ];
  const columns = ['name', 'goal', 'median', 'worst', 'how'] as const;
  const widths = columns.map(column => Math.max(...rows.map(row => row[column].length)));
  for (const row of rows) {
    console.log(
      columns
        .map((column, index) => row[column].padEnd(widths[index]))
        .join('  ')
        .trimEnd(),
    );
  }
}
