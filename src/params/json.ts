// Networks as JSON, for people who want to look:
//
//   {
//     "format": "mnist-params",
//     "version": 1,
//     "provenance": { "preset": "quick", "epochs": 8, … },
//     "layers": [
//       {
//         "inputs": 784,
//         "outputs": 128,
//         "weights": [
//           [0.0123, -0.4, …],     the weights of one unit, a number for each input; a line each
//           …
//         ],
//         "biases": [0.1, …]       a number for each unit
//       },
//       …
//     ]
//   }
//
// The layers stand in their order, with ReLU between them. Every number is the shortest decimal that
// float32 reads back as it was.
import { t } from '@vscode/l10n';
import type { LayerParameters } from '../nn/parameters.ts';
import type { Codec, ReadOptions } from './codec.ts';
import { FORMATS } from './formats.ts';
import { isObject } from './isObject.ts';
import { layersFromJson } from './jsonLayers.ts';
import { provenanceFromJson } from './jsonProvenance.ts';
import { refuseNotFinite } from './notFinite.ts';
import { type FaultOf, faultsOf, grouped, quoted } from './paramsFault.ts';
import type { ParamsFile } from './paramsFile.ts';
import { refusePlaceholder } from './placeholder.ts';
import { shortestFloat } from './shortestFloat.ts';
import { refuseTooLarge } from './sizeLimit.ts';
import { parseStrictJson, StrictJsonError } from './strictJson.ts';

const FORMAT = 'mnist-params';
const VERSION = 1;
const KEYS = ['format', 'version', 'provenance', 'layers'];

/** JSON takes several times its length in memory; a network of 64 MB of it has 5 million weights. */
const MAXIMUM_JSON_BYTES = 64 * 1024 * 1024;

/**
 * The text of a JSON file, a row of weights a line.
 * @throws {ParamsError} `not-finite`: a file that could not be read again is not written
 */
export function encodeJson({ parameters, provenance }: ParamsFile): Uint8Array {
  refuseNotFinite(parameters);
  const text = [
    '{',
    `  "format": "${FORMAT}",`,
    `  "version": ${VERSION},`,
    `  "provenance": ${JSON.stringify(provenance, null, 2).replaceAll('\n', '\n  ')},`,
    '  "layers": [',
    parameters.map(layerText).join(',\n'),
    '  ]',
    '}',
    '',
  ].join('\n');
  return new TextEncoder().encode(text);
}

function layerText({ inputs, outputs, weights, biases }: LayerParameters): string {
  const rows = Array.from(
    { length: outputs },
    (_, unit) => `        ${listText(weights.subarray(unit * inputs, (unit + 1) * inputs))}`,
  );
  return [
    '    {',
    `      "inputs": ${inputs},`,
    `      "outputs": ${outputs},`,
    '      "weights": [',
    rows.join(',\n'),
    '      ],',
    `      "biases": ${listText(biases)}`,
    '    }',
  ].join('\n');
}

function listText(values: Float32Array): string {
  return `[${Array.from(values, shortestFloat).join(', ')}]`;
}

/**
 * Reads a JSON file of the layout above and no other.
 * @param fileName for the sentences of errors
 * @throws {ParamsError} with the place in the file, e.g. `layers[0].weights[3][17]`
 */
export function decodeJson(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): ParamsFile {
  const fault = faultsOf(fileName);
  refuseTooLarge(bytes.length, options, fault);
  if (bytes.length > MAXIMUM_JSON_BYTES) {
    throw fault(
      'too-large',
      t(
        'has {length} bytes, more than the {limit} of JSON that are read. Save the network as safetensors.',
        { length: grouped(bytes.length), limit: grouped(MAXIMUM_JSON_BYTES) },
      ),
    );
  }
  const { layers, provenance } = checkFile(parse(bytes, fault), fault);
  const parameters = layersFromJson(layers, fault);
  return { parameters, provenance: provenanceFromJson(provenance, parameters) };
}

function parse(bytes: Uint8Array, fault: FaultOf): unknown {
  refusePlaceholder(bytes, fault);
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const what = error instanceof StrictJsonError ? error.message : t('is not UTF-8 text');
    throw fault('format', t('{what}. Is it cut off? Copy or save it again.', { what }));
  }
}

function checkFile(file: unknown, fault: FaultOf): Record<string, unknown> {
  if (!isObject(file) || file.format !== FORMAT) {
    throw fault(
      'format',
      t(
        'is JSON, but no params file: it has no "format": "{format}" at its top. Write one with convert from a params file of another format.',
        { format: FORMAT },
      ),
    );
  }
  if (file.version !== VERSION) {
    throw fault(
      'format',
      t(
        'has {version} as its version; only {known} can be read. Update the program that reads it.',
        { version: JSON.stringify(file.version)?.slice(0, 60), known: VERSION },
      ),
    );
  }
  const stranger = Object.keys(file).find(key => !KEYS.includes(key));
  if (stranger !== undefined) {
    throw fault(
      'format',
      t('has an unknown key {stranger}; known are {keys}. Remove it.', {
        stranger: quoted(stranger),
        keys: KEYS.join(', '),
      }),
    );
  }
  return file;
}

/** Text that people can read. */
export const JSON_TEXT: Codec = {
  ...FORMATS.json,
  read: decodeJson,
  write: encodeJson,
};
