import type { Dataset, LabelledImages } from '../data/dataset.ts';
import { createEngine } from '../engine/createEngine.ts';
import type { Engine } from '../engine/engine.ts';
import { confusionMatrix, precision, recall } from '../nn/metrics.ts';
import { presetNamed } from '../nn/presets.ts';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';
import type { ParamsFile } from '../params/paramsFile.ts';
import type { DigitPredictions, EvaluationReport } from '../protocol/subjects.ts';
import { type Measure, measure } from './measure.ts';
import { Breath, type Pace, realPace } from './pace.ts';
import { pickDigits, predictDigits } from './testDigits.ts';

/** Wrong digits in a report: more than anybody looks at. */
const MAXIMUM_WRONG = 1000;

/** Measures the network of a params file on the whole test set. */
export async function evaluate(
  { parameters, provenance }: ParamsFile,
  dataset: Dataset,
  pace: Pace = realPace,
): Promise<EvaluationReport> {
  const { test, description } = dataset;
  const start = pace.now();
  const result = await withEngine({ parameters, provenance }, engine =>
    measure(engine, test, breathing(pace)),
  );
  const confusion = confusionMatrix(test.labels, result.predicted);
  const correct = confusion.reduce((sum, row, digit) => sum + row[digit], 0);
  return {
    dataset: description,
    layers: [INPUT_SIZE, ...parameters.map(layer => layer.outputs)],
    total: test.count,
    correct,
    accuracy: correct / test.count,
    loss: result.loss,
    confusion,
    precision: precision(confusion),
    recall: recall(confusion),
    wrong: wrongDigits(test, result, provenance.iterations ?? 0),
    provenance,
    seconds: (pace.now() - start) / 1000,
  };
}

/**
 * What the network of a params file says about single test digits.
 * @throws {OrderError} `index`: there is no such digit
 */
export function predictWith(
  { parameters, provenance }: ParamsFile,
  { test }: Dataset,
  indices: Uint32Array,
  pace: Pace = realPace,
): Promise<DigitPredictions> {
  return withEngine({ parameters, provenance }, engine =>
    predictDigits(engine, provenance.iterations ?? 0, test, indices, breathing(pace)),
  );
}

/** The engine that trained the weights, where it is known: it gives the run's numbers to the last bit. */
async function withEngine<Result>(
  { parameters, provenance }: ParamsFile,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const hiddenLayers = parameters.slice(0, -1).map(layer => layer.outputs);
  const { engine } = createEngine(provenance.engine === 'textbook' ? 'textbook' : 'fast', {
    settings: { ...presetNamed('quick').settings, hiddenLayers, distortion: 'none' },
    training: { count: 0, images: new Uint8Array(0), labels: new Uint8Array(0) },
    parameters,
    threads: 1,
  });
  try {
    return await work(engine);
  } finally {
    await engine.dispose();
  }
}

function breathing(pace: Pace): () => Promise<void> {
  const breath = new Breath(pace);
  return () => breath.take();
}

/** The wrong digits, the surest mistakes first: by the probability of the wrong answer. */
function wrongDigits(test: LabelledImages, result: Measure, iteration: number): DigitPredictions {
  const { predicted, probabilities } = result;
  const sureness = (index: number) => probabilities[index * OUTPUT_SIZE + predicted[index]];
  const indices = Uint32Array.from(test.labels.keys())
    .filter(index => predicted[index] !== test.labels[index])
    .sort((a, b) => sureness(b) - sureness(a) || a - b)
    .slice(0, MAXIMUM_WRONG);
  const rows = new Float32Array(indices.length * OUTPUT_SIZE);
  for (const [place, index] of indices.entries()) {
    const row = probabilities.subarray(index * OUTPUT_SIZE, (index + 1) * OUTPUT_SIZE);
    rows.set(row, place * OUTPUT_SIZE);
  }
  return { iteration, ...pickDigits(test, indices), probabilities: rows };
}
