import { t } from '@vscode/l10n';
import type { LabelledImages } from '../../data/dataset.ts';
import { SPLINE, STRENGTHS } from '../../data/distortion.ts';
import { streamState } from '../../nn/random.ts';
import type { TrainingSettings } from '../../nn/settings.ts';
import { STREAMS } from '../../nn/streams.ts';
import { tooLarge } from '../memoryLimit.ts';
import { DISTORTION, LAYER, NETWORK, PREPARED } from './layout.ts';
import type { MemoryPlan } from './memoryPlan.ts';

const OPTIMIZERS = { sgd: 0, momentum: 1, adam: 2 } as const;
/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65_536;
/** Sides of a digit and of a spline's patch, as in the distortion. */
const SIDE = 28;
const SPACING = 7;
const POINTS = 7;

export interface MemoryContent {
  readonly settings: TrainingSettings;
  readonly training: LabelledImages;
  readonly threads: number;
  readonly capacity: number;
  /** Whether threads share it; there is only one otherwise. */
  readonly isShared: boolean;
}

/**
 * V8 does not count shared memory: that of engines long gone would lie about until something else
 * fills the heap. So each has a buffer beside it that V8 counts, and that nobody ever touches: it
 * takes no memory itself. Of more than 64 MB the garbage collector hears soon enough.
 */
const counterweights = new WeakMap<WebAssembly.Memory, ArrayBuffer>();
const HEAVY_ENOUGH = 64 * 2 ** 20;

/**
 * The memory of all threads, with everything in it but the parameters and lists of pixels.
 * @throws EngineError `too-large` if the machine does not give so much
 */
export function createKernelMemory(plan: MemoryPlan, content: MemoryContent): WebAssembly.Memory {
  const memory = allocate(plan, content);
  const { buffer } = memory;
  const view = new DataView(buffer);
  const { settings, training } = content;
  writeNetwork(view, plan, content);
  for (const layer of plan.layers) {
    LAYER.write(view, layer.record, layer.fields);
  }
  for (const [index, fields] of plan.preparedFields.entries()) {
    PREPARED.write(view, plan.prepared + index * PREPARED.size, fields);
  }
  writeDistortion(view, plan, settings);
  writeTables(view, plan);
  if (plan.images !== 0) {
    new Uint8Array(buffer, plan.images, training.images.length).set(training.images);
  }
  new Uint8Array(buffer, plan.labels, training.labels.length).set(training.labels);
  return memory;
}

function allocate(
  { bytes }: MemoryPlan,
  { settings, isShared }: MemoryContent,
): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: isShared });
    if (isShared) {
      counterweights.set(memory, new ArrayBuffer(Math.min(bytes, HEAVY_ENOUGH)));
    }
    return memory;
  } catch (error) {
    if (error instanceof RangeError) {
      throw tooLarge(settings, bytes, t('which this machine does not give'));
    }
    throw error;
  }
}

function writeNetwork(view: DataView, plan: MemoryPlan, content: MemoryContent): void {
  const { settings, threads, capacity } = content;
  const { weightDecay, gradientScale, dropout, seed, optimizer, distortion } = settings;
  const { images, lists, labels, scaled, compaction, prepared, losses, rights } = plan;
  const { questions, answers, slices, scratch, scratchBytes } = plan;
  NETWORK.write(view, plan.network, {
    ...{ threads, capacity, weightDecay, gradientScale, dropout },
    ...{ images, lists, labels, scaled, compaction, prepared, losses, rights },
    ...{ questions, answers, slices, scratch, scratchBytes },
    layerCount: plan.layers.length,
    layers: plan.layers[0].record,
    optimizer: OPTIMIZERS[optimizer],
    dropoutState: streamState(seed, STREAMS.dropout),
    distortion: distortion === 'none' ? 0 : plan.distortion,
  });
}

/** Bytes as shares of 255, and for each pattern of eight bits the places of its ones. */
function writeTables(view: DataView, plan: MemoryPlan): void {
  for (let byte = 0; byte < 256; byte++) {
    view.setFloat32(plan.scaled + 4 * byte, byte / 255, true);
    const places = [0, 1, 2, 3, 4, 5, 6, 7].filter(place => byte & (1 << place));
    for (const [index, place] of places.entries()) {
      view.setUint8(plan.compaction + 8 * byte + index, place);
    }
  }
}

function writeDistortion(view: DataView, plan: MemoryPlan, settings: TrainingSettings): void {
  if (settings.distortion === 'none') {
    return;
  }
  DISTORTION.write(view, plan.distortion, {
    ...STRENGTHS[settings.distortion],
    state: streamState(settings.seed, STREAMS.distortion),
    weights: plan.distortionWeights,
  });
  // [28, 7], and the same with a row for each point: [7, 28]
  const weights = new Int32Array(view.buffer, plan.distortionWeights, 2 * SIDE * POINTS);
  for (let line = 0; line < SIDE; line++) {
    for (let nearest = 0; nearest < 4; nearest++) {
      const point = Math.floor(line / SPACING) + nearest;
      const weight = SPLINE[(line % SPACING) * 4 + nearest];
      weights[line * POINTS + point] = weight;
      weights[SIDE * POINTS + point * SIDE + line] = weight;
    }
  }
}
