// What the few known functions of a pickle give: descriptions of arrays, by the bytes they were
// given. https://github.com/numpy/numpy/blob/main/numpy/_core/src/multiarray/methods.c
// (array_reduce, array_setstate) and descriptor.c (arraydescr_reduce, arraydescr_setstate).
import { t } from '@vscode/l10n';
import { checkFloats, type EncodedFloats } from '../arrays/floats.ts';
import type { FaultOf } from './paramsFault.ts';
import {
  bytesOfText,
  isKind,
  type PickleBinary,
  type PickleType,
  type PickleValue,
  wordOf,
} from './pickleValues.ts';

/** Whoever calls may make so many bytes out of texts: no more than the file has. */
export interface ByteBudget {
  left: number;
}

/** NumPy's own limit. */
const MOST_AXES = 64;
const LATIN1 = ['latin1', 'latin-1', 'iso-8859-1'];

/**
 * Does what REDUCE asks for.
 * @throws {ParamsError} by `fault`, or an ArrayError for an array whose claims do not fit
 */
export function call(
  callee: PickleValue,
  argument: PickleValue,
  budget: ByteBudget,
  fault: FaultOf,
): PickleValue {
  if (!isKind(callee, 'global') || !isKind(argument, 'tuple')) {
    throw fault('unsafe', t('calls something that is no function of NumPy'));
  }
  const { items } = argument;
  switch (callee.name) {
    case 'reconstruct':
      if (!isKind(items[0], 'global') || items[0].name !== 'ndarray') {
        throw fault('unsafe', t('makes an array of another class than numpy.ndarray'));
      }
      return { kind: 'array' };
    case 'ndarray':
      return { kind: 'array' };
    case 'dtype':
      return typeOf(items, fault);
    case 'scalar':
      // A single number beside the network: it is passed over, as Python's own numbers are.
      return null;
    case 'frombuffer':
      return {
        kind: 'array',
        floats: floatsOf([items[1], items[0], items[2], wordOf(items[3]) === 'F'], fault),
      };
    case 'encode':
      return encoded(items, budget, fault);
    case 'OrderedDict':
      if (items.length > 0) {
        throw fault('format', t('fills an OrderedDict in a way that is not known'));
      }
      return { kind: 'dictionary', entries: [] };
  }
}

/**
 * Does what BUILD asks for: sets the state of an array or of a type.
 * @throws {ParamsError} by `fault`, or an ArrayError for an array whose claims do not fit
 */
export function setState(target: PickleValue, state: PickleValue, fault: FaultOf): void {
  if (!isKind(state, 'tuple') || !(isKind(target, 'array') || isKind(target, 'type'))) {
    throw fault('unsafe', t('sets the state of something that is no NumPy array'));
  }
  const { items } = state;
  if (isKind(target, 'type')) {
    const order = wordOf(items[1]);
    // Behind the order come subtype, names and fields: all three are None in a plain type.
    if (order === undefined || !/^[<>=|]$/.test(order) || items.slice(2, 5).some(isSomething)) {
      throw fault('dtype', t('has an array whose values are records or of an unknown order'));
    }
    target.order = order;
    return;
  }
  // The first of five is a version; very old files have only the other four.
  const [shape, type, isFortranOrder, content] = items.slice(-4);
  if (items.length < 4 || items.length > 5 || typeof isFortranOrder === 'object') {
    throw fault('format', t('has an array whose state is not that of a NumPy array'));
  }
  target.floats = floatsOf([type, content, shape, Boolean(isFortranOrder)], fault);
}

function isSomething(value: PickleValue): boolean {
  return value !== null;
}

function typeOf(items: readonly PickleValue[], fault: FaultOf): PickleType {
  const name = wordOf(items[0]);
  const [, order, plain] = /^([<>=|]?)(\w{1,20})$/.exec(name ?? '') ?? [];
  if (plain === undefined) {
    throw fault('dtype', t('has an array whose type has no proper name'));
  }
  return { kind: 'type', name: plain, order: order === '' ? '=' : order };
}

type ArrayParts = readonly [
  type: PickleValue,
  content: PickleValue,
  shape: PickleValue,
  isFortranOrder: boolean,
];

function floatsOf([type, content, shape, isFortranOrder]: ArrayParts, fault: FaultOf) {
  if (!isKind(type, 'type') || !isKind(shape, 'tuple')) {
    throw fault('format', t('has an array without a proper type and shape'));
  }
  const sizes = shape.items.slice(0, MOST_AXES).filter(size => typeof size === 'number');
  if (
    sizes.length !== shape.items.length ||
    sizes.some(size => !Number.isSafeInteger(size) || size < 0)
  ) {
    throw fault('format', t('has an array with a size that is no whole number or negative'));
  }
  if (isKind(content, 'list')) {
    throw fault(
      'dtype',
      t('has an array of Python objects; only float16, float32 and float64 can be read'),
    );
  }
  const bytes = isKind(content, 'binary') ? content.bytes : undefined;
  // Python 2 wrote its strings, which were bytes.
  const text = isKind(content, 'text') && content.encoding === 'latin1' ? content.bytes : undefined;
  const values = bytes ?? text;
  if (!values) {
    throw fault('format', t('has an array whose values are no bytes'));
  }
  const floats: EncodedFloats = {
    type: `${type.order}${type.name}`,
    isFortranOrder,
    shape: sizes,
    content: values,
  };
  checkFloats(floats);
  return floats;
}

function encoded(items: readonly PickleValue[], budget: ByteBudget, fault: FaultOf): PickleBinary {
  const [text, encoding] = items;
  if (!isKind(text, 'text') || !LATIN1.includes(wordOf(encoding) ?? '') || items.length !== 2) {
    throw fault('unsafe', t('encodes something else than the bytes of an array'));
  }
  budget.left -= text.bytes.length;
  if (budget.left < 0) {
    throw fault('unsafe', t('makes more bytes of its texts than the file has'));
  }
  const bytes = bytesOfText(text);
  if (!bytes) {
    throw fault('format', t('has a text for bytes in which a character is no byte'));
  }
  return { kind: 'binary', bytes };
}
