import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NetworkParameters } from '../../../src/nn/parameters.ts';
import { layersOfArrays } from '../../../src/params/layersOfArrays.ts';
import type { NamedArray } from '../../../src/params/namedArray.ts';
import { faultsOf } from '../../../src/params/paramsFault.ts';
import { ParamsError, type ParamsFault } from '../../../src/params/paramsFile.ts';
import { networkOf } from './safetensorsFiles.ts';

type Shapes = Record<string, readonly number[]>;

/** Arrays of zeros. */
function arraysOf(shapes: Shapes): NamedArray[] {
  return Object.entries(shapes).map(([name, shape]) => ({
    name,
    shape,
    values: new Float32Array(shape.reduce((product, size) => product * size, 1)),
  }));
}

function read(arrays: readonly NamedArray[]): NetworkParameters {
  return layersOfArrays(arrays, faultsOf('a.npz'));
}

/** Which weights make the layers, by a number put into the first place of each. */
function orderOf(shapes: Shapes): number[] {
  const arrays = arraysOf(shapes);
  for (const [index, { values }] of arrays.entries()) {
    values[0] = index + 1;
  }
  return read(arrays).map(({ weights }) => weights[0] - 1);
}

function refuses(arrays: readonly NamedArray[], reason: ParamsFault, sentence: RegExp): void {
  assert.throws(
    () => read(arrays),
    (error: unknown) => {
      assert.ok(error instanceof ParamsError, String(error));
      assert.match(error.message, sentence);
      // What is wrong and a way on.
      assert.match(error.message, /^a\.npz .*[.:,] .*[.?]$/);
      assert.equal(error.reason, reason);
      return true;
    },
  );
}

const refusesShapes = (shapes: Shapes, sentence: RegExp) =>
  refuses(arraysOf(shapes), 'layers', sentence);

/** Names of the weights and biases of layer i, as other programs give them. */
const STYLES: Record<string, (layer: number) => readonly [weight: string, bias: string]> = {
  'nn.Sequential': i => [`${2 * i}.weight`, `${2 * i}.bias`],
  'attributes of a module': i => [`fc${i + 1}.weight`, `fc${i + 1}.bias`],
  'a list in a module': i => [`model.layers.${i}.weight`, `model.layers.${i}.bias`],
  'a NumPy script': i => [`W${i + 1}`, `b${i + 1}`],
  'a longer NumPy script': i => [`weights_${i}`, `biases_${i}`],
  'Keras 2': i => [`dense${i ? `_${i}` : ''}/kernel:0`, `dense${i ? `_${i}` : ''}/bias:0`],
  'scikit-learn': i => [`coefs_${i}`, `intercepts_${i}`],
  'np.savez without names': i => [`arr_${2 * i}`, `arr_${2 * i + 1}`],
};

const widths = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 });

for (const [style, names] of Object.entries(STYLES)) {
  test(`the names of ${style}: any order, either way round, any shape of biases`, () => {
    const choice = fc.record({
      hidden: widths,
      isTransposed: fc.boolean(),
      biasShape: fc.constantFrom('[n]', '[n, 1]', '[1, n]'),
      order: fc.infiniteStream(fc.nat()),
    });
    fc.assert(
      fc.property(choice, ({ hidden, isTransposed, biasShape, order }) => {
        const network = networkOf([784, ...hidden, 10]);
        const arrays = network.flatMap(({ inputs, outputs, weights, biases }, i): NamedArray[] => {
          const [weight, bias] = names(i);
          const shapes = { '[n]': [outputs], '[n, 1]': [outputs, 1], '[1, n]': [1, outputs] };
          return [
            isTransposed
              ? { name: weight, shape: [inputs, outputs], values: turned(weights, outputs) }
              : { name: weight, shape: [outputs, inputs], values: weights },
            { name: bias, shape: shapes[biasShape as '[n]'], values: biases },
          ];
        });
        const shuffled = arrays
          .map(array => ({ array, key: order.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ array }) => array);
        assert.deepEqual(read(shuffled), network);
      }),
      { numRuns: 60 },
    );
  });
}

/** `[rows, columns]` as `[columns, rows]`. */
function turned(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  return values.map((_, i) => values[(i % rows) * columns + Math.floor(i / rows)]);
}

test('numbers are counted, not spelt: fc10 comes after fc9', () => {
  const shapes: Shapes = { 'fc1.weight': [16, 784] };
  for (const number of [10, 2, 3, 4, 5, 6, 7, 8, 9]) {
    shapes[`fc${number}.weight`] = [16, 16];
  }
  shapes['fc11.weight'] = [10, 16];
  assert.deepEqual(orderOf(shapes), [0, 2, 3, 4, 5, 6, 7, 8, 9, 1, 10]);
});

test('names without numbers: the order of the file, else the one that fits', () => {
  assert.deepEqual(
    orderOf({ 'in.weight': [8, 784], 'zeta.weight': [8, 8], 'mid.weight': [8, 8], o_w: [10, 8] }),
    [0, 1, 2, 3],
  );
  assert.deepEqual(
    orderOf({ 'classifier.weight': [10, 8], 'fc1.weight': [8, 784], 'fc2.weight': [8, 8] }),
    [1, 2, 0],
  );
  assert.deepEqual(
    orderOf({ 'hidden.weight': [8, 8], 'input.weight': [8, 784], w_out: [10, 8] }),
    [1, 0, 2],
  );
});

test('all weights first, then all biases', () => {
  const shapes = { arr_0: [8, 784], arr_1: [10, 8], arr_2: [8], arr_3: [10] };
  assert.deepEqual(orderOf(shapes), [0, 1]);
  const arrays = arraysOf(shapes);
  arrays[2].values[7] = 5;
  assert.equal(read(arrays)[0].biases[7], 5);
});

test('names that say nothing: the order of the file', () => {
  assert.deepEqual(orderOf({ Wh: [8, 784], bh: [8, 1], Wo: [10, 8], bo: [10, 1] }), [0, 2]);
});

test('a network whose layers have no biases gets zeros', () => {
  const [first, second] = read(arraysOf({ 'fc1.weight': [3, 784], 'fc2.weight': [10, 3] }));
  assert.deepEqual(first.biases, new Float32Array(3));
  assert.deepEqual(second.biases, new Float32Array(10));
});

test('square layers lie as the others do', () => {
  const shapes = { 'a/kernel': [784, 4], 'b/kernel': [4, 4], 'c/kernel': [4, 10] };
  const arrays = arraysOf(shapes);
  arrays[1].values[1] = 7; // from input 0 to output 1
  assert.deepEqual([...read(arrays)[1].weights].indexOf(7), 4);
  const straight = arraysOf({ w1: [4, 784], w2: [4, 4], w3: [10, 4] });
  straight[1].values[1] = 7;
  assert.equal([...read(straight)[1].weights].indexOf(7), 1);
});

test('the layers do not share memory with the arrays', () => {
  const arrays = arraysOf({ W: [10, 784], b: [10] });
  const [layer] = read(arrays);
  arrays[0].values[0] = 9;
  assert.equal(layer.weights[0], 0);
});

test('missing layers and half layers', () => {
  refuses([], 'layers', /holds no layers/);
  refusesShapes({ '0.bias': [10] }, /"0\.bias" but no weights beside it/);
  refusesShapes(
    { '0.weight': [8, 784], '0.bias': [8], '2.weight': [10, 8] },
    /"2\.weight" but no biases beside it/,
  );
  refusesShapes(
    { '2.weight': [10, 128], '2.bias': [10] },
    /a digit has 784 pixels, but "2\.weight" takes 128 \(its shape is \[10, 128\]\)\. Is a layer/,
  );
  refusesShapes({ W1: [128, 784], b1: [128] }, /128 outputs/);
  refusesShapes({ arr_0: [8, 784], arr_1: [10, 8], arr_2: [8] }, /2 matrices .* 1 vectors/);
});

test('shapes that do not chain', () => {
  refusesShapes(
    { '0.weight': [8, 784], '0.bias': [8], '2.weight': [10, 9], '2.bias': [10] },
    /"0\.weight" gives 8 values, but "2\.weight" takes 9/,
  );
  // Told the way round that the file has.
  refusesShapes({ 'a/kernel': [784, 8], 'b/kernel': [9, 10] }, /"a\/kernel" gives 8 values/);
  refusesShapes({ W1: [8, 784], W2: [8, 10] }, /"W1" gives 8 values, but "W2" takes 10/);
  const sentence = /\[9\] beside 10 outputs of "0\.weight"/;
  refusesShapes({ '0.weight': [10, 784], '0.bias': [9] }, sentence);
  refusesShapes({ W: [10, 784], b: [10, 2] }, /\[10, 2\] beside 10 outputs/);
  refusesShapes({ '0.weight': [7840], '0.bias': [10] }, /"0\.weight" of the shape \[7840\]/);
  refusesShapes({ '0.weight': [0, 784], '0.bias': [0] }, /the shape \[0, 784\]/);
});

test('networks that our layers do not compute', () => {
  // Said by its shape, not by the biases that it lacks beside others.
  refusesShapes(
    { 'conv1.weight': [8, 1, 3, 3], 'fc.weight': [10, 784], 'fc.bias': [10] },
    /"conv1\.weight" of the shape \[8, 1, 3, 3\], .*Only networks of dense layers/,
  );
  refusesShapes(
    { '0.weight': [8, 784], '0.bias': [8], '1.weight': [10, 8], '1.bias': [10] },
    /no place for the ReLU between "0\.weight" and "1\.weight"/,
  );
  refusesShapes(
    { 'conv.weight': [8, 1, 3, 3], 'conv.bias': [8] },
    /"conv\.weight" of the shape \[8, 1, 3, 3\], which is neither/,
  );
  const dense = { '0.weight': [10, 784], '0.bias': [10] };
  refusesShapes({ ...dense, 'bn.running_mean': [10] }, /"bn\.running_mean" .* is neither/);
  refusesShapes({ ...dense, steps: [] }, /"steps" of the shape \[\], which is neither/);
  refusesShapes({ ...dense, 'out.weight': [10, 784] }, /"out\.weight" but no biases/);
  refusesShapes({ ...dense, '0.w': [10, 784] }, /twice, as "0\.weight" and as "0\.w"/);
});

test('a Sequential that begins with Flatten and has Dropout is read', () => {
  const shapes = { '1.weight': [8, 784], '1.bias': [8], '4.weight': [10, 8], '4.bias': [10] };
  assert.deepEqual(orderOf(shapes), [0, 2]);
});

test('float64 is rounded once; what is not finite is named with its place', () => {
  const withValue = (value: number) => {
    const [weight, bias] = arraysOf({ W: [10, 784], b: [10] });
    return [weight, { ...bias, values: Float64Array.from({ length: 10 }, (_, i) => i && value) }];
  };
  assert.equal(read(withValue(0.1))[0].biases[1], Math.fround(0.1));
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    refuses(
      withValue(value),
      'not-finite',
      new RegExp(`holds ${value} in tensor "b" at index 1: its training diverged, or .* damaged`),
    );
  }
  refuses(
    withValue(1e39),
    'not-finite',
    /holds 1e\+39 in tensor "b" at index 1, more than float32/,
  );
});

test('numbers that a shape promises and a codec does not bring are missed', () => {
  const [weight, bias] = arraysOf({ W: [10, 784], b: [10] });
  const short = { ...weight, values: new Float32Array(7839) };
  refuses([short, bias], 'offsets', /7,839 numbers in "W", whose shape \[10, 784\] needs 7,840/);
});

test('a search through orders comes to an end', () => {
  // All orders of 30 layers that differ in nothing but their names, and do not end well.
  const shapes: Shapes = { 'in.weight': [2, 784] };
  for (let index = 0; index < 30; index++) {
    const letter = String.fromCharCode(97 + (index % 26));
    shapes[`${letter.repeat(2 + index / 26)}x.weight`] = [2, 2];
  }
  refusesShapes({ ...shapes, 'out.weight': [9, 2] }, /9 outputs/);
  refusesShapes(
    Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`w${i}`, [1, 1]])),
    /holds 3,000 tensors/,
  );
});
