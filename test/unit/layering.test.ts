import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exists, type Import, importsOf, sourceFiles, textOf } from './importsOf.ts';

/** Which rooms a room may use when it runs, and of which it may use the types as well. */
interface Reach {
  readonly uses: readonly Room[];
  /** Of these only files that run anywhere: nothing of Node.js in them, however deep. */
  readonly usesPure?: readonly Room[];
  readonly typesOf?: readonly Room[];
  /** Packages: `node:` stands for all of Node.js; missing: any but `vscode`. */
  readonly packages?: readonly string[];
}

type Room =
  | 'nn'
  | 'arrays'
  | 'data'
  | 'engine'
  | 'params'
  | 'lessons'
  | 'worker'
  | 'commandLine'
  | 'cli'
  | 'commandLine'
  | 'protocol'
  | 'host'
  | 'extension'
  | 'webview';

const HOUSE: Record<Room, Reach> = {
  nn: { uses: ['nn'], packages: [] },
  arrays: { uses: ['arrays'], packages: ['fflate', '@vscode/l10n'] },
  data: { uses: ['nn', 'arrays', 'data'] },
  engine: { uses: ['nn', 'data', 'engine'] },
  params: { uses: ['nn', 'arrays', 'params'], typesOf: ['data'] },
  lessons: { uses: ['lessons'], typesOf: ['nn'], packages: ['@vscode/l10n'] },
  worker: { uses: ['nn', 'data', 'engine', 'params', 'lessons', 'worker', 'protocol'] },
  commandLine: {
    uses: ['nn', 'data', 'engine', 'params', 'worker', 'commandLine', 'protocol'],
  },
  cli: { uses: ['commandLine', 'params', 'worker'] },
  protocol: { uses: ['protocol'], typesOf: ['nn', 'data', 'engine', 'params'], packages: [] },
  host: {
    uses: ['host', 'protocol'],
    usesPure: ['nn', 'data', 'params', 'lessons'],
    typesOf: ['engine', 'data', 'params'],
    packages: ['vscode', 'node:', '@vscode/l10n'],
  },
  extension: { uses: ['host', 'protocol'], packages: ['vscode', 'node:'] },
  webview: {
    uses: ['webview', 'protocol'],
    usesPure: ['nn', 'data', 'lessons'],
    typesOf: ['engine', 'data', 'params'],
    packages: ['lit', 'uplot', '@vscode-elements/', '@vscode/codicons/', '@vscode/l10n'],
  },
};

/** `src/nn/dense.ts` is in `nn`, `src/cli.ts` in `cli`, `webview/tiles/a.ts` in `webview`. */
function roomOf(file: string): string {
  const [top, second] = file.split('/');
  return top === 'src' ? second.replace(/\.ts$/, '') : top;
}

/** Another language, that looks like TypeScript and is compiled by itself. */
const KERNELS = 'src/engine/kernels/';
const files = sourceFiles('src', 'webview').filter(file => !file.startsWith(KERNELS));
const importsByFile = new Map(files.map(file => [file, importsOf(file)]));
const imports = [...importsByFile.values()].flat();

/** Files that the file needs when it runs, itself included, and the packages. */
function closureOf(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const { to, isTypeOnly } of importsByFile.get(file) ?? []) {
      if (!isTypeOnly) {
        closureOf(to, seen);
      }
    }
  }
  return seen;
}

function isPure(file: string): boolean {
  return ![...closureOf(file)].some(name => name.startsWith('node:') || name === 'vscode');
}

/** Whether a list of packages has this one; `lit` also stands for `lit/decorators.js`. */
function hasPackage(packages: readonly string[], name: string): boolean {
  return packages.some(
    allowed => name === allowed || name.startsWith(/[:/]$/.test(allowed) ? allowed : `${allowed}/`),
  );
}

/** Why an import is not allowed, or nothing. */
function faultOf({ from, to, isPackage, isTypeOnly }: Import): string | undefined {
  const room = roomOf(from) as Room;
  const { uses, usesPure = [], typesOf = [], packages } = HOUSE[room];
  if (isPackage) {
    const isAllowed = packages ? hasPackage(packages, to) : to !== 'vscode';
    return isAllowed ? undefined : `${from} imports the package ${to}`;
  }
  const target = roomOf(to) as Room;
  if (uses.includes(target) || (isTypeOnly && typesOf.includes(target))) {
    return undefined;
  }
  if (usesPure.includes(target)) {
    return isTypeOnly || isPure(to) ? undefined : `${from} imports ${to}, which needs Node.js`;
  }
  return `${from} imports ${isTypeOnly ? 'types of ' : ''}${to}`;
}

/** Files that import each other in a circle, types included; each circle once. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    } else if (!done.has(file)) {
      for (const { to } of importsByFile.get(file) ?? []) {
        visit(to, [...path, file]);
      }
      done.add(file);
    }
  };
  for (const file of files) {
    visit(file, []);
  }
  return found;
}

test('every file is in a room of the house', () => {
  assert.deepEqual(
    files.filter(file => !Object.hasOwn(HOUSE, roomOf(file))),
    [],
  );
});

test('every imported file is there, named with its ending', () => {
  assert.ok(imports.length > 100, 'imports are read');
  const missing = imports.filter(({ to, isPackage }) => !isPackage && !exists(to));
  assert.deepEqual(missing, []);
});

test('no room reaches where it may not', () => {
  const faults = imports
    .filter(({ from }) => Object.hasOwn(HOUSE, roomOf(from)))
    .map(faultOf)
    .filter(fault => fault !== undefined);
  assert.deepEqual(faults, []);
});

test('the kernels are in reach of themselves only', () => {
  const kernels = sourceFiles('src').filter(file => file.startsWith(KERNELS));
  const outside = kernels.flatMap(importsOf).filter(({ to }) => !to.startsWith(KERNELS));
  assert.ok(kernels.length > 5);
  assert.deepEqual(outside, []);
  assert.deepEqual(
    imports.filter(({ to }) => to.startsWith(KERNELS)),
    [],
  );
});

test('no files import each other in a circle', () => {
  assert.deepEqual(circles(), []);
});

const OUTSIDE =
  /\b(?:Date|performance|process|console|globalThis|window|document|setTimeout|setImmediate|Math\.random)\b/;

test('the network knows neither clock, chance, console nor page', () => {
  for (const file of files.filter(name => roomOf(name) === 'nn')) {
    const code = textOf(file)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*$/gm, '');
    assert.equal(OUTSIDE.exec(code)?.[0], undefined, file);
  }
});

test('forward, loss, backward and update can be read in 400 lines', () => {
  const names = ['dense', 'dropout', 'loss', 'network', 'optimizer', 'relu', 'sparse'];
  const lines = names.reduce(
    (sum, name) => sum + textOf(`src/nn/${name}.ts`).trimEnd().split('\n').length,
    0,
  );
  assert.ok(lines <= 400, `they have ${lines} lines`);
});
