import { Random } from '../../src/nn/random.ts';
import type { WeightPictures } from '../../src/protocol/subjects.ts';

const UNITS = 128;

/** Weights that look as if units had learned strokes: noise first, soft blobs later. */
export function fakePictures(iteration: number): WeightPictures {
  const learned = 1 - Math.exp(-iteration / 1500);
  const weights = new Float32Array(UNITS * 784);
  for (let unit = 0; unit < UNITS; unit++) {
    drawUnit(weights.subarray(unit * 784, (unit + 1) * 784), unit, learned);
  }
  const strengths = Float32Array.from({ length: UNITS }, (_, unit) =>
    Math.hypot(...weights.subarray(unit * 784, (unit + 1) * 784)),
  );
  const order = Array.from(strengths.keys()).sort((a, b) => strengths[b] - strengths[a]);
  const scale = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);
  const sorted = new Int8Array(weights.length);
  order.forEach((unit, at) => {
    for (let pixel = 0; pixel < 784; pixel++) {
      sorted[at * 784 + pixel] = Math.round((127 * weights[unit * 784 + pixel]) / scale);
    }
  });
  const random = new Random(11);
  return {
    iteration,
    unitsInAll: UNITS,
    units: Uint32Array.from(order),
    strengths: Float32Array.from(order, unit => strengths[unit]),
    weights: sorted,
    scale,
    outgoing: Float32Array.from({ length: UNITS * 10 }, () => 0.3 * random.normal()),
    nextOutputs: 10,
  };
}

function drawUnit(weights: Float32Array, unit: number, learned: number): void {
  const random = new Random(17, unit);
  const strength = 0.4 + 0.6 * random.uniform();
  for (let pixel = 0; pixel < 784; pixel++) {
    weights[pixel] = 0.05 * random.normal();
  }
  for (let blob = 0; blob < 5; blob++) {
    const sign = blob % 2 === 0 ? 1 : -1;
    const [left, top] = [6 + 16 * random.uniform(), 6 + 16 * random.uniform()];
    const [long, thin] = [3 + 4 * random.uniform(), 1.2 + random.uniform()];
    const angle = Math.PI * random.uniform();
    for (let pixel = 0; pixel < 784; pixel++) {
      const x = (pixel % 28) - left;
      const y = Math.floor(pixel / 28) - top;
      const along = (x * Math.cos(angle) + y * Math.sin(angle)) / long;
      const across = (y * Math.cos(angle) - x * Math.sin(angle)) / thin;
      const height = Math.exp(-(along * along + across * across) / 2);
      weights[pixel] += sign * 0.3 * strength * learned * height;
    }
  }
}
