import { type ChartData, lastValue, type Measure } from './chartData.ts';
import { percent, wholeNumber } from './figures.ts';

/** A value of a curve: `97.1 %`, or a loss in nats with as many digits as say something. */
export function measureText(value: number | null | undefined, measure: Measure): string {
  if (value === null || value === undefined) {
    return '–';
  }
  return measure === 'accuracy' ? percent(value, value > 0.9 ? 2 : 1) : lossText(value);
}

function lossText(loss: number): string {
  return loss >= 10 ? loss.toFixed(1) : loss >= 1 ? loss.toFixed(2) : loss.toFixed(4);
}

/** A label on an axis: `90 %`, `0.5`, `5,000`. */
export function axisText(value: number, measure: Measure | 'iteration'): string {
  if (measure === 'accuracy') {
    return `${Number((100 * value).toFixed(2))}\u00a0%`;
  }
  return measure === 'loss' ? String(Number(value.toPrecision(6))) : compactNumber(value);
}

/** 1500 -> `1,500`, 20000 -> `20k`: labels of an axis have little room. */
function compactNumber(value: number): string {
  return value >= 10_000 && value % 100 === 0 ? `${value / 1000}k` : wholeNumber(value);
}

/** Where the pointer is: `iteration 3,750, epoch 2.0`. */
export function positionText(iteration: number, iterationsPerEpoch: number): string {
  const epochs =
    iterationsPerEpoch > 1 ? `, epoch ${(iteration / iterationsPerEpoch).toFixed(1)}` : '';
  return `iteration ${wholeNumber(iteration)}${epochs}`;
}

/** What a chart shows, said in words for those who do not see it. */
export function chartSummary(data: ChartData, measure: Measure): string {
  const name = measure === 'accuracy' ? 'Accuracy' : 'Loss';
  const last = data.iteration.at(-1);
  if (last === undefined) {
    return `${name} over the iterations: no points yet.`;
  }
  const curve = (label: string, values: readonly (number | null)[]) => {
    const first = values.find(value => value !== null);
    return first === undefined
      ? `${label}: no points yet`
      : `${label} from ${measureText(first, measure)} to ${measureText(lastValue(values), measure)}`;
  };
  return (
    `${name} over ${wholeNumber(last)} iterations: ` +
    `${curve('training', data.training)}, ${curve('test', data.test)}.`
  );
}
