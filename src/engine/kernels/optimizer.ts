// One step of a range of parameters: the formulas are those of `nn/optimizer.ts`.
import { Slice } from './layout';
import { multiplyAdd } from './simd';

const MOMENTUM: f32 = 0.9;
const BETA_1: f32 = 0.9;
const BETA_2: f32 = 0.999;
/** 1 - β₁ and 1 - β₂, rounded once: as the difference of floats the second is off by 5e-5. */
const REST_1: f32 = 0.1;
const REST_2: f32 = 0.001;
const EPSILON: f32 = 1e-8;

/** A range of parameters with what belongs to it. Whole vectors: `bytes` is a multiple of 16. */
export function step(
  optimizer: i32,
  slice: Slice,
  decay: f32,
  values: usize,
  gradients: usize,
  first: usize,
  second: usize,
  bytes: usize,
): void {
  const share = f32x4.splat(1 / (slice.digitsInBatch as f32));
  const decays = f32x4.splat(decay);
  const rate = f32x4.splat(-slice.learningRate);
  if (optimizer === 0) {
    stepDown(values, gradients, bytes, share, decays, rate);
  } else if (optimizer === 1) {
    stepWithMomentum(values, gradients, first, bytes, share, decays, rate);
  } else {
    stepWithAdam(slice, values, gradients, first, second, bytes, share, decays);
  }
}

function stepDown(
  values: usize,
  gradients: usize,
  bytes: usize,
  share: v128,
  decay: v128,
  rate: v128,
): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(values + at);
    const g = multiplyAdd(decay, w, f32x4.mul(v128.load(gradients + at), share));
    v128.store(values + at, multiplyAdd(rate, g, w));
    v128.store(gradients + at, f32x4.splat(0));
  }
}

function stepWithMomentum(
  values: usize,
  gradients: usize,
  memory: usize,
  bytes: usize,
  share: v128,
  decay: v128,
  rate: v128,
): void {
  const momentum = f32x4.splat(MOMENTUM);
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(values + at);
    const g = multiplyAdd(decay, w, f32x4.mul(v128.load(gradients + at), share));
    const v = multiplyAdd(momentum, v128.load(memory + at), g);
    v128.store(memory + at, v);
    v128.store(values + at, multiplyAdd(rate, v, w));
    v128.store(gradients + at, f32x4.splat(0));
  }
}

/** m̂ and v̂ are made by multiplying: the slice brings 1 / (1 - β₁ᵗ) and 1 / (1 - β₂ᵗ). */
function stepWithAdam(
  slice: Slice,
  values: usize,
  gradients: usize,
  means: usize,
  squares: usize,
  bytes: usize,
  share: v128,
  decay: v128,
): void {
  const beta1 = f32x4.splat(BETA_1),
    rest1 = f32x4.splat(REST_1);
  const beta2 = f32x4.splat(BETA_2),
    rest2 = f32x4.splat(REST_2);
  const rate = f32x4.splat(-slice.learningRate * slice.firstCorrection);
  const correction = f32x4.splat(slice.secondCorrection);
  const epsilon = f32x4.splat(EPSILON);
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(values + at);
    const g = multiplyAdd(decay, w, f32x4.mul(v128.load(gradients + at), share));
    const m = multiplyAdd(beta1, v128.load(means + at), f32x4.mul(rest1, g));
    const v = multiplyAdd(beta2, v128.load(squares + at), f32x4.mul(rest2, f32x4.mul(g, g)));
    v128.store(means + at, m);
    v128.store(squares + at, v);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(v, correction)), epsilon);
    v128.store(values + at, multiplyAdd(rate, f32x4.div(m, root), w));
    v128.store(gradients + at, f32x4.splat(0));
  }
}

/** w = w (1 - η decay): plain gradient descent's part of the L2 penalty. */
export function shrink(values: usize, bytes: usize, factor: f32): void {
  const factors = f32x4.splat(factor);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(values + at, f32x4.mul(v128.load(values + at), factors));
  }
}
