import type { Random } from '../../src/nn/random.ts';

/** Makes something else of the bytes, that may be of another length. */
type Mutation = (bytes: Buffer, random: Random, others: readonly Uint8Array[]) => Buffer;

/** Mutants are not longer than that: what grows without bound only makes the fuzzer slow. */
const LONGEST = 100_000;
const MOST_MUTATIONS = 6;
/** Containers say at their ends what they hold. */
const EDGE = 600;

/** Where programs go wrong: signs, ends of ranges, and sizes that fit only just. */
function interesting(random: Random, length: number): bigint {
  const near = BigInt(length + random.integer(5) - 2);
  const powers = [7, 8, 15, 16, 24, 31, 32, 33, 40, 53, 62, 63, 64].map(
    power => 2n ** BigInt(power) - BigInt(random.integer(2)),
  );
  return choose(random, [0n, 1n, 2n, 784n, near, BigInt(random.integer(1000)), ...powers]);
}

function choose<T>(random: Random, values: readonly T[]): T {
  return values[random.integer(values.length)];
}

/** A place in the bytes, more often near an end of them. */
function placeIn(bytes: Uint8Array, random: Random): number {
  const { length } = bytes;
  const edge = Math.min(EDGE, length);
  return choose(random, [
    random.integer(edge),
    random.integer(edge),
    length - 1 - random.integer(edge),
    random.integer(length),
  ]);
}

function rangeIn(bytes: Uint8Array, random: Random): [start: number, end: number] {
  const start = placeIn(bytes, random);
  const longest = choose(random, [4, 40, bytes.length]);
  return [start, Math.min(bytes.length, start + 1 + random.integer(longest))];
}

const flipBit: Mutation = (bytes, random) => {
  bytes[placeIn(bytes, random)] ^= 1 << random.integer(8);
  return bytes;
};

const setByte: Mutation = (bytes, random) => {
  const value = choose(random, [0, 1, 0x7f, 0x80, 0xff, random.integer(256), random.integer(128)]);
  bytes[placeIn(bytes, random)] = value;
  return bytes;
};

/** A number of any width in place of what is there: lengths, counts, offsets. */
const setLength: Mutation = (bytes, random) => {
  const width = choose(random, [2, 4, 8]);
  const place = Math.max(0, Math.min(placeIn(bytes, random), bytes.length - width));
  const number = Buffer.alloc(8);
  number.writeBigUInt64LE(BigInt.asUintN(64, interesting(random, bytes.length)));
  const part = number.subarray(0, width);
  (random.integer(4) === 0 ? part.toReversed() : part).forEach((byte, index) => {
    bytes[place + index] = byte;
  });
  return bytes;
};

/** A number that is written with digits. */
const setDigits: Mutation = (bytes, random) => {
  const runs = [...bytes.toString('latin1').matchAll(/\d+/g)];
  if (runs.length === 0) {
    return bytes;
  }
  const { index, 0: digits } = choose(random, runs);
  const text = choose(random, [
    String(interesting(random, bytes.length)),
    `-${digits}`,
    `${digits}0`,
    '1e999',
    'NaN',
    '9'.repeat(random.integer(400)),
    '',
  ]);
  return replace(bytes, index, index + digits.length, Buffer.from(text));
};

const truncate: Mutation = (bytes, random) => bytes.subarray(0, placeIn(bytes, random));

const remove: Mutation = (bytes, random) => replace(bytes, ...rangeIn(bytes, random), NOTHING);

const repeat: Mutation = (bytes, random) => {
  const [start, end] = rangeIn(bytes, random);
  const part = bytes.subarray(start, end);
  const times = Math.min(1 + random.integer(1000), Math.floor(LONGEST / part.length));
  return replace(bytes, start, start, Buffer.concat(Array<Buffer>(times).fill(part)));
};

const insert: Mutation = (bytes, random) => {
  const start = placeIn(bytes, random);
  const noise = Buffer.from(
    Uint8Array.from({ length: 1 + random.integer(20) }, () => random.integer(256)),
  );
  return replace(bytes, start, start, noise);
};

/** A part of a file, this one or another, in some other place. */
const splice: Mutation = (bytes, random, others) => {
  const donor = choose(random, [bytes, ...others]);
  const part = Buffer.from(donor.subarray(...rangeIn(donor, random)));
  const [start, end] = rangeIn(bytes, random);
  return replace(bytes, start, random.integer(2) === 0 ? start : end, part);
};

/** The beginning of one file and the end of another. */
const join: Mutation = (bytes, random, others) => {
  const donor = choose(random, [bytes, ...others]);
  const end = donor.subarray(placeIn(donor, random));
  return Buffer.concat([bytes.subarray(0, placeIn(bytes, random)), end]);
};

const NOTHING = Buffer.alloc(0);

function replace(bytes: Buffer, start: number, end: number, part: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, start), part, bytes.subarray(end)]);
}

const MUTATIONS: readonly Mutation[] = [
  flipBit,
  setByte,
  setLength,
  setLength,
  setDigits,
  truncate,
  remove,
  repeat,
  insert,
  splice,
  join,
];

/** A few changes to a copy of a file. */
export function mutate(
  file: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  let bytes: Buffer = Buffer.from(file);
  // Half of the mutants are one step from a valid file: they get furthest.
  const count = random.integer(2) === 0 ? 1 : 1 + random.integer(MOST_MUTATIONS);
  for (let index = 0; index < count && bytes.length > 0; index++) {
    bytes = choose(random, MUTATIONS)(bytes, random, others).subarray(0, LONGEST);
  }
  return new Uint8Array(bytes);
}
