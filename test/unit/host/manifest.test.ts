import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_MIRRORS } from '../../../src/data/mirrors.ts';
import { COMMANDS } from '../../../src/host/commandNames.ts';
import { PARAMS_MEGABYTES } from '../../../src/host/paramsLimit.ts';
import { HISTORY_MEGABYTES, readParamsFolder } from '../../../src/host/settings.ts';
import { PRESETS } from '../../../src/nn/presets.ts';
import { SETTING_LIMITS } from '../../../src/nn/settings.ts';
import { DEFAULT_MAXIMUM_MEGABYTES } from '../../../src/params/codec.ts';
import { READABLE_FORMATS } from '../../../src/params/formats.ts';
import { manifest, properties } from './manifest.ts';

const { commands, menus } = manifest.contributes;

test('the commands of package.json are those that the host registers', () => {
  assert.deepEqual(
    commands.map(({ command }) => command).sort(),
    COMMANDS.map(name => `mnist.${name}`).sort(),
  );
});

test('every command says MNIST in the palette, exactly once', () => {
  for (const { title, category } of commands) {
    const label = category === undefined ? title : `${category}: ${title}`;
    assert.match(label, /^MNIST: (?!MNIST)/);
  }
});

test('before the first run who types MNIST: Train finds MNIST: Train first', () => {
  // VS Code lists what has these words by the alphabet, later what was used lately before it.
  const beforeRuns = ['false', 'mnist.state && mnist.state != idle'];
  const hidden = menus.commandPalette.filter(({ when }) => beforeRuns.includes(when ?? ''));
  const found = commands
    .filter(({ command }) => !hidden.some(item => item.command === command))
    .map(({ title, category }) => (category === undefined ? title : `${category}: ${title}`))
    .filter(label => /\bTrain/.test(label))
    .sort();
  assert.equal(found[0], 'MNIST: Train');
});

test('menus name commands that exist', () => {
  const known = new Set(commands.map(({ command }) => command));
  for (const item of Object.values(menus).flat()) {
    assert.ok(known.has(item.command), item.command);
  }
});

test('files offer evaluation only where they are params files, of whatever readable format', () => {
  const telling = READABLE_FORMATS.filter(({ format }) => format !== 'json');
  const endings = telling.flatMap(({ extensions }) => extensions.map(ending => ending.slice(1)));
  const isParamsFile =
    `resourceExtname =~ /^[.](${endings.join('|')})$/i || ` +
    '(resourceExtname == .json && resourceDirname in mnist.paramsFolders)';
  for (const place of ['explorer/context', 'editor/title', 'editor/title/context']) {
    for (const { command, when } of menus[place]) {
      if (command !== 'mnist.resumeTraining' && command !== 'mnist.predictImage') {
        assert.equal(condition(when!), isParamsFile, command);
      }
    }
  }
});

test('a digit can be read in the pictures that can be decoded', () => {
  const items = menus['explorer/context'].filter(item => item.command === 'mnist.predictImage');
  assert.deepEqual(
    items.map(({ when }) => when),
    ['resourceExtname =~ /^[.]png$/i'],
  );
});

test('training can be resumed from the files that say where their run stood', () => {
  for (const place of ['explorer/context', 'editor/title', 'editor/title/context']) {
    const [{ when }] = menus[place].filter(({ command }) => command === 'mnist.resumeTraining');
    assert.match(when!, /^(!listMultiSelection && )?resourceExtname == \.safetensors$/);
  }
});

/** Without what concerns folders and selections. */
function condition(when: string): string {
  return when
    .replace(
      '(explorerResourceIsFolder && (resourcePath in mnist.paramsFolders || resourcePath in mnist.foldersWithParams)) || ',
      '',
    )
    .replace('mnist.isSelectedForCompare && ', '')
    .replace(
      /^(?:!listMultiSelection|\(!listMultiSelection \|\| listDoubleSelection\)) && \((.*)\)$/,
      '$1',
    );
}

test('the ranges that the settings editor shows are those that are checked', () => {
  for (const name of ['epochs', 'batchSize', 'learningRate', 'seed'] as const) {
    const { minimum, maximum } = properties[name];
    assert.deepEqual({ minimum, maximum }, { ...SETTING_LIMITS[name] }, name);
  }
  const { minimum, maximum } = properties.maximumParamsMegabytes;
  assert.deepEqual({ minimum, maximum }, PARAMS_MEGABYTES);
  assert.equal(properties.maximumParamsMegabytes.default, DEFAULT_MAXIMUM_MEGABYTES);
  assert.deepEqual(rangeOf('historyMegabytes'), HISTORY_MEGABYTES);
  const { items, maxItems } = properties.hiddenLayers;
  const widths = SETTING_LIMITS.hiddenLayers;
  assert.deepEqual(
    [maxItems, items?.minimum, items?.maximum],
    [widths.layers, widths.minimum, widths.maximum],
  );
});

function rangeOf(name: string) {
  const { minimum, maximum } = properties[name];
  return { minimum, maximum };
}

test('presets and mirrors are those of the code', () => {
  assert.deepEqual(
    properties.preset.enum,
    PRESETS.map(preset => preset.name),
  );
  assert.deepEqual(properties.downloadMirrors.default, DEFAULT_MIRRORS);
});

test('the settings editor refuses the params folders that are refused later', () => {
  const pattern = new RegExp(properties.paramsFolder.pattern!);
  for (const folder of ['params', 'a/b', 'a..b', '', '..', '../a', 'a/..', '/a', 'C:\\a', '\\a']) {
    const isAllowed = () => readParamsFolder({ get: () => folder }) !== undefined;
    assert.equal(pattern.test(folder), !throws(isAllowed), folder);
  }
  assert.equal(properties.digitsFolder.pattern, properties.paramsFolder.pattern);
});

test('a workspace that is not trusted cannot name files, addresses or resources to use', () => {
  const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  for (const name of [
    'datasetFolder',
    'downloadMirrors',
    'paramsFolder',
    'digitsFolder',
    'maximumParamsMegabytes',
    'historyMegabytes',
    'threads',
  ]) {
    assert.ok(restrictedConfigurations.includes(`mnist.${name}`), name);
  }
  for (const name of restrictedConfigurations) {
    assert.ok(name in manifest.contributes.configuration.properties, name);
  }
});

test('tabs that outlive a reload bring the extension back', () => {
  assert.deepEqual(manifest.activationEvents, [
    'onWebviewPanel:mnist.dashboardEditor',
    'onWebviewPanel:mnist.picture',
    'onWebviewPanel:mnist.report',
  ]);
});

test('runs stand in the same container, folded at first; an empty list offers to train', () => {
  const [dashboard, runs] = manifest.contributes.views.mnist;
  assert.deepEqual([dashboard.id, runs.id], ['mnist.dashboard', 'mnist.runs']);
  assert.equal(runs.visibility, 'collapsed');
  const [{ view, contents }] = manifest.contributes.viewsWelcome;
  assert.equal(view, 'mnist.runs');
  assert.match(contents, /\(command:mnist\.train\)$/);
});

test('menus and keys of the runs work in their view alone', () => {
  for (const { command, when } of menus['view/item/context']) {
    assert.match(when!, /^view == mnist\.runs && viewItem =~ /, command);
  }
  const keys = manifest.contributes.keybindings.filter(({ command }) => command.endsWith('Run'));
  assert.equal(keys.length, 2);
  for (const { command, when } of keys) {
    assert.match(when, /^focusedView == mnist\.runs/, command);
  }
});

test('what needs a chosen run is no command of the palette', () => {
  const hidden = menus.commandPalette.filter(({ when }) => when === 'false');
  for (const name of ['drawRun', 'eraseRun', 'renameRun', 'pinRun', 'unpinRun', 'deleteRun']) {
    assert.ok(
      hidden.some(({ command }) => command === `mnist.${name}`),
      name,
    );
  }
});

function throws(action: () => void): boolean {
  try {
    action();
    return false;
  } catch {
    return true;
  }
}
