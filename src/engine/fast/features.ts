import { relaxedSimd, simd, threads } from 'wasm-feature-detect';

/** What the WebAssembly of a host can do. */
export interface Features {
  /** Vectors of four floats; there are no kernels for less. */
  readonly hasSimd: boolean;
  /** Multiply-add in one step, rounded once. */
  readonly hasRelaxedSimd: boolean;
  /** Memory for several threads. */
  readonly hasSharedMemory: boolean;
}

/** Of this host: asked once, before the first engine is made. */
export const FEATURES: Features = await detectFeatures();

async function detectFeatures(): Promise<Features> {
  // E.g. `node --jitless` has none.
  const isThere = typeof WebAssembly !== 'undefined';
  return {
    hasSimd: isThere && (await simd()),
    hasRelaxedSimd: isThere && (await relaxedSimd()),
    hasSharedMemory: isThere && (await threads()),
  };
}
