// Reports as the host would send them, made up but plausible: for looking at the page and for its tests.
import { confusionMatrix, precision, predictedDigits, recall } from '../../src/nn/metrics.ts';
import { presetNamed } from '../../src/nn/presets.ts';
import type { ParamsTable } from '../../src/protocol/paramsTable.ts';
import type { ToReport } from '../../src/protocol/reportMessages.ts';
import type { EvaluationReport } from '../../src/protocol/subjects.ts';
import { fakeDigits } from './fakeRun.ts';

/** Situations of a report that look different. */
export const REPORT_SCENES = [
  'evaluating',
  'evaluation',
  'other-claim',
  'foreign-file',
  'all-right',
  'predictions',
  'table',
  'table-begun',
  'comparison',
  'comparison-equal',
  'evaluation-failed',
  'evaluation-cancelled',
  'dataset-failed',
] as const;
export type ReportScene = (typeof REPORT_SCENES)[number];

const TEST_COUNT = 1000;
const fileName = 'params/2026-11-22_1405_784-128-10_95.6.safetensors';

/** The message that the host would send. */
export function fakeReport(scene: ReportScene): ToReport {
  switch (scene) {
    case 'evaluating': {
      const message = 'Downloading MNIST from storage.googleapis.com';
      const progress = { stage: 'downloading', message, done: 4.1e6, total: 11_594_722 } as const;
      return { type: 'evaluating', kind: 'evaluation', fileName, progress };
    }
    case 'evaluation':
      return { type: 'report', fileName, report: evaluation() };
    case 'other-claim':
      return { type: 'report', fileName, report: otherClaim() };
    case 'foreign-file':
      return { type: 'report', fileName: 'mlp.safetensors', report: foreignFile() };
    case 'all-right':
      return { type: 'report', fileName, report: allRight() };
    case 'predictions': {
      const { dataset } = otherClaim();
      return {
        type: 'predictions',
        fileName,
        dataset,
        digits: fakeDigits([0, 1, 2, 3, 5], 18_750),
      };
    }
    case 'table':
      return { type: 'table', fileName: 'params', table: paramsTable() };
    case 'table-begun': {
      const { evaluated, unread } = paramsTable();
      const doing = 'Evaluating params/wide.npz';
      const table = { total: 5, evaluated: evaluated.slice(0, 2), unread: unread.slice(1), doing };
      return { type: 'table', fileName: 'params', table };
    }
    case 'comparison':
      return comparison();
    case 'comparison-equal':
      return comparedWithItself();
    case 'evaluation-failed':
      return { type: 'failed', kind: 'evaluation', fileName, problem: TRUNCATED };
    case 'evaluation-cancelled': {
      const problem = { reason: 'cancelled', message: 'Cancelled before it was done.' };
      return { type: 'failed', kind: 'evaluation', fileName, problem };
    }
    case 'dataset-failed':
      return { type: 'failed', kind: 'prediction', fileName, problem: NO_DATASET };
  }
}

/** A file whose claim agrees with what was measured. */
function evaluation(): EvaluationReport {
  const all = fakeDigits(
    Array.from({ length: TEST_COUNT }, (_, index) => index),
    18_750,
  );
  const predicted = predictedDigits(all.probabilities);
  const confusion = confusionMatrix(all.labels, predicted);
  const correct = confusion.reduce((sum, row, digit) => sum + row[digit], 0);
  const surety = (index: number) => all.probabilities[10 * index + predicted[index]];
  const wrong = Array.from(all.indices)
    .filter(index => predicted[index] !== all.labels[index])
    .sort((one, other) => surety(other) - surety(one));
  return {
    dataset: MNIST,
    layers: [784, 128, 10],
    total: TEST_COUNT,
    correct,
    accuracy: correct / TEST_COUNT,
    loss: 0.0712,
    confusion,
    precision: precision(confusion),
    recall: recall(confusion),
    wrong: fakeDigits(wrong, 18_750),
    provenance: {
      preset: 'quick',
      settings: presetNamed('quick').settings,
      dataset: MNIST,
      epochs: 10,
      iterations: 18_750,
      trainAccuracy: 0.9995,
      testAccuracy: correct / TEST_COUNT,
      seconds: 14.2,
      engine: 'textbook',
      created: '2026-11-22T14:05:00.000Z',
      program: 'mnist-train 0.1.0',
    },
    seconds: 0.63,
  };
}

/** Trained on MNIST, measured on generated digits. */
function otherClaim(): EvaluationReport {
  return {
    ...evaluation(),
    dataset: {
      ...MNIST,
      kind: 'generated',
      name: 'generated digits',
      source: 'generated with seed 1',
      digest: 'cd'.repeat(32),
      notice: 'MNIST could not be downloaded (no network), so these are generated digits.',
    },
  };
}

/** Claims too much, and says nothing else. Most mistakes are not among those that were sent. */
function foreignFile(): EvaluationReport {
  return { ...evaluation(), correct: 510, accuracy: 0.51, provenance: { testAccuracy: 0.975 } };
}

function allRight(): EvaluationReport {
  const { confusion, ...report } = evaluation();
  const diagonal = confusion.map((row, truth) =>
    row.map((_, digit) => (digit === truth ? row.reduce((sum, count) => sum + count, 0) : 0)),
  );
  diagonal[9].fill(0);
  return {
    ...report,
    correct: TEST_COUNT,
    accuracy: 1,
    confusion: diagonal,
    precision: precision(diagonal),
    recall: recall(diagonal),
    wrong: fakeDigits([], 18_750),
    provenance: {},
  };
}

/** Two files equally good, one that claims too much, one from a script, and two that are none. */
function paramsTable(): ParamsTable {
  const { dataset, layers, provenance } = evaluation();
  const measured = (name: string, correct: number) => ({
    file: `file:///work/${name}`,
    fileName: name,
    ...{ dataset, layers, correct, total: TEST_COUNT, accuracy: correct / TEST_COUNT },
    ...{ provenance: { ...provenance, testAccuracy: correct / TEST_COUNT }, seconds: 0.09 },
  });
  return {
    total: 6,
    evaluated: [
      measured('params/2026-11-22_1405_784-128-10_95.6.safetensors', 956),
      { ...measured('params/trained_params.pkl', 861), layers: [784, 10, 10], provenance: {} },
      measured('params/exported/again.npz', 956),
      { ...measured('params/proud.json', 931), provenance: { testAccuracy: 0.99, epochs: 1 } },
    ],
    unread: [
      { fileName: 'params/model.pkl', message: UNSAFE },
      { fileName: 'params/cut.npz', message: 'params/cut.npz is empty. Copy or save it again.' },
    ],
  };
}

function comparison(): Extract<ToReport, { type: 'comparison' }> {
  const one = evaluation();
  const { dataset, layers, loss, provenance, wrong } = one;
  const settings = { ...presetNamed('quick').settings, hiddenLayers: [64], seed: 2 };
  const onlyB = fakeDigits([...wrong.indices.slice(0, 3)], 18_750);
  return {
    ...{ type: 'comparison', fileName: 'a.safetensors and trained_params.pkl' },
    files: [
      { file: 'file:///work/params/a.safetensors', fileName: 'params/a.safetensors' },
      { file: 'file:///work/trained_params.pkl', fileName: 'trained_params.pkl' },
    ],
    comparison: {
      ...{ dataset, total: TEST_COUNT, bothRight: 927, bothWrong: 41 },
      files: [
        { layers, loss, provenance, correct: 956, accuracy: 0.956 },
        {
          ...{ layers: [784, 128, 64, 10], loss: 0.1204, correct: 930, accuracy: 0.93 },
          provenance: { ...provenance, settings, epochs: 3, trainAccuracy: undefined },
        },
      ],
      layers: [
        {
          shapes: [
            { outputs: 128, inputs: 784 },
            { outputs: 128, inputs: 784 },
          ],
          ...{ weights: 1.3871, biases: 0.912 },
        },
        {
          shapes: [
            { outputs: 10, inputs: 128 },
            { outputs: 64, inputs: 128 },
          ],
        },
        { shapes: [undefined, { outputs: 10, inputs: 64 }] },
      ],
      onlyRight: [
        { count: wrong.indices.length, digits: wrong },
        { count: 3, digits: onlyB },
      ],
    },
  };
}

function comparedWithItself(): ToReport {
  const { comparison: all, ...message } = comparison();
  const none = { count: 0, digits: fakeDigits([], 18_750) };
  const [file] = all.files;
  const layers = all.layers.slice(0, 1).map(layer => ({ ...layer, weights: 0, biases: 0 }));
  const counts = { bothRight: 956, bothWrong: 44, onlyRight: [none, none] as const };
  return { ...message, comparison: { ...all, ...counts, layers, files: [file, file] } };
}

const UNSAFE =
  'params/model.pkl names code: os.system. It is not read. Save the arrays alone, with ' +
  'pickle.dump((W1, b1, W2, b2), file).';

const MNIST = {
  kind: 'mnist',
  name: 'MNIST',
  source: "the extension's cache",
  digest: 'ab'.repeat(32),
  trainingCount: 60_000,
  testCount: TEST_COUNT,
} as const;

const TRUNCATED = {
  reason: 'params/truncated',
  message:
    'params/2026-11-22_1405_784-128-10_95.6.safetensors is cut off: its header speaks of 407,080 ' +
    'bytes of weights but 12,000 are there. Save the network again, or choose another file.',
} as const;

const NO_DATASET = {
  reason: 'dataset/missing',
  message: 'There is no folder /data/mnist. Choose another one in mnist.datasetFolder.',
} as const;
