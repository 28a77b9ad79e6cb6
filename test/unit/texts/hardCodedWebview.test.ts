import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFiles } from '../importsOf.ts';
import { hardCodedTexts, textsIn } from './hardCodedTexts.ts';

/** What stays as it is in every language. */
const ALLOWED: readonly {
  readonly file: string;
  readonly text: RegExp;
  readonly reason: string;
}[] = [
  {
    file: 'webview/glassSteps.ts',
    text: /^(?=.*=)(?!.*\p{L}{4})/u,
    reason: 'formulas, the same in every language',
  },
  { file: 'webview/color.ts', text: /^rgba\(/, reason: 'a colour of CSS' },
  { file: 'webview/chartOptions.ts', text: /^11px/, reason: 'a font of CSS' },
  { file: 'webview/courseChartOptions.ts', text: /^11px/, reason: 'a font of CSS' },
  { file: 'webview/weight-gallery.ts', text: /^translate\(/, reason: 'a place of CSS' },
  { file: 'webview/provenanceRows.ts', text: /^He$/, reason: 'the name of a person' },
  { file: 'webview/draw-canvas.ts', text: /^Backspace$/, reason: 'the name of a key' },
];

const found = sourceFiles('webview', 'src/lessons').flatMap(hardCodedTexts);

function isAllowed(place: string, text: string): boolean {
  return ALLOWED.some(({ file, text: form }) => place.startsWith(`${file}:`) && form.test(text));
}

test('every text of the views goes through t()', () => {
  assert.deepEqual(
    found.filter(({ place, text }) => !isAllowed(place, text)),
    [],
  );
});

test('nothing is allowed that is not there', () => {
  const unused = ALLOWED.filter(
    ({ file, text: form }) =>
      !found.some(({ place, text }) => place.startsWith(`${file}:`) && form.test(text)),
  );
  assert.deepEqual(unused, []);
});

const textOnly = (source: string) => textsIn(source).map(({ text }) => text);

test('texts are found in markup, in attributes, and in values', () => {
  const found = {
    'html`<p class="a b">Train <b>${count}</b> digits</p>`': ['Train', 'digits'],
    'html`<p>${count} digits of ${total}</p>`': ['{…} digits of {…}'],
    'html`<a aria-label="Next" title=${t("Next")} name="next"></a>`': ['Next'],
    'html`<x-part .label="${label}. More"></x-part>`': ['{…}. More'],
    'html`<p>${isOn ? html`<b>On</b>` : "is off"}</p>`': ['On', 'is off'],
    'const hint = "How often all digits are shown";': ['How often all digits are shown'],
    'const label = "Train";': ['Train'],
    'const text = `${count} of ${total}`;': ['{…} of {…}'],
    'const both = "one file and " + name;': ['one file and '],
    'const NAMES = { idle: "Ready to train" };': ['Ready to train'],
  };
  for (const [source, texts] of Object.entries(found)) {
    assert.deepEqual(textOnly(source), texts, source);
  }
});

test('what nobody reads is let pass', () => {
  const passed = {
    'html`<p>${t("Train")}: ${t("{count} digits", { count })}</p>`': 'goes through t()',
    'html`<p class=${isOn ? "claim good" : "claim"}>${value}</p>`': 'classes',
    'html`<p class="a ${isOn ? "b c" : ""}">–</p>`': 'classes, and a sign',
    'html`<button @click=${() => send({ type: "train" })}></button>`': 'a message',
    'css`p { margin: 0 auto }`': 'styles',
    'import { a } from "./some file.ts";': 'a path',
    'type A = "two words" | "Word";': 'a type',
    'if (event.key === "Enter") { go(); }': 'a key',
    'switch (key) { case "Home": go(); }': 'a key',
    'throw new RangeError("no such page");': 'a fault of the program',
    'root.querySelectorAll<HTMLElement>("tbody td");': 'a selector',
    'const unit = "batch";': 'a name',
  };
  for (const [source, reason] of Object.entries(passed)) {
    assert.deepEqual(textOnly(source), [], reason);
  }
});
