import { stat } from 'node:fs/promises';
import path from 'node:path';
import { grouped } from '../data/wording.ts';
import { writeFileAside } from '../data/writeAside.ts';
import { INPUT_SIZE } from '../nn/settings.ts';
import { endingsOf, READERS, WRITERS, writerOf } from '../params/codecs.ts';
import { layersText } from '../params/layerTensors.ts';
import { pythonLines } from '../params/pythonLines.ts';
import { InputError, UsageError } from './failures.ts';
import { openParams } from './paramsOnDisk.ts';
import { readArguments } from './readArguments.ts';
import type { Terminal } from './terminal.ts';

export const CONVERT_HELP = `Writes a params file in another format; the endings of the names say which.

  convert IN OUT [options]

  IN        ${endingsOf(READERS).join(', ')}
  OUT       ${endingsOf(WRITERS).join(', ')}
  --force   replace a file of that name

The numbers stay as they are; float64 is rounded to float32.`;

const OPTIONS = { force: { type: 'boolean' } } as const;

/** The `convert` command. */
export async function convert(commandLine: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArguments(commandLine, OPTIONS);
  const [from, to] = twoFiles(positionals);
  const writer = writerOf(to);
  const { params, codec } = await openParams(from);
  const bytes = writer.write(params);
  await refuseToReplace(to, values.force === true);
  await writeFileAside(to, bytes);
  terminal.out(
    `${to} holds the network ${layersText(params.parameters)} of ${from}: ` +
      `${codec.label()} as ${writer.label()}, ${grouped(bytes.length)} bytes.`,
  );
  terminal.out('Python reads it so:');
  const layers = [INPUT_SIZE, ...params.parameters.map(({ outputs }) => outputs)];
  for (const line of pythonLines(writer.format, path.basename(to), layers)) {
    terminal.out(`  ${line}`);
  }
}

function twoFiles(positionals: readonly string[]): readonly [string, string] {
  const [from = '', to = ''] = positionals;
  if (positionals.length !== 2 || from === '' || to === '') {
    throw new UsageError(
      `Name two files, the one to read and the one to write, not ${positionals.length}.`,
    );
  }
  return [from, to];
}

async function refuseToReplace(file: string, isForced: boolean): Promise<void> {
  const existing = await stat(file).catch(() => undefined);
  if (existing && !existing.isFile()) {
    throw new InputError(`${file} is no file. Name a file, for example in it.`);
  }
  if (existing && !isForced) {
    throw new InputError(
      `${file} is there already. Choose another name, or replace it with --force.`,
    );
  }
}
