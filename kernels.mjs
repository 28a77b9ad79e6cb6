// Compiles the kernels of the fast engine (src/engine/kernels, AssemblyScript) to WebAssembly, with
// and without relaxed SIMD, and puts both as text into a module that can be imported anywhere.
// Does nothing when that module is of these very sources. Runs on any Node that can install.
//   node kernels.mjs
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const folder = path.join(root, 'src/engine/kernels');
const target = path.join(root, 'src/engine/fast/kernelBytes.generated.ts');

const options = [
  path.join(folder, 'main.ts'),
  ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--enable', 'simd', '--enable', 'threads'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  // Vectors go from one file of the kernels to another, never to JavaScript.
  ...['--disableWarning', '112'],
];

/** Says whether the sources have changed. */
async function digestOfSources() {
  const files = [fileURLToPath(import.meta.url), path.join(root, 'package-lock.json')];
  for (const name of await readdir(folder)) {
    files.push(path.join(folder, name));
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}

async function compiled(asc, out, more) {
  const { error, stderr } = await asc.main([...options, ...more, '--outFile', out], {
    readFile: (file, base) => readFile(path.resolve(base, file), 'utf8').catch(() => null),
    writeFile: (file, content) => writeFile(path.resolve(file), content),
  });
  if (error) {
    throw new Error(`The kernels cannot be compiled.\n${stderr}`, { cause: error });
  }
  return (await readFile(out)).toString('base64');
}

const mark = `// Made by kernels.mjs, do not edit. Sources: ${await digestOfSources()}\n`;
const present = await readFile(target, 'utf8').catch(() => '');
if (!present.startsWith(mark)) {
  const { default: asc } = await import('assemblyscript/asc');
  const temporary = await mkdtemp(path.join(tmpdir(), 'kernels-'));
  try {
    const out = path.join(temporary, 'kernels.wasm');
    const relaxed = await compiled(asc, out, ['--enable', 'relaxed-simd']);
    const plain = await compiled(asc, out, []);
    await writeFile(
      target,
      `${mark}export const RELAXED_SIMD =\n  '${relaxed}';\nexport const PLAIN_SIMD =\n  '${plain}';\n`,
    );
  } finally {
    await rm(temporary, { recursive: true });
  }
}
