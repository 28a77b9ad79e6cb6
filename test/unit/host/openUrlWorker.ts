// A worker that fetches an address as downloads do, and tells what came.
import { parentPort } from 'node:worker_threads';
import { openUrl } from '../../../src/data/openUrl.ts';

parentPort?.on('message', async (address: string) => {
  try {
    const response = await openUrl(new URL(address), {}, new AbortController().signal);
    parentPort?.postMessage((await response.toArray()).join(''));
  } catch (error) {
    parentPort?.postMessage(String(error));
  }
});
