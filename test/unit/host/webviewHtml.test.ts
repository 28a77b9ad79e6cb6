import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../../src/host/language.ts';
import { webviewHtml } from '../../../src/host/webviewHtml.ts';

const page = (language: Language = { name: 'en', texts: {} }) =>
  webviewHtml({
    title: 'MNIST Dashboard',
    tag: 'mnist-dashboard',
    script: 'https://host/dist/webview/dashboard.js',
    preloads: ['https://host/dist/webview/shared-1.js', 'https://host/dist/webview/shared-2.js'],
    cspSource: 'https://host',
    language,
  });

test('the page may load its module and nothing else', () => {
  const html = page();
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1];
  const nonce = /<script type="module" nonce="([^"]+)" src="[^"]+dashboard\.js"/.exec(html)![1];
  assert.deepEqual(policy.split('; '), [
    "default-src 'none'",
    'img-src https://host data:',
    'font-src https://host',
    'style-src https://host',
    `script-src 'nonce-${nonce}'`,
  ]);
  assert.doesNotMatch(html, /unsafe|style=|<style|onload/);
});

test('what the module imports is asked for with it, under the same nonce', () => {
  const html = page();
  const [, nonce] = /<script type="module" nonce="([^"]+)"/.exec(html)!;
  const links = html.matchAll(/<link rel="modulepreload" nonce="([^"]+)" href="([^"]+)">/g);
  assert.deepEqual(
    Array.from(links, ([, ...said]) => said),
    [
      [nonce, 'https://host/dist/webview/shared-1.js'],
      [nonce, 'https://host/dist/webview/shared-2.js'],
    ],
  );
});

test('every page has a nonce of its own', () => {
  assert.notEqual(page(), page());
});

test('it says its language and holds its element', () => {
  assert.match(page(), /<html lang="en">/);
  assert.match(page(), /<mnist-dashboard><\/mnist-dashboard>/);
});

test('it holds the texts of its language, whatever is in them', () => {
  const html = page({ name: 'de', texts: { 'a "b" <i> & {0}': 'ä "ö" </body> & {0}' } });
  assert.match(html, /<html lang="de">/);
  const attribute = /<body data-texts="([^"]*)">/.exec(html)![1];
  assert.doesNotMatch(attribute, /[<>]/);
  const characters = { quot: '"', lt: '<', gt: '>', amp: '&' } as const;
  const texts = attribute.replaceAll(
    /&(\w+);/g,
    (_, name: keyof typeof characters) => characters[name],
  );
  assert.deepEqual(JSON.parse(texts), { 'a "b" <i> & {0}': 'ä "ö" </body> & {0}' });
});
