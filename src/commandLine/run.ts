import { DatasetError } from '../data/dataset.ts';
import { StorageError } from '../data/writeAside.ts';
import { EngineError } from '../engine/engineError.ts';
import { ParamsError } from '../params/paramsFile.ts';
import { OrderError } from '../worker/problem.ts';
import { CONVERT_HELP, convert } from './convertCommand.ts';
import { EVALUATE_HELP, evaluateFile } from './evaluateCommand.ts';
import { InputError, Interrupted, UsageError } from './failures.ts';
import { GENERATE_HELP, generate } from './generateCommand.ts';
import { INSPECT_HELP, inspect } from './inspectCommand.ts';
import { PREDICT_HELP, predict } from './predictCommand.ts';
import type { Terminal } from './terminal.ts';
import { TRAIN_HELP, train } from './trainCommand.ts';

interface Command {
  readonly help: string;
  readonly run: (
    commandLine: readonly string[],
    terminal: Terminal,
    signal: AbortSignal,
    program: string,
  ) => Promise<void>;
}

const COMMANDS = new Map<string, Command>([
  ['train', { help: TRAIN_HELP, run: train }],
  ['evaluate', { help: EVALUATE_HELP, run: evaluateFile }],
  ['predict', { help: PREDICT_HELP, run: predict }],
  ['inspect', { help: INSPECT_HELP, run: inspect }],
  ['convert', { help: CONVERT_HELP, run: convert }],
  ['generate', { help: GENERATE_HELP, run: generate }],
]);

const NAMES = [...COMMANDS.keys()];

const HELP = `Trains a neural network written from scratch on handwritten digits.

  node dist/cli.js train      trains a network and saves it
  node dist/cli.js evaluate   measures a saved network on the test digits
  node dist/cli.js predict    shows test digits and what a saved network says of them
  node dist/cli.js inspect    tells what a params file holds
  node dist/cli.js convert    writes a params file in another format
  node dist/cli.js generate   draws digits and writes them as IDX files

Each of them with --help says more.
Exit codes: 0 done; 1 bad input, said in one line on stderr; 2 wrong usage;\n130 Ctrl+C.`;

/** Faults whose message is the whole story. */
const EXPLAINED = [InputError, DatasetError, ParamsError, StorageError, EngineError, OrderError];

/**
 * Carries out a command line.
 * @param signal aborts it, as Ctrl+C does
 * @param program name and version
 * @returns the exit code
 */
export async function runCommandLine(
  [name, ...rest]: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
  program: string,
): Promise<number> {
  const command = COMMANDS.get(name ?? '');
  if (name === '--version') {
    terminal.out(program);
    return 0;
  }
  if (rest.includes('--help') || rest.includes('-h') || name === '--help' || name === '-h') {
    terminal.out(command?.help ?? HELP);
    return 0;
  }
  if (!command) {
    const what = name === undefined ? 'Name a command' : `There is no command "${name}"`;
    terminal.note(
      `${what}: ${NAMES.slice(0, -1).join(', ')} or ${NAMES.at(-1)}. More with --help.`,
    );
    return 2;
  }
  try {
    await command.run(rest, terminal, signal, program);
    return 0;
  } catch (error) {
    return exitCodeOf(error, name, terminal);
  }
}

function exitCodeOf(error: unknown, name: string, terminal: Terminal): number {
  if (error instanceof UsageError) {
    terminal.note(`${oneLine(error.message)} More with ${name} --help.`);
    return 2;
  }
  if (error instanceof Interrupted) {
    terminal.note(error.message);
    return 130;
  }
  const isExplained = EXPLAINED.some(kind => error instanceof kind);
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  terminal.note(isExplained ? oneLine(message) : `This is a fault of the program: ${stack}`);
  return 1;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
