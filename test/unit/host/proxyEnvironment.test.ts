import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { proxyEnvironment } from '../../../src/host/proxyEnvironment.ts';
import { startWorkerThread } from '../../../src/host/workerThread.ts';

const settings = (values: Record<string, unknown>) => ({ get: (key: string) => values[key] });

test('a worker fetches through the proxy that VS Code’s settings name', async t => {
  const asked: string[] = [];
  const proxy = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('from the proxy');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  t.after(() => proxy.close());
  const { port } = proxy.address() as AddressInfo;
  const environment = proxyEnvironment(
    settings({ proxy: `http://127.0.0.1:${port}`, proxySupport: 'override' }),
    { ...process.env, http_proxy: 'http://127.0.0.1:9', no_proxy: '', NO_PROXY: '' },
  );
  const worker = startWorkerThread(path.join(import.meta.dirname, 'openUrlWorker.ts'), environment);
  t.after(() => worker.terminate());
  const answer = new Promise(resolve => worker.onMessage(resolve));
  worker.post('http://mirror.invalid/mnist.npz' as never);
  assert.equal(await answer, 'from the proxy');
  assert.deepEqual(asked, ['http://mirror.invalid/mnist.npz']);
});

test('without a proxy, or with proxies off, the environment is as it was', () => {
  const environment = { HTTPS_PROXY: 'http://company:8080' };
  for (const values of [{}, { proxy: '' }, { proxy: 'http://a:1', proxySupport: 'off' }]) {
    assert.equal(proxyEnvironment(settings(values), environment), environment);
  }
});

test('exceptions are taken over where there are some', () => {
  const proxy = 'http://a:1';
  const { NO_PROXY } = proxyEnvironment(settings({ proxy, noProxy: ['a.org', '*.b.org'] }), {});
  assert.equal(NO_PROXY, 'a.org,*.b.org');
  const kept = proxyEnvironment(settings({ proxy, noProxy: [] }), { NO_PROXY: 'c.org' });
  assert.equal(kept.NO_PROXY, 'c.org');
});
