import type { ParamsFormat } from './codec.ts';
import { ONNX_INPUT } from './onnx.ts';

/**
 * The lines of Python that load a file, for whoever wrote it to go on with.
 * @param fileName without folder
 */
export function pythonLines(format: ParamsFormat, fileName: string): readonly string[] {
  // A JSON string is a Python string, too.
  const file = JSON.stringify(fileName);
  switch (format) {
    case 'safetensors':
      return [
        'from safetensors.torch import load_file',
        '# model = nn.Sequential(nn.Linear(784, …), nn.ReLU(), …, nn.Linear(…, 10))',
        `model.load_state_dict(load_file(${file}))`,
      ];
    case 'npz':
      return [
        'import numpy as np',
        `params = np.load(${file})`,
        'W1, b1 = params["W1"], params["b1"]',
      ];
    case 'pkl':
      return ['import pickle', `W1, b1, *rest = pickle.load(open(${file}, "rb"))`];
    case 'json':
      return [
        'import json, numpy as np',
        `layers = json.load(open(${file}, encoding="utf-8"))["layers"]`,
        'W1, b1 = np.array(layers[0]["weights"]), np.array(layers[0]["biases"])',
      ];
    case 'onnx':
      return [
        'import onnxruntime',
        `session = onnxruntime.InferenceSession(${file})`,
        `probabilities, = session.run(None, {"${ONNX_INPUT}": pixels})  # float32 [n, 784], 0 to 1`,
      ];
  }
}
