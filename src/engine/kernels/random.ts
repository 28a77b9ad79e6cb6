// The numbers of `nn/random.ts`: sfc32, from the same state to the same numbers.

let a: u32 = 0;
let b: u32 = 0;
let c: u32 = 0;
let counter: u32 = 1;

/**
 * Begins the stream of a digit in an epoch.
 * @param state of seed and purpose: what comes before epoch and digit
 */
export function beginStream(state: u32, epoch: u32, digit: u32): void {
  const inEpoch = mix(state ^ mix(epoch + 0x9e3779b9));
  a = mix(inEpoch ^ mix(digit + 0x9e3779b9));
  b = mix(a + 0x9e3779b9);
  c = mix(a + 0x3c6ef372);
  counter = 1;
  for (let round = 0; round < 12; round++) {
    next();
  }
}

/** Evenly distributed in [0, 1). */
export function uniform(): f64 {
  return (next() as f64) / 4294967296;
}

function next(): u32 {
  const sum = a + b + counter;
  counter++;
  a = b ^ (b >>> 9);
  b = c + (c << 3);
  c = rotl<u32>(c, 21) + sum;
  return sum;
}

/** Spreads every input bit over the 32 output bits (the finalizer of MurmurHash3). */
function mix(value: u32): u32 {
  let hash = value;
  hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
  return hash ^ (hash >>> 16);
}
