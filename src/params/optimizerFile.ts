// What an optimizer remembers, in a file beside the weights: theirs must stay one that PyTorch's
// load_state_dict takes as it is. Inside it is safetensors, with `0.weight.first`, `0.bias.first`, …
// and for Adam `0.weight.second`, … of the shapes of the weights and biases.
import { t } from '@vscode/l10n';
import { REMEMBERED } from '../nn/optimizer.ts';
import type { LayerMemory, OptimizerState } from '../nn/optimizerState.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { ReadOptions } from './codec.ts';
import { decodeTensor } from './dtype.ts';
import { tensorNames } from './layerTensors.ts';
import { notFinite } from './notFinite.ts';
import { type FaultOf, faultsOf, quoted, shapeText } from './paramsFault.ts';
import { readTensorFile, type Tensor } from './tensorFile.ts';
import { type NamedTensor, writeTensorFile } from './writeTensorFile.ts';

/** Behind the name of the weights' file. */
export const OPTIMIZER_ENDING = '.optimizer';

const FORMAT_VERSION = '1';
/** How a tensor says which of the optimizer's numbers it holds. */
const KINDS = ['first', 'second'] as const;

/** What an optimizer file holds. */
export interface OptimizerFile {
  readonly optimizer: TrainingSettings['optimizer'];
  readonly state: OptimizerState;
  /** `parametersDigest` of the weights that it belongs to. */
  readonly parametersDigest: string;
}

/** The bytes of an optimizer file. */
export function encodeOptimizerFile(file: OptimizerFile): Uint8Array {
  const { optimizer, state, parametersDigest } = file;
  const metadata = {
    format_version: FORMAT_VERSION,
    optimizer,
    updates: String(state.updates),
    parameters_digest: parametersDigest,
  };
  const tensors = state.memories.flatMap((layers, kind) =>
    layers.flatMap(({ inputs, outputs, weights, biases }, index): NamedTensor[] => {
      const names = namesOf(index, KINDS[kind]);
      return [
        { name: names.weight, values: weights, shape: [outputs, inputs] },
        { name: names.bias, values: biases, shape: [outputs] },
      ];
    }),
  );
  return writeTensorFile(metadata, tensors);
}

/**
 * Reads an optimizer file from anywhere; nothing in it is believed before it is checked.
 * @param fileName for the sentences of errors
 * @throws {ParamsError} and nothing else, whatever the bytes are
 */
export function decodeOptimizerFile(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): OptimizerFile {
  const fault = faultsOf(fileName);
  const { metadata, tensors } = readTensorFile(bytes, fault, options);
  const version = metadata.get('format_version');
  const optimizer = optimizerOf(metadata.get('optimizer'));
  const updates = Number(metadata.get('updates') || Number.NaN);
  if (version !== FORMAT_VERSION || optimizer === undefined || !isCount(updates)) {
    throw fault(
      'header',
      t(
        'does not say what an optimizer remembers: it needs format_version {version}, optimizer and updates among its metadata. Resume without it.',
        { version: FORMAT_VERSION },
      ),
    );
  }
  const byName = new Map(tensors.map(tensor => [tensor.name, tensor]));
  const memories = KINDS.slice(0, REMEMBERED[optimizer]).map(kind =>
    readLayers(kind, byName, bytes, fault),
  );
  const [stranger] = byName.keys();
  if (stranger !== undefined) {
    throw fault(
      'layers',
      t('has a tensor {stranger} that {optimizer} has no use for. Resume without it.', {
        stranger: quoted(stranger),
        optimizer,
      }),
    );
  }
  const parametersDigest = metadata.get('parameters_digest') ?? '';
  return { optimizer, state: { updates, memories }, parametersDigest };
}

/** Takes the tensors of one kind out of those that are there. */
function readLayers(
  kind: (typeof KINDS)[number],
  tensors: Map<string, Tensor>,
  bytes: Uint8Array,
  fault: FaultOf,
): LayerMemory[] {
  const layers: LayerMemory[] = [];
  for (;;) {
    const names = namesOf(layers.length, kind);
    const weight = tensors.get(names.weight);
    const bias = tensors.get(names.bias);
    if (weight === undefined || bias === undefined) {
      return layers;
    }
    const [outputs, inputs] = weight.shape;
    if (weight.shape.length !== 2 || bias.shape.length !== 1 || bias.shape[0] !== outputs) {
      throw fault(
        'layers',
        t(
          'has tensors {weight} of the shape {weightShape} and {bias} of {biasShape}, which are of no layer. Resume without it.',
          {
            weight: quoted(names.weight),
            weightShape: shapeText(weight.shape),
            bias: quoted(names.bias),
            biasShape: shapeText(bias.shape),
          },
        ),
      );
    }
    const values = (tensor: Tensor) => readNumbers(tensor, kind, bytes, fault);
    layers.push({ inputs, outputs, weights: values(weight), biases: values(bias) });
    tensors.delete(names.weight);
    tensors.delete(names.bias);
  }
}

function readNumbers(
  tensor: Tensor,
  kind: (typeof KINDS)[number],
  bytes: Uint8Array,
  fault: FaultOf,
): LayerMemory['weights'] {
  const values = decodeTensor(tensor, bytes, fault);
  // Of squares there is no negative mean: its root would be no number.
  const minimum = kind === 'second' ? 0 : Number.NEGATIVE_INFINITY;
  const wrong = values.findIndex(value => !(Number.isFinite(value) && value >= minimum));
  if (wrong >= 0 && Number.isFinite(values[wrong])) {
    throw fault(
      'layers',
      t('holds {value} in tensor {name}, a mean of squares. Resume without it.', {
        value: values[wrong],
        name: quoted(tensor.name),
      }),
    );
  }
  if (wrong >= 0) {
    throw notFinite(tensor.name, wrong, values[wrong], fault);
  }
  return values;
}

function namesOf(layer: number, kind: string): { weight: string; bias: string } {
  const { weight, bias } = tensorNames(layer);
  return { weight: `${weight}.${kind}`, bias: `${bias}.${kind}` };
}

function optimizerOf(name: string | undefined): TrainingSettings['optimizer'] | undefined {
  return name === 'sgd' || name === 'momentum' || name === 'adam' ? name : undefined;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
