import type { Network } from '../nn/network.ts';
import type { LayerParameters } from '../nn/parameters.ts';
import { statisticsOf } from '../params/summary.ts';
import type { Activations, Inside, InsideLayer, NumberSpread } from '../protocol/inside.ts';
import type { MatrixPicture } from '../protocol/paramsPortrait.ts';
import type { DigitReference } from '../protocol/questions.ts';
import { SilentUnits, sampleSize } from './deadUnits.ts';
import type { Ground } from './ground.ts';
import { histogramOf } from './histogram.ts';
import { lookedAtDigit } from './lookedAtDigit.ts';
import { drawMatrix } from './matrixPicture.ts';
import { showImage, textbookNetwork } from './textbookNetwork.ts';

/** Digits shown in one go: a few milliseconds, also of a wide network. */
const DIGITS_A_SLICE = 20;
/** Numbers that a histogram counts at most: about 10 ms. */
const MOST_NUMBERS = 2 ** 19;

/**
 * The question `activations`: what every unit of the textbook's network says to one digit, and which
 * hidden units say nothing to any of some training digits.
 * @throws {OrderError} see `lookedAtDigit`
 */
export async function answerActivations(
  digit: DigitReference,
  ground: Ground,
): Promise<Activations> {
  const { iteration, settings, dataset } = ground;
  const parameters = await ground.parameters();
  const network = textbookNetwork(parameters, settings);
  const silent = new SilentUnits(network);
  const sampled = sampleSize(parameters, dataset.training.count);
  await showSample(network, sampled, ground, () => silent.look());
  showImage(network, lookedAtDigit(digit, dataset).image);
  return {
    iteration,
    sampled,
    layers: network.stages.map(({ a }, layer) => ({
      values: Float32Array.from(a),
      dead: silent.units(layer),
    })),
  };
}

/**
 * The question `inside`: weights, and activations for one digit and for some training digits, layer by
 * layer.
 * @throws {OrderError} see `lookedAtDigit`
 */
export async function answerInside(digit: DigitReference, ground: Ground): Promise<Inside> {
  const { iteration, settings, dataset } = ground;
  const parameters = await ground.parameters();
  const network = textbookNetwork(parameters, settings);
  const silent = new SilentUnits(network);
  const sampled = sampleSize(parameters, dataset.training.count);
  const activations = network.stages.map(({ a }) => new Float32Array(sampled * a.length));
  await showSample(network, sampled, ground, place => {
    silent.look();
    for (const [layer, { a }] of network.stages.entries()) {
      activations[layer].set(a, place * a.length);
    }
  });
  showImage(network, lookedAtDigit(digit, dataset).image);
  const values = network.stages.map(({ a }) => Float32Array.from(a));
  const layers: InsideLayer[] = [];
  for (const [index, layer] of parameters.entries()) {
    await ground.between();
    const spreads = insideOf(layer, activations[index], sampled);
    await ground.between();
    const matrix = index > 0 ? { matrix: await drawnBetween(layer, ground) } : {};
    layers.push({ ...spreads, values: values[index], dead: silent.units(index), ...matrix });
  }
  return { iteration, sampled, layers };
}

/** A wide layer's picture takes longer than a pause may wait. */
async function drawnBetween(
  layer: LayerParameters,
  { between }: Pick<Ground, 'between'>,
): Promise<MatrixPicture> {
  const drawing = drawMatrix(layer);
  for (;;) {
    const { done, value } = drawing.next();
    if (done) {
      return value;
    }
    await between();
  }
}

function insideOf(
  { inputs, outputs, weights }: LayerParameters,
  activations: Float32Array,
  sampled: number,
): Omit<InsideLayer, 'values' | 'dead' | 'matrix'> {
  const active = activations.filter(value => value > 0);
  return {
    inputs,
    outputs,
    weights: spreadOf(thinned(weights)),
    ...(active.length > 0 && { activations: spreadOf(active, 0) }),
    zeroShare: 1 - active.length / (sampled * outputs),
  };
}

/** @param from where the histogram begins; missing: at the smallest number */
function spreadOf(values: Float32Array, from?: number): NumberSpread {
  const statistics = statisticsOf(values);
  const { minimum, maximum } = statistics;
  const histogram = histogramOf(values, { minimum: from ?? minimum, maximum });
  return { shape: [values.length], ...statistics, histogram };
}

/** All of them, or every second, third, ... where they are too many. */
function thinned(values: Float32Array): Float32Array {
  const stride = Math.ceil(values.length / MOST_NUMBERS);
  return stride === 1 ? values : values.filter((_, index) => index % stride === 0);
}

/** Shows the first digits of the training set, and lets others take their turn between them. */
async function showSample(
  network: Network,
  sampled: number,
  { dataset, between }: Ground,
  look: (digit: number) => void,
): Promise<void> {
  for (let digit = 0; digit < sampled; digit++) {
    if (digit % DIGITS_A_SLICE === 0) {
      await between();
    }
    showImage(network, dataset.training.images, digit);
    look(digit);
  }
}
