import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { presetNamed } from '../../../src/nn/presets.ts';
import type { ParamsFile } from '../../../src/params/paramsFile.ts';
import { decodePickle, PICKLE } from '../../../src/params/pickle.ts';
import { fixture, fixtures, NUMPY_NETWORK, refusedBy } from './numpyNetwork.ts';
import { anyNetwork, bitsOf } from './randomNetworks.ts';
import { networkOf } from './safetensorsFiles.ts';

const FILE: ParamsFile = {
  parameters: networkOf([784, 3, 10]),
  provenance: {
    preset: 'quick',
    settings: presetNamed('quick').settings,
    dataset: { kind: 'mnist', name: 'MNIST', digest: 'ab'.repeat(32) },
    testAccuracy: 0.9812,
    program: 'MNIST Train “0.1.0”',
  },
};

describe('a pickle that NumPy wrote is read', () => {
  const names = fixtures('pickle', /^(numpy|python)\d-(?!objects|whole-numbers).*\.pkl$/);
  for (const name of names) {
    it(name, () => {
      assert.deepEqual(decodePickle(fixture('pickle', name), name), {
        parameters: NUMPY_NETWORK,
        provenance: {},
      });
    });
  }

  it('in every protocol by NumPy 1 and 2, and by Python 2', () => {
    assert.equal(names.filter(name => /protocol-[0-5]\.pkl$/.test(name)).length, 15);
  });
});

describe('a pickle that NumPy wrote is refused', () => {
  it('with Python objects in it', () =>
    refusedBy(PICKLE, fixture('pickle', 'numpy2-objects.pkl'), 'dtype', /Python objects/));

  it('with whole numbers in it', () =>
    refusedBy(
      PICKLE,
      fixture('pickle', 'numpy2-whole-numbers.pkl'),
      'dtype',
      /whole numbers of the type "<i8".*astype\("float32"\)/,
    ));

  it('when it is cut off, wherever', () => {
    for (const name of fixtures('pickle', /protocol-[045]\.pkl$/)) {
      const whole = fixture('pickle', name);
      for (let length = 0; length < whole.length; length += length < 600 ? 1 : 97) {
        refusedBy(PICKLE, whole.subarray(0, length), 'truncated', /is cut off|is empty/);
      }
    }
  });

  it('with something behind it', () => {
    const bytes = Buffer.concat([fixture('pickle', 'numpy2-list.pkl'), Buffer.from('~')]);
    refusedBy(PICKLE, bytes, 'format', /the byte 6,654 is 0x7e, where an instruction should be/);
  });

  it('when it is larger than allowed', () =>
    refusedBy(PICKLE, fixture('pickle', 'numpy2-list.pkl'), 'too-large', /has 6,654 bytes/, {
      maximumBytes: 6653,
    }));
});

describe('a pickle of a network', () => {
  it('is read as it was written, with what made it', () =>
    assert.deepEqual(decodePickle(PICKLE.write!(FILE), 'a.pkl'), FILE));

  it('comes back bit for bit, whatever the layers and numbers', () => {
    fc.assert(
      fc.property(anyNetwork, parameters => {
        const bytes = PICKLE.write!({ parameters, provenance: {} });
        assert.deepEqual(bitsOf(decodePickle(bytes, 'any.pkl').parameters), bitsOf(parameters));
      }),
      { numRuns: 50 },
    );
  });

  it('that diverged is not written', () => {
    const parameters = networkOf([784, 3, 10]);
    parameters[1].biases[2] = Number.NaN;
    assert.throws(() => PICKLE.write!({ parameters, provenance: {} }), { reason: 'not-finite' });
  });
});

const PYTHON = `
import json, pickle, sys, warnings
warnings.simplefilter("error")
import numpy as np
with open(sys.argv[1], "rb") as file:
    arrays = pickle.load(file)
    claims = pickle.load(file)
assert type(arrays) is tuple and all(a.flags.writeable and a.dtype == np.float32 for a in arrays)
print(json.dumps({
    "shapes": [a.shape for a in arrays],
    "bits": [a.astype("<f4").tobytes().hex() for a in arrays],
    "program": claims["provenance"]["program"],
}))
`;
const hasNumPy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

it("Python's pickle.load gives the tuple of arrays that was written", {
  skip: hasNumPy ? false : 'python3 with NumPy is not installed',
}, context => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mnist-pickle-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'network.pkl');
  writeFileSync(file, PICKLE.write!(FILE));
  const python = spawnSync('python3', ['-c', PYTHON, file], { encoding: 'utf8' });
  assert.equal(python.status, 0, python.stderr);
  const { shapes, bits, program } = JSON.parse(python.stdout);
  assert.deepEqual(shapes, [
    [3, 784],
    [3, 1],
    [10, 3],
    [10, 1],
  ]);
  assert.deepEqual(
    bits,
    bitsOf(FILE.parameters).flatMap(layer => [layer.weights, layer.biases]),
  );
  assert.equal(program, FILE.provenance.program);
});
