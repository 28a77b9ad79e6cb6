import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { Random } from '../../src/nn/random.ts';
import type { Codec } from '../../src/params/codec.ts';
import { mutate } from './mutate.ts';

const FIXTURES = path.join(import.meta.dirname, '../fixtures');
/** Most bytes of a file are numbers, which cannot go wrong: small files have fewer of them. */
const LARGEST = 50_000;

/** Files that the codec reads: its own and those of other programs. */
export function validFiles(codec: Codec): Uint8Array[] {
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter(name => codec.extensions.some(ending => name.endsWith(ending)))
    .map(name => new Uint8Array(readFileSync(path.join(FIXTURES, name))))
    .filter(bytes => bytes.length <= LARGEST && isRead(codec, bytes));
  return [...files, ...written(codec)];
}

function written({ write }: Codec): Uint8Array[] {
  const random = new Random(1);
  const floats = (length: number) => Float32Array.from({ length }, () => random.normal());
  return [
    [784, 10],
    [784, 1, 10],
    [784, 2, 1, 10],
  ].flatMap(sizes => {
    const parameters = sizes.slice(1).map((outputs, index) => ({
      inputs: sizes[index],
      outputs,
      // Written with digits, few are short.
      weights: floats(sizes[index] * outputs).map(value => Math.round(value * 8) / 8),
      biases: floats(outputs),
    }));
    const provenance = { preset: 'quick', program: 'the fuzzer', testAccuracy: 0.98 };
    return write ? [write({ parameters, provenance })] : [];
  });
}

function isRead(codec: Codec, bytes: Uint8Array): boolean {
  try {
    codec.read!(bytes, 'valid');
    return true;
  } catch {
    return false;
  }
}

/**
 * A mutant of one of the files. Checksums would hide what is inside of a zip file, so in half of
 * those an entry is mutated and packed again.
 */
export function mutantOf(files: readonly Uint8Array[], random: Random): Uint8Array<ArrayBuffer> {
  const file = files[random.integer(files.length)];
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  return isZip && random.integer(2) === 0 ? repacked(file, random) : mutate(file, random, files);
}

function repacked(file: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const entries = unzipSync(file);
  const names = Object.keys(entries);
  const name = names[random.integer(names.length)];
  entries[name] = mutate(entries[name], random, Object.values(entries));
  return new Uint8Array(zipSync(entries, { level: random.integer(4) === 0 ? 1 : 0 }));
}
