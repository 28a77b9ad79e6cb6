import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webviewHtml } from '../../../src/host/webviewHtml.ts';

const page = () =>
  webviewHtml({
    title: 'MNIST Dashboard',
    tag: 'mnist-dashboard',
    script: 'https://host/dist/webview/dashboard.js',
    cspSource: 'https://host',
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

test('every page has a nonce of its own', () => {
  assert.notEqual(page(), page());
});

test('it says its language and holds its element', () => {
  assert.match(page(), /<html lang="en">/);
  assert.match(page(), /<mnist-dashboard><\/mnist-dashboard>/);
});
