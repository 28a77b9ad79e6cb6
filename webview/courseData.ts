import { t } from '@vscode/l10n';
import { wholeNumber } from './figures.ts';
import { numberText } from './numberText.ts';

/** Curves on a logarithmic axis, one a layer; `null` where there is nothing to draw. */
export interface CourseData {
  readonly iterations: number[];
  readonly curves: (number | null)[][];
}

/** What a logarithmic axis can show: numbers above 0. */
export function courseData(iterations: Float64Array, curves: readonly Float64Array[]): CourseData {
  const shown = (value: number) => (Number.isFinite(value) && value > 0 ? value : null);
  return {
    iterations: Array.from(iterations),
    curves: curves.map(curve => Array.from(curve, shown)),
  };
}

/** Ends of the axis: the powers of ten around all values. */
export function powersAround({ curves }: CourseData): readonly [number, number] {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const value of curves.flat()) {
    if (value !== null) {
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
  }
  if (largest === 0) {
    return [0.01, 1];
  }
  const low = Math.floor(Math.log10(smallest));
  const high = Math.max(low + 1, Math.ceil(Math.log10(largest)));
  return [10 ** low, 10 ** high];
}

/** The value of a curve at a point; that of the newest point where none is pointed at. */
export function valueAt(curve: readonly (number | null)[], index?: number): string {
  const value = index === undefined ? curve.at(-1) : curve[index];
  return value === null || value === undefined ? '–' : numberText(value);
}

/** A chart of layers in words, for those who do not see it. */
export function courseSummary(heading: string, { iterations, curves }: CourseData): string {
  const last = iterations.at(-1);
  if (last === undefined) {
    return t('{heading}: no points yet.', { heading });
  }
  const layers = curves.map((curve, layer) =>
    t('Layer {layer}: from {first} to {last}.', {
      layer: layer + 1,
      first: valueAt(curve, 0),
      last: valueAt(curve),
    }),
  );
  const range = t('{heading} over {iterations} iterations.', {
    heading,
    iterations: wholeNumber(last),
  });
  return [range, ...layers].join(' ');
}
