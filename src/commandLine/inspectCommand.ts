import { counted, grouped } from '../data/wording.ts';
import type { ParamsFile } from '../params/paramsFile.ts';
import { provenanceToMetadata } from '../params/provenance.ts';
import { type ParamsSummary, summarize } from '../params/summary.ts';
import { type OpenedParams, openParams } from './paramsOnDisk.ts';
import { readArguments } from './readArguments.ts';
import { FILE_HELP, onlyFile } from './savedNetwork.ts';
import type { Terminal } from './terminal.ts';

export const INSPECT_HELP = `Tells what a params file holds: layers, tensors, and what made it.

  inspect FILE [options]

${FILE_HELP}
  --json       one JSON object on stdout: file, format, bytes, layers, parameters, tensors (name,
               shape, minimum, maximum, mean, standardDeviation) and provenance

The tensors are named as PyTorch's nn.Sequential names them, whatever the file says.`;

const OPTIONS = { json: { type: 'boolean' } } as const;

/** The `inspect` command. */
export async function inspect(commandLine: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArguments(commandLine, OPTIONS);
  const file = onlyFile(positionals);
  const opened = await openParams(file);
  const summary = summarize(opened.params);
  if (values.json) {
    terminal.out(JSON.stringify(jsonOf(file, opened, summary)));
    return;
  }
  const { codec, size, params } = opened;
  terminal.out(
    `${file} holds the network ${summary.layers.join('-')} with ` +
      `${counted(summary.parameterCount, 'parameter')} (${codec.label()}, ${grouped(size)} bytes).`,
  );
  terminal.out('');
  for (const line of [...tableLines(summary), '', ...claimLines(params)]) {
    terminal.out(line);
  }
}

function jsonOf(file: string, { codec, size, params }: OpenedParams, summary: ParamsSummary) {
  return {
    file,
    format: codec.format,
    bytes: size,
    layers: summary.layers,
    parameters: summary.parameterCount,
    tensors: summary.tensors,
    provenance: params.provenance,
  };
}

function tableLines({ tensors }: ParamsSummary): string[] {
  const rows = tensors.map(({ name, shape, minimum, maximum, mean, standardDeviation }) => [
    name,
    `[${shape.join(', ')}]`,
    ...[minimum, maximum, mean, standardDeviation].map(value => value.toPrecision(4)),
  ]);
  const table = [['Tensor', 'Shape', 'Min', 'Max', 'Mean', 'Std'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)));
  return table.map(row =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  '),
  );
}

/** Said above, the same in every file, or (the curve) to be looked at. */
const LEFT_OUT = new Set(['format_version', 'layers', 'activation', 'curve']);

function claimLines({ provenance, parameters }: ParamsFile): string[] {
  const claims = Object.entries(provenanceToMetadata(provenance, parameters)).filter(
    ([name]) => !LEFT_OUT.has(name),
  );
  if (claims.length === 0) {
    return ['The file does not say what made it.'];
  }
  const width = Math.max(...claims.map(([name]) => name.length));
  return [
    'What made it, as the file says:',
    ...claims.map(([name, value]) => `  ${name.replaceAll('_', ' ').padEnd(width)}  ${value}`),
  ];
}
