// Which arrays of a file belong to one layer.
import { t } from '@vscode/l10n';
import { type ArrayName, compareNumbers, parseArrayName } from './arrayName.ts';
import type { NamedArray } from './namedArray.ts';
import { type FaultOf, grouped, quoted, shapeText } from './paramsFault.ts';

/** The arrays of one dense layer. */
export interface LayerArrays {
  /** Of the weights. */
  readonly name: ArrayName;
  readonly weight: NamedArray;
  /** Missing in a network without biases. */
  readonly bias?: NamedArray;
}

interface Named {
  readonly name: ArrayName;
  readonly array: NamedArray;
}

/** More than any dense network has. */
const MAXIMUM_ARRAYS = 2000;

/**
 * Puts the weights and biases of a file together, in the order of the file: by their names where
 * every name says what it is (`fc1.weight` and `fc1.bias`, `W1` and `b1`), else by their shapes:
 * weights and biases by turns (`W1, b1, W2, b2`) or apart (`W1, W2, b1, b2`), as `arr_0` and so on.
 * @throws {ParamsError} `layers`: something is left over, missing or of another shape
 */
export function pairArrays(arrays: readonly NamedArray[], fault: FaultOf): LayerArrays[] {
  if (arrays.length === 0) {
    throw fault('layers', t('holds no layers. Choose a file with the weights of a dense network.'));
  }
  if (arrays.length > MAXIMUM_ARRAYS) {
    throw fault(
      'layers',
      t('holds {length} tensors; a dense network for MNIST has a few. Choose another file.', {
        length: grouped(arrays.length),
      }),
    );
  }
  // First: what a convolution or an embedding lacks beside its weights says less than their shape.
  const odd = arrays.find(array => !isMatrix(array) && !isVector(array));
  if (odd) {
    throw noLayer(odd, fault);
  }
  const named = arrays.map(array => ({ name: parseArrayName(array.name), array }));
  const layers = named.every(({ name }) => name.role !== undefined)
    ? pairByName(named, fault)
    : pairByShape(named, fault);
  const flat = layers.find(({ weight }) => !isMatrix(weight));
  if (flat) {
    throw noLayer(flat.weight, fault);
  }
  return layers;
}

function pairByName(named: readonly Named[], fault: FaultOf): LayerArrays[] {
  const layers = new Map<string, { weight?: Named; bias?: Named }>();
  for (const one of named) {
    const { layer, role } = one.name;
    const pair = layers.get(layer) ?? {};
    const other = pair[role!];
    if (other) {
      throw fault('layers', twiceText(role!, quoted(other.array.name), quoted(one.array.name)));
    }
    layers.set(layer, { ...pair, [role!]: one });
  }
  const pairs = [...layers.values()];
  const hasBiases = pairs.some(({ bias }) => bias !== undefined);
  return pairs.map(({ weight, bias }) => {
    if (!weight || (hasBiases && !bias)) {
      const found = quoted((weight ?? bias)!.array.name);
      throw fault(
        'layers',
        weight
          ? t(
              'has {found} but no biases beside it. Save the whole network, with zeros where a layer has no bias.',
              { found },
            )
          : t('has {found} but no weights beside it. Save the whole network.', { found }),
      );
    }
    return { name: weight.name, weight: weight.array, bias: bias?.array };
  });
}

function pairByShape(named: readonly Named[], fault: FaultOf): LayerArrays[] {
  const isSeries = named.every(({ name }) => name.series === named[0].name.series);
  const inOrder = isSeries
    ? named.toSorted((a, b) => compareNumbers(a.name.numbers, b.name.numbers))
    : named;
  const [weights, biases] = byTurns(inOrder) ?? apart(inOrder);
  if (biases.length > 0 && biases.length !== weights.length) {
    const stranger = named.find(({ name }) => name.role === undefined)!;
    throw named.some(({ name }) => name.role !== undefined)
      ? noLayer(stranger.array, fault)
      : fault(
          'layers',
          t(
            'has {matrices} matrices (weights) and {vectors} vectors (biases), not one of each for every layer. Save the whole network and nothing else.',
            { matrices: weights.length, vectors: biases.length },
          ),
        );
  }
  return weights.map(({ name, array }, index) => ({
    name,
    weight: array,
    bias: biases[index]?.array,
  }));
}

function twiceText(role: 'weight' | 'bias', first: string, second: string): string {
  return role === 'weight'
    ? t(
        'has the weights of one layer twice, as {first} and as {second}. Save it with one of them.',
        {
          ...{ first, second },
        },
      )
    : t(
        'has the biases of one layer twice, as {first} and as {second}. Save it with one of them.',
        {
          ...{ first, second },
        },
      );
}

type Split = readonly [weights: readonly Named[], biases: readonly Named[]];

/** Also for layers of a single unit, whose weights look like biases. */
function byTurns(named: readonly Named[]): Split | undefined {
  const weights = named.filter((_, index) => index % 2 === 0);
  const biases = named.filter((_, index) => index % 2 === 1);
  const fits =
    weights.length === biases.length &&
    weights.every(
      ({ array }, index) =>
        isMatrix(array) &&
        isVector(biases[index].array) &&
        array.shape.includes(lengthOf(biases[index].array)),
    );
  return fits ? [weights, biases] : undefined;
}

function apart(named: readonly Named[]): Split {
  return [
    named.filter(({ array }) => !isVector(array)),
    named.filter(({ array }) => isVector(array)),
  ];
}

function isMatrix({ shape }: NamedArray): boolean {
  return shape.length === 2 && !shape.includes(0);
}

/** `[n]`, `[n, 1]` or `[1, n]`. */
export function isVector({ shape }: NamedArray): boolean {
  return shape.length === 1 || (shape.length === 2 && shape.includes(1));
}

/** How many numbers an array has. */
export function lengthOf({ shape }: NamedArray): number {
  return shape.reduce((product, size) => product * size, 1);
}

function noLayer({ name, shape }: NamedArray, fault: FaultOf) {
  return fault(
    'layers',
    t(
      'has {name} of the shape {shape}, which is neither the weights nor the biases of a dense layer. Only networks of dense layers with ReLU between them can be read.',
      { name: quoted(name), shape: shapeText(shape) },
    ),
  );
}
