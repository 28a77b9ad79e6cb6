import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { encodeNpz } from '../../../src/arrays/writeNpz.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { decodeNpz, NPZ } from '../../../src/params/npz.ts';
import type { ParamsFault, ParamsFile } from '../../../src/params/paramsFile.ts';
import { fixture, fixtures, NUMPY_NETWORK, refusedBy } from './numpyNetwork.ts';
import { anyNetwork, bitsOf } from './randomNetworks.ts';
import { networkOf } from './safetensorsFiles.ts';

const FILE: ParamsFile = {
  parameters: networkOf([784, 3, 10]),
  provenance: {
    preset: 'quick',
    settings: presetNamed('quick').settings,
    testAccuracy: 0.9812,
    program: 'MNIST Train “0.1.0”',
  },
};

const refuses = (bytes: Uint8Array, reason: ParamsFault, sentence: RegExp, options = {}) =>
  refusedBy(NPZ, bytes, reason, sentence, options);

describe('an npz file that NumPy wrote is read', () => {
  for (const name of fixtures('npz', /^params-(?!objects)/)) {
    it(name, () =>
      assert.deepEqual(decodeNpz(fixture('npz', name), name), {
        parameters: NUMPY_NETWORK,
        provenance: {},
      }),
    );
  }
});

describe('an npz file of a network', () => {
  it('is read as it was written, with what made it', () =>
    assert.deepEqual(decodeNpz(NPZ.write!(FILE), 'a.npz'), FILE));

  it('comes back bit for bit, whatever the layers and numbers', () => {
    fc.assert(
      fc.property(anyNetwork, parameters => {
        const bytes = NPZ.write!({ parameters, provenance: {} });
        assert.deepEqual(bitsOf(decodeNpz(bytes, 'any.npz').parameters), bitsOf(parameters));
      }),
      { numRuns: 50 },
    );
  });

  it('is the same file from the same network', () =>
    assert.deepEqual(NPZ.write!(FILE), NPZ.write!(FILE)));

  it('loses only the claim that is too long for a comment', () => {
    const long = { ...FILE, provenance: { ...FILE.provenance, engine: 'x'.repeat(70_000) } };
    assert.deepEqual(decodeNpz(NPZ.write!(long), 'a.npz'), FILE);
  });

  it('with a comment of somebody else is read', () => {
    const arrays = FILE.parameters.flatMap(({ inputs, outputs, weights, biases }, index) => [
      { name: `W${index}`, shape: [outputs, inputs], values: weights },
      { name: `b${index}`, shape: [outputs], values: biases },
    ]);
    for (const comment of ['', 'hello', 'null', '[1]', '{"preset": 7}']) {
      const bytes = encodeNpz(arrays, new TextEncoder().encode(comment));
      assert.deepEqual(decodeNpz(bytes, 'a.npz'), { ...FILE, provenance: {} });
    }
  });
});

describe('an npz file is refused', () => {
  const stored = () => fixture('npz', 'params-stored.npz');

  it('with Python objects in it', () =>
    refuses(fixture('npz', 'params-objects.npz'), 'dtype', /"W1" that holds Python objects/));

  it('when it is cut off, wherever', () => {
    const whole = fixture('npz', 'params-deflated.npz');
    for (let length = 0; length < whole.length; length++) {
      const reason = length === 1 ? 'format' : 'truncated';
      refuses(whole.subarray(0, length), reason, /cut off|is empty|is not an npz/);
    }
  });

  it('when it is larger than allowed, packed or unpacked', () => {
    refuses(stored(), 'too-large', /has 7,366 bytes/, { maximumBytes: 7000 });
    const deflated = fixture('npz', 'params-deflated.npz');
    refuses(deflated, 'too-large', /would unpack to 6,912 bytes, more than/, {
      maximumBytes: 6000,
    });
    assert.ok(decodeNpz(deflated, 'a.npz', { maximumBytes: 7000 }));
  });

  it('when it would unpack to gigabytes', () => {
    const bomb = Buffer.from(fixture('npz', 'params-deflated.npz'));
    bomb.writeUInt32LE(0xf0000000, bomb.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    refuses(bomb, 'too-large', /would unpack to 4,026,\d+,\d+ bytes, more than/);
  });

  it('when it is a bomb within the limit', () => {
    const zeros = zipSync({ 'W1.npy': new Uint8Array(20_000_000) });
    refuses(zeros, 'too-large', /would unpack from [\d,]{6} to 20,000,000 bytes/);
  });

  it('with something beside the arrays', () => {
    const files = { ...unzipSync(stored()), 'readme.txt': new Uint8Array(3) };
    refuses(zipSync(files), 'format', /entry "readme\.txt" that is no NumPy array/);
  });

  it('with an array that is none', () => {
    const files = { ...unzipSync(stored()), 'b2.npy': new Uint8Array(30) };
    refuses(zipSync(files), 'format', /array "b2" that is not a NumPy array/);
  });

  it('with a path', () =>
    refuses(
      zipSync({ '../W1.npy': new Uint8Array(30) }),
      'format',
      /"\.\.\/W1\.npy".*a path.*names like W1/,
    ));

  it('when it is of another program', () => {
    const torch = zipSync({ 'archive/data.pkl': new Uint8Array(9) }, { level: 0 });
    refuses(torch, 'format', /PyTorch file.*save_file/);
    refuses(new TextEncoder().encode('hello'), 'format', /is not an npz file.*numpy\.savez/);
  });
});

const PYTHON = `
import json, sys, warnings, zipfile
warnings.simplefilter("error")
import numpy as np
assert zipfile.ZipFile(sys.argv[1]).testzip() is None
file = np.load(sys.argv[1], allow_pickle=False)
print(json.dumps({
    "names": file.files,
    "shapes": [a.shape for a in file.values()],
    "bits": [a.astype("<f4").tobytes().hex() for a in file.values()],
    "types": [a.dtype.str for a in file.values()],
}))
`;
const hasNumPy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

it('numpy.load gives the arrays that were written', {
  skip: hasNumPy ? false : 'python3 with NumPy is not installed',
}, context => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mnist-npz-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const name = path.join(folder, 'network.npz');
  writeFileSync(name, NPZ.write!(FILE));
  const python = spawnSync('python3', ['-c', PYTHON, name], { encoding: 'utf8' });
  assert.equal(python.status, 0, python.stderr);
  assert.deepEqual(JSON.parse(python.stdout), {
    names: ['W1', 'b1', 'W2', 'b2'],
    shapes: [
      [3, 784],
      [3, 1],
      [10, 3],
      [10, 1],
    ],
    bits: bitsOf(FILE.parameters).flatMap(layer => [layer.weights, layer.biases]),
    types: Array(4).fill('<f4'),
  });
});
