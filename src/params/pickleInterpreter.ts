// Reads a pickle without running it. A pickle is a program for a small stack machine, whose two
// dangerous instructions name any function of Python and call it. Here a name is only compared with
// a list of seven, and a call only notes what array NumPy would make. Nothing is imported or run.
import { t } from '@vscode/l10n';
import { arrayFault } from './arrayFault.ts';
import { type FaultOf, grouped } from './paramsFault.ts';
import type { ParamsFault } from './paramsFile.ts';
import { PickleBytes } from './pickleBytes.ts';
import { type ByteBudget, call, setState } from './pickleCalls.ts';
import { knownGlobal } from './pickleGlobals.ts';
import { OPCODES, type PickleMachine } from './pickleOpcodes.ts';
import { PickleStack } from './pickleStack.ts';
import { type PickleValue, wordOf } from './pickleValues.ts';

const STOP = 0x2e;
const NEWEST_PROTOCOL = 5;
/** A network takes about 40 an array; the rest is for lists of numbers beside it. */
const MOST_OPCODES = 1_000_000;
/** Pickles in one file, as several calls of pickle.dump leave them. */
const MOST_PICKLES = 1000;

const WAYS_ON: Partial<Record<ParamsFault, () => string>> = {
  unsafe: () =>
    t(
      'Nothing of it was run. Only NumPy arrays are read from pickles: save the network with pickle.dump((W1, b1, W2, b2), file).',
    ),
  dtype: () => t('Convert it in Python with array.astype("float32").'),
};
const OTHER_WAY_ON = () => t('It is damaged or of another kind: copy or save it again.');

/**
 * What the pickles in a file hold, in their order: there is one unless `pickle.dump` was called
 * several times.
 * @throws {ParamsError} whatever the bytes are, nothing else
 */
export function readPickles(bytes: Uint8Array, fault: FaultOf): PickleValue[] {
  const interpreter = new Interpreter(bytes, fault);
  const values: PickleValue[] = [];
  while (!interpreter.bytes.isAtEnd) {
    if (values.length === MOST_PICKLES) {
      throw fault(
        'unsafe',
        t('holds more than {limit} pickles. Choose another file.', {
          limit: grouped(MOST_PICKLES),
        }),
      );
    }
    values.push(interpreter.readOne());
  }
  return values;
}

class Interpreter implements PickleMachine {
  readonly bytes: PickleBytes;
  stack: PickleStack;
  readonly #fault: FaultOf;
  readonly #faultHere: FaultOf;
  readonly #budget: ByteBudget;
  #opcodesLeft = MOST_OPCODES;
  /** The byte and name of the instruction that runs. */
  #start = 0;
  #name = '';

  constructor(bytes: Uint8Array, fault: FaultOf) {
    this.bytes = new PickleBytes(bytes, fault);
    this.#fault = fault;
    this.#faultHere = (reason, what) =>
      fault(
        reason,
        t('{what}, at {place}. {wayOn}', {
          ...{ what, place: this.#place(), wayOn: (WAYS_ON[reason] ?? OTHER_WAY_ON)() },
        }),
      );
    this.#budget = { left: bytes.length };
    this.stack = new PickleStack(this.#faultHere);
  }

  readOne(): PickleValue {
    this.stack = new PickleStack(this.#faultHere);
    while (this.#opcodesLeft-- > 0) {
      this.#start = this.bytes.position;
      const byte = this.bytes.uint8();
      if (byte === STOP) {
        this.#name = 'STOP';
        return this.stack.result();
      }
      const opcode = OPCODES.get(byte);
      if (!opcode) {
        throw this.#unknown(byte);
      }
      this.#name = opcode.name;
      this.#run(opcode.run);
    }
    throw this.#faultHere(
      'unsafe',
      t('has more than {limit} instructions', { limit: grouped(MOST_OPCODES) }),
    );
  }

  fail(reason: 'format' | 'unsafe', what: string): Error {
    return this.#faultHere(reason, what);
  }

  useProtocol(version: number): void {
    if (version > NEWEST_PROTOCOL) {
      throw this.#faultHere(
        'format',
        t('is a pickle of the unknown protocol {version}', { version }),
      );
    }
  }

  pushGlobal(module: PickleValue, name: PickleValue): void {
    const [moduleName, ownName] = [wordOf(module), wordOf(name)];
    if (moduleName === undefined || ownName === undefined) {
      throw this.#faultHere('unsafe', t('names a function by something that is no name'));
    }
    const known = knownGlobal(moduleName, ownName, this.#place(), this.#fault);
    this.stack.push({ kind: 'global', name: known });
  }

  reduce(): void {
    const argument = this.stack.pop();
    const callee = this.stack.pop();
    this.stack.push(call(callee, argument, this.#budget, this.#faultHere));
  }

  build(): void {
    const state = this.stack.pop();
    setState(this.stack.top(), state, this.#faultHere);
  }

  #run(run: (machine: PickleMachine) => void): void {
    try {
      run(this);
    } catch (error) {
      throw arrayFault(
        error,
        this.#fault,
        t('has an array that, at {place},', { place: this.#place() }),
      );
    }
  }

  #place(): string {
    return t('byte {start} ({instruction})', {
      start: grouped(this.#start),
      instruction: this.#name,
    });
  }

  #unknown(byte: number): Error {
    const hex = `0x${byte.toString(16).padStart(2, '0')}`;
    return this.#fault(
      'format',
      t(
        'is no pickle, or damaged: the byte {start} is {hex}, where an instruction should be. Copy or save it again.',
        { start: grouped(this.#start), hex },
      ),
    );
  }
}
