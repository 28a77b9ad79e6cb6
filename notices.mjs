// The licences of the packages whose code is in the bundles: who passes them on must name them.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const LICENCE = /^licen[cs]e/i;

/**
 * @param {readonly import('esbuild').Metafile[]} metafiles of all bundles
 * @returns the text of all licences, package by package
 */
export async function licenceNotices(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = [...new Set(inputs.flatMap(packageFolder))].sort();
  const notices = await Promise.all(folders.map(noticeOf));
  return ['This extension contains code of these packages.\n', ...notices].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

/** `node_modules/@lit/context/lib/a.js` -> `node_modules/@lit/context`; none for our own code. */
function packageFolder(input) {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
  return folder === undefined ? [] : [folder];
}

async function noticeOf(folder) {
  const about = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = about;
  const file = (await readdir(folder)).find(entry => LICENCE.test(entry));
  // A few packages name their licence without its text.
  const text = file
    ? await readFile(path.join(folder, file), 'utf8')
    : `By ${about.author?.name ?? about.author}: ${about.repository.url}`;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
