import type { Dataset, LabelledImages } from '../data/dataset.ts';
import { createEngine } from '../engine/createEngine.ts';
import type { Engine, EngineName } from '../engine/engine.ts';
import { confusionMatrix, precision, recall } from '../nn/metrics.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import { presetNamed } from '../nn/presets.ts';
import { INPUT_SIZE } from '../nn/settings.ts';
import type { ParamsFile } from '../params/paramsFile.ts';
import type { DigitPredictions, EvaluationReport } from '../protocol/subjects.ts';
import { type Measure, measure, predictAll } from './measure.ts';
import { Breath, type Pace, realPace } from './pace.ts';
import { predictDigits } from './testDigits.ts';
import { wrongDigits } from './wrongDigits.ts';

/**
 * Measures the network of a params file on the whole test set.
 * @param onDone told now and then how many digits are done; what it throws ends the work
 */
export async function evaluate(
  { parameters, provenance }: ParamsFile,
  dataset: Dataset,
  pace: Pace = realPace,
  onDone: (digits: number) => void = () => {},
): Promise<EvaluationReport> {
  const { test, description } = dataset;
  const start = pace.now();
  const result = await measureParams({ parameters, provenance }, test, pace, onDone);
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

/** Shows all digits to the network of a params file. */
export function measureParams(
  file: ParamsFile,
  digits: LabelledImages,
  pace: Pace,
  onDone: (digits: number) => void = () => {},
): Promise<Measure> {
  const breathe = breathing(pace);
  return withEngine(file, engine =>
    measure(engine, digits, async done => {
      onDone(done);
      await breathe();
    }),
  );
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

/** What the network of a params file says of images `[count, 784]`: probabilities `[count, 10]`. */
export function predictImages(
  file: ParamsFile,
  images: Uint8Array,
  pace: Pace = realPace,
): Promise<Float32Array> {
  return withEngine(file, engine => predictAll(engine, images, breathing(pace)));
}

/** The engine that trained the weights, where it is known: it gives the run's numbers to the last bit. */
async function withEngine<Result>(
  { parameters, provenance }: ParamsFile,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const engine = engineWith(parameters, provenance.engine === 'textbook' ? 'textbook' : 'fast');
  try {
    return await work(engine);
  } finally {
    await engine.dispose();
  }
}

/** An engine that has these weights and trains nothing. */
export function engineWith(parameters: NetworkParameters, name: EngineName): Engine {
  const hiddenLayers = parameters.slice(0, -1).map(layer => layer.outputs);
  const { engine } = createEngine(name, {
    settings: { ...presetNamed('quick').settings, hiddenLayers, distortion: 'none' },
    training: { count: 0, images: new Uint8Array(0), labels: new Uint8Array(0) },
    parameters,
    threads: 1,
  });
  return engine;
}

function breathing(pace: Pace): () => Promise<void> {
  const breath = new Breath(pace);
  return () => breath.take();
}
