import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { usualPlaces } from '../../../src/data/usualPlaces.ts';

const HOME = join('/', 'home', 'ada');
const PROJECT = join('/', 'work', 'digits');
const keras = (folder: string) => join(folder, 'datasets', 'mnist.npz');
const torch = (root: string) => join(root, 'MNIST', 'raw');

function places(environment: Record<string, string | undefined> = {}): string[] {
  return usualPlaces({ home: HOME, projects: [PROJECT], environment });
}

describe('the usual places of MNIST', () => {
  it("are Keras' cache and torchvision's roots", () => {
    const expected = [
      keras(join(HOME, '.keras')),
      torch(join(PROJECT, 'data')),
      torch(PROJECT),
      torch(join('/', 'work', 'data')),
      torch(join(HOME, '.cache', 'torch')),
      torch(join(HOME, 'data')),
      torch(join(HOME, '.pytorch', 'MNIST_data')),
    ];
    assert.deepEqual(
      expected.filter(place => !places().includes(place)),
      [],
    );
  });

  it('follow the environment, which comes first', () => {
    const moved = places({ KERAS_HOME: '/k', TORCH_HOME: '/t', XDG_CACHE_HOME: '/x' });
    assert.equal(moved[0], keras('/k'));
    assert.ok(moved.includes(torch('/t')));
    assert.ok(moved.includes(torch(join('/x', 'torch'))));
    assert.ok(!moved.includes(torch(join(HOME, '.cache', 'torch'))));
  });

  it('ignore variables that are set to nothing, and name no place twice', () => {
    const all = places({ KERAS_HOME: '', TORCH_HOME: join(HOME, 'data') });
    assert.equal(all[0], keras(join(HOME, '.keras')));
    assert.equal(new Set(all).size, all.length);
  });
});
