// The layers of a JSON file. Every fault names the place in the file as JavaScript would reach it.
import { t } from '@vscode/l10n';
import type { LayerParameters, NetworkParameters } from '../nn/parameters.ts';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';
import { isObject } from './isObject.ts';
import { type FaultOf, grouped, quoted } from './paramsFault.ts';
import type { ParamsError } from './paramsFile.ts';

const LAYER_KEYS = ['inputs', 'outputs', 'weights', 'biases'];

/**
 * Reads `layers`: a list of objects with inputs, outputs, weights and biases.
 * @throws {ParamsError} `format`, `layers` or `not-finite`
 */
export function layersFromJson(value: unknown, fault: FaultOf): NetworkParameters {
  if (!Array.isArray(value) || value.length === 0) {
    throw wrong('layers', value, t('a list of at least one layer'), fault);
  }
  let inputs = INPUT_SIZE;
  const layers = value.map((layer: unknown, index) => {
    const read = readLayer(layer, `layers[${index}]`, fault);
    if (read.inputs !== inputs) {
      throw fault('layers', misfitText(index, grouped(read.inputs), grouped(inputs)));
    }
    inputs = read.outputs;
    return read;
  });
  if (inputs !== OUTPUT_SIZE) {
    throw fault(
      'layers',
      t(
        'has a last layer with {inputs} outputs, not one for each of the {count} digits. Is a layer missing?',
        { inputs: grouped(inputs), count: OUTPUT_SIZE },
      ),
    );
  }
  return layers;
}

function readLayer(value: unknown, at: string, fault: FaultOf): LayerParameters {
  if (!isObject(value)) {
    throw wrong(at, value, t('an object'), fault);
  }
  const stranger = Object.keys(value).find(key => !LAYER_KEYS.includes(key));
  if (stranger !== undefined) {
    throw fault(
      'format',
      t('has an unknown key {stranger} in {at}; known are {keys}. Remove it.', {
        stranger: quoted(stranger),
        at,
        keys: LAYER_KEYS.join(', '),
      }),
    );
  }
  const inputs = readSize(value.inputs, `${at}.inputs`, fault);
  const outputs = readSize(value.outputs, `${at}.outputs`, fault);
  // All lengths are checked before memory is taken by what the file claims.
  const rows = readList(value.weights, outputs, `${at}.weights`, fault);
  const lists = rows.map((row, unit) => readList(row, inputs, `${at}.weights[${unit}]`, fault));
  const biases = readList(value.biases, outputs, `${at}.biases`, fault);
  const weights = new Float32Array(outputs * inputs);
  for (const [unit, row] of lists.entries()) {
    weights.set(readNumbers(row, `${at}.weights[${unit}]`, fault), unit * inputs);
  }
  return { inputs, outputs, weights, biases: readNumbers(biases, `${at}.biases`, fault) };
}

function readSize(value: unknown, at: string, fault: FaultOf): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) {
    throw wrong(at, value, t('a whole number of at least 1'), fault);
  }
  return value as number;
}

function readList(value: unknown, length: number, at: string, fault: FaultOf): unknown[] {
  if (!Array.isArray(value)) {
    throw wrong(at, value, t('a list of {length}', { length: grouped(length) }), fault);
  }
  if (value.length !== length) {
    throw fault(
      'layers',
      t(
        "has {length} values in {at}, which must have {wanted} by the layer's inputs and outputs. Save it again.",
        { length: grouped(value.length), at, wanted: grouped(length) },
      ),
    );
  }
  return value;
}

function readNumbers(list: readonly unknown[], at: string, fault: FaultOf): Float32Array {
  const numbers = new Float32Array(list.length);
  for (const [index, value] of list.entries()) {
    const place = `${at}[${index}]`;
    if (typeof value !== 'number') {
      throw wrong(place, value, t('a number'), fault);
    }
    numbers[index] = value;
    if (!Number.isFinite(numbers[index])) {
      throw fault(
        'not-finite',
        t(
          'holds a number at {place} that is more than float32 can hold. Train again with a lower learning rate, or get the file again.',
          { place },
        ),
      );
    }
  }
  return numbers;
}

/** @param index of the layer that does not take what comes before it */
function misfitText(index: number, inputs: string, given: string): string {
  return index === 0
    ? t(
        'has layers that do not fit together: layers[0] takes {inputs} values, but a digit has {given}. Is a layer missing?',
        { inputs, given },
      )
    : t(
        'has layers that do not fit together: layers[{index}] takes {inputs} values, but layers[{before}] gives {given}. Is a layer missing?',
        { index, inputs, before: index - 1, given },
      );
}

/** @param expected with its article */
function wrong(at: string, value: unknown, expected: string, fault: FaultOf): ParamsError {
  return fault(
    'format',
    value === undefined
      ? t('has no {at}; there must be {expected}. Save it again, whole.', { at, expected })
      : t('has {value} at {at}; there must be {expected}. Mend it there or save it again.', {
          value: described(value),
          at,
          expected,
        }),
  );
}

function described(value: unknown): string {
  if (Array.isArray(value)) {
    return t('a list of {length}', { length: grouped(value.length) });
  }
  return isObject(value)
    ? t('an object')
    : typeof value === 'string'
      ? quoted(value)
      : JSON.stringify(value);
}
