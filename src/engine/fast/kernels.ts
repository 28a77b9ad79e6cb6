import type { Features } from './features.ts';
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
 * The fastest kernels for a host with these features: with multiply-add in one step where WebAssembly
 * has it (relaxed SIMD), else with plain SIMD.
 * @returns undefined without SIMD
 */
export function compileKernels(features: Features): WebAssembly.Module | undefined {
  if (!features.hasSimd) {
    return undefined;
  }
  const bytes = Buffer.from(features.hasRelaxedSimd ? RELAXED_SIMD : PLAIN_SIMD, 'base64');
  if (!features.hasSharedMemory) {
    unshareMemory(bytes);
  }
  return new WebAssembly.Module(bytes);
}

/**
 * How the kernels import their memory: two names, 2 for a memory, and the flags of its limits, of which 1
 * means that there is a maximum and 2 that it is shared.
 * https://webassembly.github.io/threads/core/binary/modules.html#import-section
 */
const SHARED_MEMORY = Buffer.from('\x03env\x06memory\x02\x03', 'latin1');
const HAS_MAXIMUM = 1;

/**
 * Lets the kernels take a memory that is not shared, which they refuse otherwise; a second pair of them
 * would be in the package for this one byte. On such a memory atomic instructions work as well, but for
 * waiting, which nobody does on the only thread.
 */
function unshareMemory(kernels: Buffer): void {
  kernels[kernels.indexOf(SHARED_MEMORY) + SHARED_MEMORY.length - 1] = HAS_MAXIMUM;
}

/** The kernels at work on that memory, for the thread that calls. */
export function startKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
