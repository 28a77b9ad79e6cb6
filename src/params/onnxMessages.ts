// The few protobuf messages that an ONNX file of dense layers needs, by their field numbers in
// https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
import type { PbfWriter } from 'pbf';

/** The only type of numbers that is written, as TensorProto and TypeProto number it. */
const FLOAT = 1;
/** AttributeProto's number for whole numbers. */
const INT = 2;

/** Field numbers of ModelProto; the program that made it counts versions as it likes. */
export interface Model {
  readonly irVersion: number;
  readonly opset: number;
  readonly producer: string;
  readonly description: string;
  readonly graph: Graph;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Graph {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly tensors: readonly TensorData[];
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
}

/** One operation. */
export interface Node {
  readonly type: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers only. */
  readonly attributes?: Readonly<Record<string, number>>;
}

/** Numbers that belong to the file. */
export interface TensorData {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What goes in or comes out: a name stands for a size that is not fixed. */
export interface Value {
  readonly name: string;
  readonly shape: readonly (number | string)[];
  readonly description: string;
}

export function writeModel(model: Model, pbf: PbfWriter): void {
  pbf.writeVarintField(1, model.irVersion);
  pbf.writeStringField(2, model.producer);
  pbf.writeStringField(6, model.description);
  pbf.writeMessage(7, writeGraph, model.graph);
  // The default domain, "", is not written.
  pbf.writeMessage(8, (version, opset) => opset.writeVarintField(2, version), model.opset);
  for (const entry of Object.entries(model.metadata)) {
    pbf.writeMessage(14, writeEntry, entry);
  }
}

function writeEntry([key, value]: readonly [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeStringField(2, value);
}

function writeGraph(graph: Graph, pbf: PbfWriter): void {
  for (const node of graph.nodes) {
    pbf.writeMessage(1, writeNode, node);
  }
  pbf.writeStringField(2, graph.name);
  for (const tensor of graph.tensors) {
    pbf.writeMessage(5, writeTensor, tensor);
  }
  for (const input of graph.inputs) {
    pbf.writeMessage(11, writeValue, input);
  }
  for (const output of graph.outputs) {
    pbf.writeMessage(12, writeValue, output);
  }
}

function writeNode(node: Node, pbf: PbfWriter): void {
  for (const input of node.inputs) {
    pbf.writeStringField(1, input);
  }
  for (const output of node.outputs) {
    pbf.writeStringField(2, output);
  }
  pbf.writeStringField(3, node.name);
  pbf.writeStringField(4, node.type);
  for (const attribute of Object.entries(node.attributes ?? {})) {
    pbf.writeMessage(5, writeAttribute, attribute);
  }
}

function writeAttribute([name, value]: readonly [string, number], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeVarintField(3, value);
  pbf.writeVarintField(20, INT);
}

function writeTensor({ name, shape, values }: TensorData, pbf: PbfWriter): void {
  for (const size of shape) {
    pbf.writeVarintField(1, size);
  }
  pbf.writeVarintField(2, FLOAT);
  pbf.writeStringField(8, name);
  const bytes = new Uint8Array(values.length * Float32Array.BYTES_PER_ELEMENT);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) {
    view.setFloat32(index * Float32Array.BYTES_PER_ELEMENT, value, true);
  }
  pbf.writeBytesField(9, bytes);
}

function writeValue({ name, shape, description }: Value, pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeMessage(2, writeTensorType, shape);
  pbf.writeStringField(3, description);
}

/** TypeProto, whose field 1 is a tensor: of which numbers, of which shape. */
function writeTensorType(shape: readonly (number | string)[], type: PbfWriter): void {
  type.writeMessage(
    1,
    (sizes, tensor) => {
      tensor.writeVarintField(1, FLOAT);
      tensor.writeMessage(2, writeShape, sizes);
    },
    shape,
  );
}

function writeShape(shape: readonly (number | string)[], pbf: PbfWriter): void {
  for (const size of shape) {
    pbf.writeMessage(1, writeSize, size);
  }
}

function writeSize(size: number | string, pbf: PbfWriter): void {
  if (typeof size === 'number') {
    pbf.writeVarintField(1, size);
  } else {
    pbf.writeStringField(2, size);
  }
}
