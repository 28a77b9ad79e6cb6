// Networks as ONNX files, which ONNX Runtime and many others compute: for each layer Gemm, then Relu,
// at the end Softmax.
import { PbfWriter } from 'pbf';
import type { NetworkParameters } from '../nn/parameters.ts';
import { INPUT_SIZE, OUTPUT_SIZE } from '../nn/settings.ts';
import type { Codec } from './codec.ts';
import { FORMATS } from './formats.ts';
import { layersText, tensorNames } from './layerTensors.ts';
import { refuseNotFinite } from './notFinite.ts';
import { type Graph, type Node, type TensorData, writeModel } from './onnxMessages.ts';
import type { ParamsFile } from './paramsFile.ts';
import { provenanceToMetadata } from './provenance.ts';

/** Of December 2020, the first in which Softmax means what it means here; and the file format of then. */
const OPSET = 13;
const IR_VERSION = 7;

/** The input: `[batch, 784]` float32, row by row, each pixel divided by 255: 0 background, 1 ink. */
export const ONNX_INPUT = 'pixels';
/** The output: `[batch, 10]` float32. */
export const ONNX_OUTPUT = 'probabilities';

const PROGRAM = 'MNIST Train';

/**
 * The bytes of an ONNX file (opset 13, IR version 7) that computes the probabilities of the ten digits
 * for any number of digits at once. What made it stands in `metadata_props`, with the keys of a
 * safetensors file.
 * @throws {ParamsError} `not-finite`
 */
export function encodeOnnx({ parameters, provenance }: ParamsFile): Uint8Array {
  refuseNotFinite(parameters);
  const pbf = new PbfWriter();
  writeModel(
    {
      irVersion: IR_VERSION,
      opset: OPSET,
      producer: provenance.program ?? PROGRAM,
      description: `Reads handwritten digits of 28 x 28 pixels: ${layersText(parameters)}, ReLU, softmax.`,
      graph: graphOf(parameters),
      metadata: provenanceToMetadata(provenance, parameters),
    },
    pbf,
  );
  return pbf.finish();
}

function graphOf(parameters: NetworkParameters): Graph {
  const nodes: Node[] = [];
  const tensors: TensorData[] = [];
  let from = ONNX_INPUT;
  const compute = (type: string, to: string, node: Partial<Node> = {}) => {
    nodes.push({ type, name: to, inputs: [from], outputs: [to], ...node });
    from = to;
  };
  for (const [index, { inputs, outputs, weights, biases }] of parameters.entries()) {
    const { weight, bias } = tensorNames(index);
    tensors.push({ name: weight, shape: [outputs, inputs], values: weights });
    tensors.push({ name: bias, shape: [outputs], values: biases });
    // x Wᵀ + b: the weights lie [outputs, inputs].
    const attributes = { transB: 1 };
    compute('Gemm', `sums${index + 1}`, { inputs: [from, weight, bias], attributes });
    if (index < parameters.length - 1) {
      compute('Relu', `hidden${index + 1}`);
    }
  }
  compute('Softmax', ONNX_OUTPUT, { attributes: { axis: 1 } });
  return {
    name: 'digits',
    nodes,
    tensors,
    inputs: [
      {
        name: ONNX_INPUT,
        shape: ['batch', INPUT_SIZE],
        description: 'Pixels of each digit, row by row, divided by 255: 0 background, 1 ink',
      },
    ],
    outputs: [
      {
        name: ONNX_OUTPUT,
        shape: ['batch', OUTPUT_SIZE],
        description: 'Probabilities of the digits 0 to 9',
      },
    ],
  };
}

/** Can be written only. */
export const ONNX: Codec = {
  ...FORMATS.onnx,
  write: encodeOnnx,
};
