import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { ParamsFormat } from '../../../src/params/codec.ts';
import { WRITERS } from '../../../src/params/codecs.ts';
import { ONNX_INPUT } from '../../../src/params/onnx.ts';
import { pythonLines } from '../../../src/params/pythonLines.ts';
import { networkOf } from './safetensorsFiles.ts';

const LAYERS = [784, 5, 10];
/** A name as people give them, and worse. */
const BASE = 'it\'s "my" net ö\\n';

function python(code: string, folder: string): string {
  return execFileSync('python3', ['-c', code], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

function missing(module: string): string | false {
  try {
    python(`import ${module}`, '.');
    return false;
  } catch {
    return `Python with ${module} is not there`;
  }
}

/** What Python gives for `expression` after the lines have loaded a file that was just written. */
function loaded(format: ParamsFormat, expression: string): unknown {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mnist-python-'));
  try {
    const writer = WRITERS.find(codec => codec.format === format)!;
    const name = `${BASE}${writer.extensions[0]}`;
    const bytes = writer.write({ parameters: networkOf(LAYERS), provenance: {} });
    writeFileSync(path.join(folder, name), bytes);
    const lines = pythonLines(format, name, LAYERS);
    const tell = `import json; print(json.dumps(${expression}))`;
    return JSON.parse(python([...lines, tell].join('\n'), folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const format of ['npz', 'pkl', 'json'] as const) {
  test(`the lines for ${format} load the arrays of the network`, { skip: missing('numpy') }, () => {
    const [first] = networkOf(LAYERS);
    const shapes = '[list(W1.shape), b1.size, list(W2.shape), b2.size, float(W1[4, 783])]';
    const values = loaded(format, shapes) as number[];
    assert.deepEqual(values.slice(0, 4), [[5, 784], 5, [10, 5], 10]);
    assert.equal(Math.fround(values[4]), first.weights.at(-1));
  });
}

test('the lines for safetensors fill a PyTorch model', {
  skip: missing('safetensors.torch'),
}, () => {
  assert.deepEqual(loaded('safetensors', '[list(p.shape) for p in model.parameters()]'), [
    ...[[5, 784], [5], [10, 5], [10]],
  ]);
});

test('the PyTorch model has its layers at the places that the file names', () => {
  const [, model] = pythonLines('safetensors', 'a.safetensors', [784, 128, 10]);
  const modules = 'torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10)';
  assert.equal(model, `model = torch.nn.Sequential(${modules})`);
});

test('the lines for ONNX name the input of the file', () => {
  assert.ok(pythonLines('onnx', 'a.onnx', LAYERS)[2].includes(`"${ONNX_INPUT}"`));
});

test('the lines for ONNX compute probabilities', { skip: missing('onnxruntime') }, () => {
  assert.deepEqual(loaded('onnx', 'list(probabilities.shape)'), [1, 10]);
});
