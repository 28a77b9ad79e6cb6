// The instructions of a pickle, by Python's own list of them:
// https://github.com/python/cpython/blob/main/Lib/pickletools.py
import { t } from '@vscode/l10n';
import type { PickleBytes } from './pickleBytes.ts';
import type { PickleStack } from './pickleStack.ts';
import { bytesOfPythonString } from './pickleString.ts';
import { isKind, type PickleText, type PickleValue } from './pickleValues.ts';

/** What instructions can do; those that name or call something are the interpreter's own. */
export interface PickleMachine {
  readonly bytes: PickleBytes;
  readonly stack: PickleStack;
  /** An error that says where the instruction is. */
  fail(reason: 'format' | 'unsafe', what: string): Error;
  useProtocol(version: number): void;
  pushGlobal(module: PickleValue, name: PickleValue): void;
  reduce(): void;
  build(): void;
}

type Run = (machine: PickleMachine) => void;

export interface Opcode {
  readonly name: string;
  readonly run: Run;
}

/** Numbers that a network needs have at most 64 bits. */
const LONGEST_NUMBER = 8;
const LONGEST_LINE = 40;

const push =
  (make: (machine: PickleMachine) => PickleValue): Run =>
  machine =>
    machine.stack.push(make(machine));

const pushText = (
  encoding: PickleText['encoding'],
  read: (bytes: PickleBytes) => Uint8Array,
): Run => push(({ bytes }) => ({ kind: 'text', encoding, bytes: read(bytes) }));

const pushBinary = (lengthOf: (bytes: PickleBytes) => number): Run =>
  push(({ bytes }) => ({ kind: 'binary', bytes: bytes.take(lengthOf(bytes)) }));

const pushTuple = (length: number): Run =>
  push(({ stack }) => ({
    kind: 'tuple',
    items: Array.from({ length }, () => stack.pop()).reverse(),
  }));

const recall = (placeOf: (machine: PickleMachine) => number): Run =>
  push(machine => machine.stack.recall(placeOf(machine)));

const remember =
  (placeOf: (machine: PickleMachine) => number): Run =>
  machine =>
    machine.stack.remember(placeOf(machine), machine.stack.top());

/** A number written with digits, as protocol 0 does. */
function lineNumber(machine: PickleMachine, pattern: RegExp): string {
  const line = machine.bytes.line();
  const digits = line.length > LONGEST_LINE ? '' : new TextDecoder('latin1').decode(line);
  if (!pattern.test(digits)) {
    throw machine.fail('format', t('has no number where there should be one'));
  }
  return digits;
}

function wholeNumber(digits: string): boolean | number {
  // Protocols 0 and 1 write False and True as numbers with a zero before them.
  return digits === '00' || digits === '01' ? digits === '01' : Number.parseInt(digits, 10);
}

const placeInLine = (machine: PickleMachine) => Number(lineNumber(machine, /^\d{1,15}$/));

function pythonString(machine: PickleMachine): PickleText {
  const bytes = bytesOfPythonString(machine.bytes.line());
  if (!bytes) {
    throw machine.fail('format', t('has a string without proper quotes and escapes'));
  }
  return { kind: 'text', encoding: 'latin1', bytes };
}

/** Lowest byte first, in two's complement. */
function longNumber(machine: PickleMachine, length: number): number {
  if (length < 0 || length > LONGEST_NUMBER) {
    throw machine.fail('format', t('has a number of {length} bytes', { length }));
  }
  const digits = machine.bytes.take(length);
  const value = digits.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return Number(BigInt.asIntN(length * 8, value));
}

function append(machine: PickleMachine, items: readonly PickleValue[]): void {
  const list = machine.stack.top();
  if (!isKind(list, 'list')) {
    throw machine.fail('unsafe', t('appends to something that is no list'));
  }
  for (const item of items) {
    list.items.push(item);
  }
}

function setItems(machine: PickleMachine, items: readonly PickleValue[]): void {
  const dictionary = machine.stack.top();
  if (!isKind(dictionary, 'dictionary')) {
    throw machine.fail('unsafe', t('sets items of something that is no dictionary'));
  }
  for (const entry of inPairs(machine, items)) {
    dictionary.entries.push(entry);
  }
}

function inPairs(machine: PickleMachine, items: readonly PickleValue[]) {
  if (items.length % 2 !== 0) {
    throw machine.fail('format', t('has a key without a value'));
  }
  return Array.from(
    { length: items.length / 2 },
    (_, index) => [items[2 * index], items[2 * index + 1]] as const,
  );
}

function setItem(machine: PickleMachine): void {
  const value = machine.stack.pop();
  const key = machine.stack.pop();
  setItems(machine, [key, value]);
}

function appendOne(machine: PickleMachine): void {
  const value = machine.stack.pop();
  append(machine, [value]);
}

/** Known only to be refused by what they are for. */
const refuse =
  (what: () => string): Run =>
  machine => {
    throw machine.fail('unsafe', what());
  };

const MAKES_OBJECT = refuse(() => t('makes an object of a class'));
const OUT_OF_BAND = refuse(() =>
  t('keeps numbers outside of the file, in buffers that pickle.dump was given (buffer_callback)'),
);
const PERSISTENT = refuse(() => t('keeps numbers elsewhere, as PyTorch does'));
const EXTENSION = refuse(() => t('names a class by a number of the copyreg module'));
const SET = refuse(() => t('makes a set'));

const TABLE: Record<string, readonly [name: string, run: Run]> = {
  '\x80': ['PROTO', machine => machine.useProtocol(machine.bytes.uint8())],
  // A length of what follows, for readers from pipes: it is only checked to be there.
  '\x95': ['FRAME', ({ bytes }) => bytes.expect(bytes.uint64())],
  '(': ['MARK', ({ stack }) => stack.mark()],
  '0': ['POP', ({ stack }) => void stack.pop()],
  '1': ['POP_MARK', ({ stack }) => void stack.popToMark()],
  '2': ['DUP', push(({ stack }) => stack.top())],
  N: ['NONE', push(() => null)],
  '\x88': ['NEWTRUE', push(() => true)],
  '\x89': ['NEWFALSE', push(() => false)],
  I: ['INT', push(machine => wholeNumber(lineNumber(machine, /^[+-]?\d+$/)))],
  J: ['BININT', push(({ bytes }) => bytes.int32())],
  K: ['BININT1', push(({ bytes }) => bytes.uint8())],
  M: ['BININT2', push(({ bytes }) => bytes.uint16())],
  L: ['LONG', push(machine => Number.parseInt(lineNumber(machine, /^[+-]?\d+L?$/), 10))],
  '\x8a': ['LONG1', push(machine => longNumber(machine, machine.bytes.uint8()))],
  '\x8b': ['LONG4', push(machine => longNumber(machine, machine.bytes.int32()))],
  F: ['FLOAT', push(machine => Number(lineNumber(machine, /^[-+.\da-zA-Z]+$/)))],
  G: ['BINFLOAT', push(({ bytes }) => bytes.float64())],
  V: ['UNICODE', pushText('raw-unicode-escape', bytes => bytes.line())],
  X: ['BINUNICODE', pushText('utf-8', bytes => bytes.take(bytes.uint32()))],
  '\x8c': ['SHORT_BINUNICODE', pushText('utf-8', bytes => bytes.take(bytes.uint8()))],
  '\x8d': ['BINUNICODE8', pushText('utf-8', bytes => bytes.take(bytes.uint64()))],
  // Strings of Python 2, which were bytes; those of its protocol 0 are written as in a program.
  S: ['STRING', push(pythonString)],
  T: ['BINSTRING', pushText('latin1', bytes => bytes.take(bytes.uint32()))],
  U: ['SHORT_BINSTRING', pushText('latin1', bytes => bytes.take(bytes.uint8()))],
  B: ['BINBYTES', pushBinary(bytes => bytes.uint32())],
  C: ['SHORT_BINBYTES', pushBinary(bytes => bytes.uint8())],
  '\x8e': ['BINBYTES8', pushBinary(bytes => bytes.uint64())],
  '\x96': ['BYTEARRAY8', pushBinary(bytes => bytes.uint64())],
  ')': ['EMPTY_TUPLE', pushTuple(0)],
  '\x85': ['TUPLE1', pushTuple(1)],
  '\x86': ['TUPLE2', pushTuple(2)],
  '\x87': ['TUPLE3', pushTuple(3)],
  t: ['TUPLE', push(({ stack }) => ({ kind: 'tuple', items: stack.popToMark() }))],
  ']': ['EMPTY_LIST', push(() => ({ kind: 'list', items: [] }))],
  l: ['LIST', push(({ stack }) => ({ kind: 'list', items: stack.popToMark() }))],
  a: ['APPEND', appendOne],
  e: ['APPENDS', machine => append(machine, machine.stack.popToMark())],
  '}': ['EMPTY_DICT', push(() => ({ kind: 'dictionary', entries: [] }))],
  d: [
    'DICT',
    push(machine => ({
      kind: 'dictionary',
      entries: inPairs(machine, machine.stack.popToMark()),
    })),
  ],
  s: ['SETITEM', setItem],
  u: ['SETITEMS', machine => setItems(machine, machine.stack.popToMark())],
  p: ['PUT', remember(placeInLine)],
  q: ['BINPUT', remember(({ bytes }) => bytes.uint8())],
  r: ['LONG_BINPUT', remember(({ bytes }) => bytes.uint32())],
  '\x94': ['MEMOIZE', ({ stack }) => stack.rememberNext()],
  g: ['GET', recall(placeInLine)],
  h: ['BINGET', recall(({ bytes }) => bytes.uint8())],
  j: ['LONG_BINGET', recall(({ bytes }) => bytes.uint32())],
  c: ['GLOBAL', pushGlobalOfLines],
  '\x93': ['STACK_GLOBAL', pushGlobalOfStack],
  R: ['REDUCE', machine => machine.reduce()],
  b: ['BUILD', machine => machine.build()],
  '\x81': ['NEWOBJ', MAKES_OBJECT],
  '\x92': ['NEWOBJ_EX', MAKES_OBJECT],
  i: ['INST', MAKES_OBJECT],
  o: ['OBJ', MAKES_OBJECT],
  P: ['PERSID', PERSISTENT],
  Q: ['BINPERSID', PERSISTENT],
  '\x82': ['EXT1', EXTENSION],
  '\x83': ['EXT2', EXTENSION],
  '\x84': ['EXT4', EXTENSION],
  '\x97': ['NEXT_BUFFER', OUT_OF_BAND],
  '\x98': ['READONLY_BUFFER', OUT_OF_BAND],
  '\x8f': ['EMPTY_SET', SET],
  '\x90': ['ADDITEMS', SET],
  '\x91': ['FROZENSET', SET],
};

function pushGlobalOfLines(machine: PickleMachine): void {
  const line = (): PickleText => ({ kind: 'text', encoding: 'utf-8', bytes: machine.bytes.line() });
  const module = line();
  machine.pushGlobal(module, line());
}

function pushGlobalOfStack(machine: PickleMachine): void {
  const name = machine.stack.pop();
  machine.pushGlobal(machine.stack.pop(), name);
}

/** By their byte; the one that ends a pickle is the interpreter's own. */
export const OPCODES: ReadonlyMap<number, Opcode> = new Map(
  Object.entries(TABLE).map(([byte, [name, run]]) => [byte.charCodeAt(0), { name, run }]),
);
