import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import {
  readEquipment,
  readParamsFolder,
  readPreset,
  readPresets,
  readTrainingSettings,
  type Surroundings,
} from '../../../src/host/settings.ts';
import { presetNamed } from '../../../src/nn/presets.ts';
import { defaultSettings } from './manifest.ts';

const around: Surroundings = {
  homeFolder: path.resolve('/home/me'),
  workspaceFolders: [path.resolve('/work/space'), path.resolve('/work/other')],
  cacheFolder: path.resolve('/cache'),
  cores: 6,
};

/** VS Code's configuration with the defaults of package.json and these values. */
function configured(values: Record<string, unknown> = {}) {
  const all: Record<string, unknown> = { ...defaultSettings(), ...values };
  return { get: (key: string) => all[key] };
}

const isFault = (message: RegExp) => ({ name: 'SettingsError', message });

test('the defaults train the quick preset as it is', () => {
  assert.equal(readPreset(configured()), 'quick');
  assert.deepEqual(readTrainingSettings(configured(), 'quick'), presetNamed('quick').settings);
  assert.equal(readParamsFolder(configured()), 'params');
  const { threads, dataset } = readEquipment(configured(), around);
  assert.equal(threads, 5, 'one core is left to the editor');
  assert.equal(readEquipment(configured(), { ...around, cores: 1 }).threads, 1);
  assert.equal(readEquipment(configured({ threads: 6 }), around).threads, 6);
  assert.equal(readEquipment(configured({ threads: 256 }), around).threads, 256, 'as it was set');
  assert.equal(readEquipment(configured(), around).historyBytes, 64 * 2 ** 20);
  assert.equal(dataset.source, 'auto');
  assert.equal(dataset.folder, undefined);
  assert.equal(dataset.cacheFolder, around.cacheFolder);
  assert.deepEqual(dataset.projectFolders, around.workspaceFolders);
  assert.equal(dataset.mirrors.length, 4);
  assert.deepEqual(dataset.generator, { training: 60_000, test: 10_000, seed: 1 });
});

test('values of the settings replace the preset’s, whichever preset it is', () => {
  const values = { hiddenLayers: [], epochs: 3, batchSize: 'full', learningRate: 0.5, seed: 0 };
  const settings = readTrainingSettings(configured(values), 'accurate');
  assert.deepEqual(settings, { ...presetNamed('accurate').settings, ...values });
});

test('a value out of range is named with its value and its range', () => {
  const faults: [string, unknown, RegExp][] = [
    ['learningRate', 500, /mnist\.learningRate is 500; .*100/],
    ['epochs', 0, /mnist\.epochs is 0; .*from 1/],
    ['epochs', '3', /mnist\.epochs is "3"/],
    ['batchSize', 'half', /mnist\.batchSize is "half"/],
    ['seed', -1, /mnist\.seed is -1/],
    ['hiddenLayers', [128, 0], /mnist\.hiddenLayers is \[128,0\]/],
  ];
  for (const [key, value, message] of faults) {
    const read = () => readTrainingSettings(configured({ [key]: value }), 'quick');
    assert.throws(read, isFault(message));
  }
});

test('every fault is told at once', () => {
  const read = () => readTrainingSettings(configured({ epochs: 0, seed: -1 }), 'quick');
  assert.throws(read, isFault(/mnist\.epochs is 0.*mnist\.seed is -1/));
});

test('the dashboard’s values go before the settings and are checked too', () => {
  const settings = configured({ epochs: 3, seed: 7 });
  const read = (epochs?: number) => readTrainingSettings(settings, 'quick', { epochs });
  assert.equal(read(2).epochs, 2);
  assert.equal(read(2).seed, 7);
  assert.equal(read(undefined).epochs, 3);
  assert.throws(() => read(0), isFault(/epochs is 0/));
});

test('the presets are offered with the settings in place, or as they are where one is faulty', () => {
  const widths = (values: Record<string, unknown>) =>
    readPresets(configured(values)).map(p => p.settings.hiddenLayers);
  assert.deepEqual(widths({ hiddenLayers: [32] }), [[32], [32], [32]]);
  assert.deepEqual(widths({ hiddenLayers: [0] })[0], presetNamed('quick').settings.hiddenLayers);
});

test('an unknown choice is named with what it may be', () => {
  assert.throws(
    () => readPreset(configured({ preset: 'fancy' })),
    isFault(/mnist\.preset is "fancy"; it must be .*"quick" or "classic" or "accurate"/),
  );
  const read = (values: Record<string, unknown>) => () => readEquipment(configured(values), around);
  assert.throws(read({ engine: 'warp' }), isFault(/mnist\.engine is "warp"/));
  assert.throws(read({ dataset: 'mine' }), isFault(/mnist\.dataset is "mine"/));
  assert.throws(read({ threads: 1.5 }), isFault(/mnist\.threads is 1\.5; .*0 .*256/));
  assert.throws(read({ threads: 257 }), isFault(/mnist\.threads is 257/));
  assert.throws(read({ historyMegabytes: -1 }), isFault(/mnist\.historyMegabytes is -1/));
  assert.throws(read({ generatedDigits: 99 }), isFault(/mnist\.generatedDigits is 99; .*from 100/));
  assert.throws(read({ downloadMirrors: ['ftp://x/'] }), isFault(/mnist\.downloadMirrors/));
  assert.throws(read({ downloadMirrors: 'https://x/' }), isFault(/mnist\.downloadMirrors/));
  assert.throws(read({ datasetFolder: 7 }), isFault(/mnist\.datasetFolder is 7/));
});

test('the dataset folder may be absolute, in the home folder or in the workspace', () => {
  const folderOf = (datasetFolder: string, surroundings = around) =>
    readEquipment(configured({ datasetFolder }), surroundings).dataset.folder;
  const absolute = path.resolve('/data/mnist');
  assert.equal(folderOf(absolute), absolute);
  assert.equal(folderOf('~'), around.homeFolder);
  assert.equal(path.resolve(folderOf('~/mnist')!), path.join(around.homeFolder, 'mnist'));
  assert.equal(folderOf('data/mnist'), path.resolve('/work/space/data/mnist'));
  assert.equal(folderOf('  '), undefined);
  assert.throws(
    () => folderOf('data', { ...around, workspaceFolders: [] }),
    isFault(/mnist\.datasetFolder is "data".*absolute/),
  );
});

test('the params folder stays inside the workspace folder', () => {
  const read = (paramsFolder: unknown) => readParamsFolder(configured({ paramsFolder }));
  assert.equal(read('a/b'), 'a/b');
  assert.equal(read('a\\b\\'), 'a/b');
  assert.equal(read('./a'), 'a');
  assert.equal(read(''), '');
  for (const bad of [
    '..',
    'a/../..',
    'a\\..\\b',
    '/etc',
    '\\\\server\\x',
    'C:\\x',
    'c:',
    7,
    null,
  ]) {
    assert.throws(() => read(bad), isFault(/mnist\.paramsFolder is .*inside the workspace/));
  }
});
