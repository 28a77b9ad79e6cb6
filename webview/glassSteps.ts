// One training step of one digit, as pages to turn: words, formulas, numbers and arrays.
import { t } from '@vscode/l10n';
import type { GlassBox, GlassLayer } from '../src/protocol/glassBox.ts';
import type { SourceName } from '../src/protocol/sourceLinks.ts';
import { exactText } from './exactText.ts';
import { bracketed, differenceText, sumLines } from './glassSums.ts';

export interface GlassStep {
  readonly heading: string;
  /** In general. */
  readonly formula: string;
  /** With the numbers put in. */
  readonly lines: readonly string[];
  readonly note?: string;
  readonly source: SourceName;
  readonly picture?: GlassPicture;
}

/** An array as a picture, with what it shows. */
export interface GlassPicture {
  readonly values: Float64Array;
  readonly label: string;
  /** Which one the lines speak of. */
  readonly marked?: number;
}

/** All steps, forward and then backward. */
export function glassSteps(box: GlassBox): GlassStep[] {
  const { layers } = box;
  const hidden = layers.slice(0, -1);
  const backward = hidden.map((layer, index) => [reluSlope(layer, index), gradients(box, index)]);
  const last = layers.length - 1;
  return [
    pixels(box),
    ...hidden.flatMap((layer, index) => [sumOf(layer, index), relu(layer, index)]),
    { ...sumOf(layers[last], last), heading: t('Score of digit {digit}', { digit: box.label }) },
    softmax(box),
    loss(box),
    outputSlope(box),
    { ...gradients(box, last), heading: t('Slope of the last weights') },
    ...backward.reverse().flat(),
    newWeight(box),
    lossAfter(box),
  ];
}

function pixels(box: GlassBox): GlassStep {
  const { image, label, predicted } = box;
  const values = inputsOf(box, 0);
  const inked = image.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  return {
    heading: t('The pixels'),
    formula: 'x = pixel / 255',
    lines: [
      t('{inked} of 784 pixels are not 0.', { inked }),
      t('It is a {label}; the network says {predicted}.', { label, predicted }),
    ],
    source: 'pixels',
    picture: { values, label: t('The pixels x of the digit, 28 by 28') },
  };
}

function sumOf({ unit, sum, z }: GlassLayer, index: number): GlassStep {
  return {
    heading: t('Sum of unit {unit} in hidden layer {layer}', { unit, layer: index + 1 }),
    formula: 'z = Σ w·x + b',
    lines: sumLines(sum, { name: 'z', hasBias: true }),
    source: 'forwardDense',
    picture: { values: z, marked: unit, label: t('z of all {count} units', { count: z.length }) },
  };
}

function relu({ unit, z, a }: GlassLayer, index: number): GlassStep {
  return {
    heading: t('ReLU of unit {unit} in hidden layer {layer}', { unit, layer: index + 1 }),
    formula: 'a = max(0, z)',
    lines: [`a = max(0, ${exactText(z[unit])}) = ${exactText(a[unit])}`],
    source: 'forwardRelu',
    picture: { values: a, marked: unit, label: t('a of all {count} units', { count: a.length }) },
  };
}

function softmax({ layers, label }: GlassBox): GlassStep {
  const { z, a } = layers.at(-1)!;
  return {
    heading: t('Softmax: scores become probabilities'),
    formula: 'pₖ = exp(zₖ) / Σ,  Σ = exp(z₀) + … + exp(z₉)',
    lines: Array.from(a, (p, k) => `p(${k}) = exp(${exactText(z[k])}) / Σ = ${exactText(p)}`),
    source: 'softmax',
    picture: { values: a, marked: label, label: t('Probabilities of the digits 0 to 9') },
  };
}

function loss({ layers, label, lossBefore }: GlassBox): GlassStep {
  const p = exactText(layers.at(-1)!.a[label]);
  return {
    heading: t('The loss'),
    formula: 'L = −ln p',
    lines: [`L = −ln ${p} = ${exactText(lossBefore)}`],
    note: t('p is the probability of the true digit {label}.', { label }),
    source: 'crossEntropy',
  };
}

function outputSlope({ layers, label, gradientScale }: GlassBox): GlassStep {
  const { a, dz } = layers.at(-1)!;
  const scale = gradientScale === 1 ? '' : `${exactText(gradientScale)} × `;
  return {
    heading: t('Back: slope of the scores'),
    formula: gradientScale === 1 ? 'dL/dz = p − y' : `dL/dz = ${scale}(p − y)`,
    lines: Array.from(dz, (slope, k) => {
      const difference = differenceText(a[k], k === label ? 1 : 0);
      const product = scale === '' ? difference : `${scale}(${difference})`;
      return `dL/dz(${k}) = ${product} = ${exactText(slope)}`;
    }),
    note: t('y is 1 for the true digit {label} and 0 for the others.', { label }),
    source: 'backwardLoss',
    picture: { values: dz, marked: label, label: t('dL/dz of the digits 0 to 9') },
  };
}

/** x of a layer: the pixels, or what the layer before it answers. */
function inputsOf({ image, layers }: GlassBox, index: number): Float64Array {
  return index === 0 ? Float64Array.from(image, value => value / 255) : layers[index - 1].a;
}

/** The unit's row of the outer product; the largest number of it is written out. */
function gradients(box: GlassBox, index: number): GlassStep {
  const { unit, dz, gradients: row } = box.layers[index];
  const x = inputsOf(box, index);
  let place = 0;
  for (let input = 0; input < row.length; input++) {
    place = Math.abs(row[input]) > Math.abs(row[place]) ? input : place;
  }
  const slope = dz[unit];
  return {
    heading: t('Slope of the weights of hidden layer {layer}', { layer: index + 1 }),
    formula: 'dL/dW = dL/dz · xᵀ',
    lines: [
      t('Row {unit}: every x times dL/dz = {slope}', { unit, slope: exactText(slope) }),
      `dL/dw = ${bracketed(slope)} × ${bracketed(x[place])} = ${exactText(row[place])}`,
    ],
    note: t('Written out is the largest one, of input {place}.', { place }),
    source: 'backwardDense',
    picture: {
      ...{ values: row, marked: row.length === 784 ? undefined : place },
      label: t('dL/dw of the {count} weights of unit {unit}', { count: row.length, unit }),
    },
  };
}

function reluSlope({ unit, da, z, dz }: GlassLayer, index: number): GlassStep {
  const isOn = z[unit] > 0;
  return {
    heading: t('Back through ReLU: unit {unit} in hidden layer {layer}', {
      ...{ unit, layer: index + 1 },
    }),
    formula: 'dL/da = Σ w·dL/dz,  dL/dz = dL/da (z > 0) | 0 (z ≤ 0)',
    lines: [
      ...(da ? sumLines(da, { name: 'dL/da', hasBias: false }) : []),
      `z = ${exactText(z[unit])} ${isOn ? '> 0' : '≤ 0'} → dL/dz = ${exactText(dz[unit])}`,
    ],
    source: 'backwardRelu',
    picture: {
      ...{ values: dz, marked: unit },
      label: t('dL/dz of all {count} units', { count: dz.length }),
    },
  };
}

function newWeight({ weight, learningRate, weightDecay, optimizer, layers }: GlassBox): GlassStep {
  const { input, output, before, gradient, after } = weight;
  const rate = exactText(learningRate);
  const decay = weightDecay === 0 ? '' : ` + ${exactText(weightDecay)} × ${bracketed(before)}`;
  const slope = decay === '' ? bracketed(gradient) : `(${exactText(gradient)}${decay})`;
  const plain = t('This is a plain gradient step: what momentum or Adam remember is left out.');
  return {
    heading:
      layers.length > 1
        ? t('The new weight from unit {input} to digit {output}', { input, output })
        : t('The new weight from pixel {input} to digit {output}', { input, output }),
    formula: weightDecay === 0 ? 'w ← w − η·dL/dw' : 'w ← w − η·(dL/dw + λ·w)',
    lines: [`w ← ${exactText(before)} − ${rate} × ${slope} = ${exactText(after)}`],
    ...(optimizer !== 'sgd' && { note: plain }),
    source: 'stepDown',
  };
}

function lossAfter({ lossBefore, lossAfter: after, label }: GlassBox): GlassStep {
  return {
    heading: t('The same digit once more'),
    formula: 'L = −ln p',
    lines: [
      t('Loss before: {loss}', { loss: exactText(lossBefore) }),
      t('Loss after: {loss}', { loss: exactText(after) }),
    ],
    note:
      after < lossBefore
        ? t('One step has made the {label} a little more likely.', { label })
        : t('The loss did not fall: the step was too long, or there was nothing to learn.'),
    source: 'crossEntropy',
  };
}
