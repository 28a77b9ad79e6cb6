import type { CDPSession, Page } from 'playwright-core';
import { hostMemory } from '../view/probe.ts';

/** What is in use at one moment, after everything that can be freed has been freed. */
export interface Memory {
  readonly minute: number;
  /** Resident memory of the extension host, its threads included, in megabytes. */
  readonly host: number;
  /** JavaScript heap of its main thread. */
  readonly hostHeap: number;
  /** JavaScript heap of the page: the view's and the workbench's, which share it. */
  readonly viewHeap: number;
  /** Of the whole page, as the browser counts them. */
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
}

const MEGABYTE = 1e6;

/** Looks at the memory of a window's page and of its extension host. */
export class MemoryMeter {
  readonly #session: CDPSession;
  readonly #start = performance.now();

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<MemoryMeter> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new MemoryMeter(session);
  }

  async measure(): Promise<Memory> {
    await this.#session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    const { rss, heapUsed } = await hostMemory();
    return {
      minute: (performance.now() - this.#start) / 60_000,
      host: rss / MEGABYTE,
      hostHeap: heapUsed / MEGABYTE,
      viewHeap: usedSize / MEGABYTE,
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      documents: metric('Documents'),
    };
  }
}
