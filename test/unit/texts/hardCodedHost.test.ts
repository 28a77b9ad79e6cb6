import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFiles } from '../importsOf.ts';
import { hardCodedTexts, textsIn } from './hardCodedTexts.ts';

/** All but the command line, which is English, and the lessons, which are looked at with the views. */
const ROOMS =
  /^src\/(?:nn|arrays|data|engine(?!\/kernels)|params|worker|host|protocol)\/|^src\/extension\.ts$/;

/** What stays as it is in every language. */
const ALLOWED: readonly {
  readonly file: RegExp;
  readonly text: RegExp;
  readonly reason: string;
}[] = [
  // Other languages than those that people speak.
  { file: /host\/webviewHtml\.ts/, text: /'none'|\w+-src|DOCTYPE|modulepreload/, reason: 'HTML' },
  { file: /host\/runs\/chartSvg\.ts/, text: /="|^\{…\} \{…\}>/, reason: 'SVG' },
  { file: /params\/pythonLines\.ts/, text: /[=(]|^import /, reason: 'Python' },
  { file: /params\/(?:dtype|pickleGlobals|pickleKind)\.ts/, text: /\w\(/, reason: 'Python' },
  { file: /params\/placeholder\.ts/, text: /git-lfs/, reason: 'how a pointer of Git LFS begins' },
  { file: /params\/pickleWriter\.ts/, text: /^0?cnumpy/, reason: 'instructions of a pickle' },
  { file: /params\/json\.ts/, text: /^ "\w+": /, reason: 'JSON' },
  { file: /arrays\/writeNpz\.ts/, text: /'descr'|NUMPY/, reason: 'the header of a NumPy array' },
  { file: /params\/onnx\.ts/, text: /^(?:Gemm|Relu|Softmax)$/, reason: 'operators of ONNX' },
  { file: /fast\/helperThreads\.ts/, text: /WebAssembly/, reason: 'JavaScript' },
  { file: /protocol\/sourceLinks\.ts/, text: /\(/, reason: 'lines of the source' },
  // Names.
  { file: /nn\/settings\.ts/, text: /^whole number$/, reason: 'a kind of faults' },
  { file: /nn\/presets\.ts/, text: /./, reason: 'presetWords says them to people' },
  { file: /params\/formats\.ts/, text: /^Safetensors$/, reason: 'a format' },
  { file: /params\/pickleGlobals\.ts/, text: /^Keras$/, reason: 'a program' },
  { file: /params\/pickleArrays\.ts/, text: /^item \{…\}$/, reason: 'an array without a name' },
  { file: /params\/runCurve\.ts/, text: /^Accuracy$/, reason: 'the end of a key' },
  { file: /data\/wording\.ts/, text: /^(?:\w+ )+digit$/, reason: 'keys of sentences' },
  { file: /data\/wording\.ts/, text: /^\{…\} ms$/, reason: 'a unit' },
  { file: /host\/workerThread\.ts/, text: /^MNIST training$/, reason: 'a thread, for debuggers' },
  { file: /./, text: /^\$\([a-z~-]+\) (?:\{…\}|MNIST(?:\{…\})*)$/, reason: 'an icon and a name' },
  // Kept in files, which are the same for everybody.
  { file: /params\/(?:onnx|program)\.ts/, text: /^MNIST Train/, reason: 'the program, in files' },
  { file: /params\/onnx\.ts/, text: /digit/, reason: 'a description in files' },
  { file: /host\/runs\/chartCsv\.ts/, text: /^t\w+ (?:loss|accuracy)$/, reason: 'columns' },
  {
    file: /data\/(?:describe|generatedDataset)\.ts/,
    text: /^generated digits$|\(not the original\)$/,
    reason: 'names in files; datasetName says them to people',
  },
  // The log is English.
  { file: /host\/logLines\.ts/, text: /./, reason: 'lines of the log' },
  {
    file: /host\/pictureTask\.ts/,
    text: /^(?:reading|read|not read): /,
    reason: 'lines of the log',
  },
  {
    file: /host\/recovery\.ts/,
    text: /^(?:an unsaved run|recovery:) /,
    reason: 'lines of the log',
  },
  {
    file: /host\/reportWording\.ts/,
    text: /^(?:(?:evaluated|predicted|compared|not \{…\}): |predicting with$|comparing the settings of$)/,
    reason: 'lines of the log',
  },
  // Caught by the run itself.
  { file: /worker\/(?:runControl|testAtStop)\.ts/, text: /\.$/, reason: 'how a run is unwound' },
];

const found = sourceFiles('src')
  .filter(file => ROOMS.test(file))
  .flatMap(hardCodedTexts);

function allows(rule: (typeof ALLOWED)[number], place: string, text: string): boolean {
  return rule.file.test(place) && rule.text.test(text);
}

test('every text of the extension and of its worker goes through t()', () => {
  assert.ok(found.length > 50, 'the rooms are read');
  assert.deepEqual(
    found.filter(({ place, text }) => !ALLOWED.some(rule => allows(rule, place, text))),
    [],
  );
});

test('nothing is allowed that is not there', () => {
  const unused = ALLOWED.filter(
    rule => !found.some(({ place, text }) => allows(rule, place, text)),
  );
  assert.deepEqual(unused, []);
});

const textOnly = (source: string) => textsIn(source).map(({ text }) => text);

test('texts are found where VS Code shows them, and in errors that are told', () => {
  const shown = {
    'vscode.window.showErrorMessage(`MNIST: ${message}`);': ['MNIST: {…}'],
    'vscode.window.showWarningMessage(t("Delete?"), "Delete");': ['Delete'],
    'vscode.window.showInputBox({ prompt: isOne ? "How many?" : t("Which?") });': ['How many?'],
    'vscode.window.withProgress({ title: "MNIST: reading " + name }, work);': ['MNIST: reading '],
    'item.tooltip = `${done} of ${total}`;': ['{…} of {…}'],
    'throw new OrderError("index", "There is no such digit.");': ['There is no such digit.'],
    'throw fault("format", `has ${count} layers`);': ['has {…} layers'],
  };
  for (const [source, texts] of Object.entries(shown)) {
    assert.deepEqual(textOnly(source), texts, source);
  }
});

test('the log and faults of the program are let pass', () => {
  const passed = {
    'class Saver { #log; tell() { this.#log.error(`not saved: ${message}`); } }': 'the log',
    'resources.log.info("The workspace is trusted now.");': 'the log',
    'throw new Error("Unknown message: " + message);': 'a fault of the program',
    'throw new OrderError("no-network", t("There is no network."));': 'goes through t()',
  };
  for (const [source, reason] of Object.entries(passed)) {
    assert.deepEqual(textOnly(source), [], reason);
  }
});
