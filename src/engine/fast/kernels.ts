import { PLAIN_SIMD, RELAXED_SIMD } from './kernelBytes.generated.ts';

/** What `kernels/main.ts` exports. */
export interface Kernels {
  /** @returns 1 if all threads came through */
  run(network: number, order: number): number;
  /** @returns where the next lists begin */
  makeLists(network: number, first: number, count: number, target: number): number;
  /** @returns the address behind what it has written */
  turnAround(network: number, first: number, count: number, target: number): number;
  serve(network: number, thread: number): void;
}

/** The orders that `run` takes. */
export const ORDERS = { train: 1, predict: 2, end: 3 } as const;

/**
 * The fastest kernels that this machine runs: with multiply-add in one step where WebAssembly has
 * it (relaxed SIMD), else with plain SIMD. The question is put to the very bytes that would run.
 * @returns undefined without SIMD and shared memory
 */
export function compileKernels(): WebAssembly.Module | undefined {
  const bytes = [RELAXED_SIMD, PLAIN_SIMD]
    .map(text => Uint8Array.from(Buffer.from(text, 'base64')))
    .find(candidate => WebAssembly.validate(candidate));
  return bytes && new WebAssembly.Module(bytes);
}

/** The kernels at work on that memory, for the thread that calls. */
export function startKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
