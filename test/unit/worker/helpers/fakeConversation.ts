import { type Dataset, DatasetError } from '../../../../src/data/dataset.ts';
import type { LoadOptions } from '../../../../src/data/load.ts';
import type { createEngine } from '../../../../src/engine/createEngine.ts';
import { presetNamed } from '../../../../src/nn/presets.ts';
import type { ToWorker } from '../../../../src/protocol/workerMessages.ts';
import { Conversation, type Tools } from '../../../../src/worker/conversation.ts';
import { Events } from './events.ts';
import { fakeDataset } from './fakeDataset.ts';
import { FakeEngine } from './fakeEngine.ts';
import { FakePace } from './fakePace.ts';

export type TrainOrder = Extract<ToWorker, { type: 'train' }>;

export const request = {
  source: 'generated',
  mirrors: [],
  generator: { training: 1, test: 1, seed: 1 },
} as const;

export function trainOrder(changes: Partial<TrainOrder['settings']> = {}): TrainOrder {
  const settings = { ...presetNamed('quick').settings, hiddenLayers: [], epochs: 2, ...changes };
  return {
    ...{ type: 'train', preset: 'quick', settings, engine: 'textbook', threads: 1 },
    ...{ dataset: request, program: 'Test 1.0' },
  };
}

/** A conversation whose datasets and engines a test holds in its hands. */
export function conversation(
  load: (options: LoadOptions) => Promise<Dataset> = async () => fakeDataset(100),
) {
  const events = new Events();
  const pace = new FakePace();
  const engines: FakeEngine[] = [];
  const loads: LoadOptions[] = [];
  const tools: Tools = {
    pace,
    loadDataset: (_request, options) => {
      loads.push(options);
      return load(options);
    },
    createEngine: ((name: string) => {
      const engine = new FakeEngine(pace);
      engines.push(engine);
      return { engine, ...(name === 'fast' && { notice: 'There is none.' }) };
    }) as unknown as typeof createEngine,
  };
  const talk = new Conversation(events.emit, tools);
  return { talk, events, engines, loads, pace };
}

/** A load that ends when it is cancelled, or as another test wants. */
export function untilAborted({ signal, skipDownload }: LoadOptions): Promise<Dataset> {
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(new DatasetError('cancelled', 'Loading was cancelled.'));
    if (signal?.aborted) {
      cancelled();
    }
    signal?.addEventListener('abort', cancelled);
    const skipped = () => resolve(fakeDataset(50));
    if (skipDownload?.aborted) {
      skipped();
    }
    skipDownload?.addEventListener('abort', skipped);
  });
}
