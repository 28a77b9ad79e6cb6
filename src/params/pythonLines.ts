import type { ParamsFormat } from './codec.ts';

/**
 * Lines of Python that load an exported file.
 * @param fileName without folders
 * @param layers sizes of all layers, from the input
 */
export function pythonLines(
  format: ParamsFormat,
  fileName: string,
  layers: readonly number[],
): string[] {
  // What JSON escapes means the same in Python.
  const file = JSON.stringify(fileName);
  const arrays = layers
    .slice(1)
    .map((_, layer) => `W${layer + 1}, b${layer + 1}`)
    .join(', ');
  switch (format) {
    case 'safetensors':
      return [
        'import torch, safetensors.torch',
        `model = torch.nn.Sequential(${modulesOf(layers)})`,
        `model.load_state_dict(safetensors.torch.load_file(${file}))`,
      ];
    case 'npz':
      return [
        'import numpy as np',
        `params = np.load(${file})`,
        `${arrays} = (params[name] for name in params.files)`,
      ];
    case 'pkl':
      return [
        'import pickle',
        `with open(${file}, "rb") as file:`,
        `    ${arrays} = pickle.load(file)`,
      ];
    case 'json':
      return [
        'import json, numpy as np',
        `layers = json.load(open(${file}, encoding="utf-8"))["layers"]`,
        `${arrays} = (np.array(layer[name]) for layer in layers for name in ("weights", "biases"))`,
      ];
    case 'onnx':
      return [
        'import numpy as np, onnxruntime',
        `session = onnxruntime.InferenceSession(${file}, providers=["CPUExecutionProvider"])`,
        '(probabilities,) = session.run(None, {"pixels": np.zeros((1, 784), np.float32)})',
      ];
  }
}

/** Linear layers with ReLU between them; what load_state_dict finds in the file has their places. */
function modulesOf(layers: readonly number[]): string {
  return layers
    .slice(1)
    .map((outputs, at) => `torch.nn.Linear(${layers[at]}, ${outputs})`)
    .join(', torch.nn.ReLU(), ');
}
