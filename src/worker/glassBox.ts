import { t } from '@vscode/l10n';
import { backwardDense } from '../nn/dense.ts';
import { argmax } from '../nn/metrics.ts';
import type { Network, Stage } from '../nn/network.ts';
import { Optimizer } from '../nn/optimizer.ts';
import { learningRateAt } from '../nn/schedule.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import { totalIterations, trainedDigits } from '../nn/training.ts';
import type { GlassBox, GlassLayer } from '../protocol/glassBox.ts';
import type { QuestionNamed } from '../protocol/questions.ts';
import { slopeTerms, strongestVoter, weightedTerms } from './glassTerms.ts';
import type { Ground } from './ground.ts';
import { lookedAtDigit } from './lookedAtDigit.ts';
import { OrderError } from './problem.ts';
import { showImage, textbookNetwork } from './textbookNetwork.ts';

/**
 * The question `glassBox`: the textbook trains a copy of the weights with one digit, one step of plain
 * gradient descent, and tells all numbers on the way.
 * @throws {OrderError} see `lookedAtDigit`; `label`: nobody has said what the digit is; `index`: the
 *   last hidden layer has no such unit; `not-finite`: the weights give no numbers
 */
export async function answerGlassBox(
  { digit, unit }: Omit<QuestionNamed<'glassBox'>, 'name'>,
  ground: Ground,
): Promise<GlassBox> {
  const { iteration, settings, dataset } = ground;
  const { image, label } = lookedAtDigit(digit, dataset);
  if (label === undefined) {
    throw new OrderError('label', t('Say which digit this is: without it there is no loss.'));
  }
  const network = textbookNetwork(await ground.parameters(), settings);
  const probabilities = showImage(network, image).slice();
  const predicted = argmax(probabilities);
  const lossBefore = network.loss(label);
  if (!Number.isFinite(lossBefore)) {
    throw new OrderError(
      'not-finite',
      t('The weights have grown beyond all numbers, so there is no step to show.'),
    );
  }
  network.backward(label);
  const units = unitsOf(network, { predicted, label, unit });
  const layers = units.map((chosen, index) => glassLayer(network, index, chosen, units));
  const learningRate = ground.learningRate ?? scheduledRate(ground);
  const last = network.stages.at(-1)!;
  const input = units.at(-2) ?? strongestVoter(last, label);
  const place = label * last.layer.inputs + input;
  const weight = {
    ...{ input, output: label, before: last.layer.weights[place] },
    gradient: last.layer.weightGradients[place],
  };
  const { gradientScale, weightDecay, optimizer } = settings;
  new Optimizer('sgd', network.trainables(weightDecay)).update(learningRate, 1);
  showImage(network, image);
  return {
    ...{ iteration, image, label, predicted, learningRate, gradientScale, weightDecay, optimizer },
    ...{ layers, lossBefore, lossAfter: network.loss(label) },
    weight: { ...weight, after: last.layer.weights[place] },
  };
}

/**
 * The unit that is shown of each layer: of the true digit; before it the chosen one, or the one that
 * votes most for the answer; before that whoever adds most to the unit after it.
 */
function unitsOf(
  { stages }: Network,
  { predicted, label, unit }: { predicted: number; label: number; unit?: number },
): number[] {
  const units = [label];
  for (let index = stages.length - 1; index > 0; index--) {
    const isLast = index === stages.length - 1;
    const strongest = strongestVoter(stages[index], isLast ? predicted : units[0]);
    units.unshift(isLast ? (unit ?? strongest) : strongest);
  }
  const width = stages.at(-2)?.layer.outputs ?? 0;
  if (unit !== undefined && !(Number.isInteger(unit) && unit >= 0 && unit < width)) {
    throw new OrderError('index', t('The last hidden layer has no unit {unit}.', { unit }));
  }
  return units;
}

function glassLayer(
  { stages }: Network,
  index: number,
  unit: number,
  units: readonly number[],
): GlassLayer {
  const { layer, z, a, dz } = stages[index];
  const { inputs, outputs, weightGradients } = layer;
  const next = stages[index + 1];
  return {
    ...{ inputs, outputs, unit: units[index], z: z.slice(), a: a.slice(), dz: dz.slice() },
    sum: weightedTerms(stages[index], unit),
    ...(next && { da: slopeTerms(next, unit, slopesBefore(next)[unit]) }),
    gradients: weightGradients.slice(unit * inputs, (unit + 1) * inputs),
  };
}

/** dL/dx of a layer, which ReLU has overwritten in the network: once more, into other arrays. */
function slopesBefore({ layer, x, dz }: Stage): Float64Array {
  const dx = new Float64Array(layer.inputs);
  const aside = {
    ...layer,
    weightGradients: new Float64Array(layer.weightGradients.length),
    biasGradients: new Float64Array(layer.outputs),
  };
  backwardDense(aside, x, dz, dx);
  return dx;
}

/** η as the settings have it, where nobody has steered. */
function scheduledRate({ settings, dataset, iteration }: Ground): number {
  const total = iterationsOf(settings, dataset.training.count);
  return learningRateAt(settings, Math.min(iteration, total - 1), total);
}

function iterationsOf(settings: TrainingSettings, trainingCount: number): number {
  return totalIterations(settings, trainedDigits(settings, trainingCount));
}
