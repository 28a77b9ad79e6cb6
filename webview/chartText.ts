import { t } from '@vscode/l10n';
import { type ChartData, lastValue, type Measure } from './chartData.ts';
import { percent, wholeNumber } from './figures.ts';
import { decimalText, shortText } from './numberFormat.ts';

/** A value of a curve: `97.1 %`, or a loss in nats with as many digits as say something. */
export function measureText(value: number | null | undefined, measure: Measure): string {
  if (value === null || value === undefined) {
    return '–';
  }
  return measure === 'accuracy' ? percent(value, value > 0.9 ? 2 : 1) : lossText(value);
}

function lossText(loss: number): string {
  return decimalText(loss, loss >= 10 ? 1 : loss >= 1 ? 2 : 4);
}

/** A label on an axis: `90 %`, `0.5`, `5,000`. */
export function axisText(value: number, measure: Measure | 'iteration'): string {
  if (measure === 'accuracy') {
    return `${shortText(100 * value, 2)}\u00a0%`;
  }
  return measure === 'loss' ? shortText(Number(value.toPrecision(6)), 10) : compactNumber(value);
}

/** 1500 -> `1,500`, 20000 -> `20k`: labels of an axis have little room. */
function compactNumber(value: number): string {
  return value >= 10_000 && value % 100 === 0 ? `${value / 1000}k` : wholeNumber(value);
}

/** Where the pointer is: `iteration 3,750, epoch 2.0`. */
export function positionText(iteration: number, iterationsPerEpoch: number): string {
  const place = { iteration: wholeNumber(iteration) };
  return iterationsPerEpoch > 1
    ? t('iteration {iteration}, epoch {epoch}', {
        ...{ ...place, epoch: decimalText(iteration / iterationsPerEpoch, 1) },
      })
    : t('iteration {iteration}', place);
}

/** What a chart is of. */
export function measureName(measure: Measure): string {
  return measure === 'accuracy' ? t('Accuracy') : t('Loss');
}

/** What a chart shows, said in words for those who do not see it. */
export function chartSummary(data: ChartData, measure: Measure): string {
  const heading = measureName(measure);
  const last = data.iteration.at(-1);
  if (last === undefined) {
    return t('{heading} over the iterations: no points yet.', { heading });
  }
  const training = curveEnds(data.training, measure);
  const test = curveEnds(data.test, measure);
  return t('{heading} over {count} iterations: {training}, {test}.', {
    heading,
    count: wholeNumber(last),
    training:
      training === undefined
        ? t('training: no points yet')
        : t('training from {first} to {last}', training),
    test: test === undefined ? t('test: no points yet') : t('test from {first} to {last}', test),
  });
}

function curveEnds(
  values: readonly (number | null)[],
  measure: Measure,
): { first: string; last: string } | undefined {
  const first = values.find(value => value !== null);
  return first === undefined
    ? undefined
    : { first: measureText(first, measure), last: measureText(lastValue(values), measure) };
}
