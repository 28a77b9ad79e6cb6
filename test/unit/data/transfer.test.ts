import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { PartialFile } from '../../../src/data/partialFile.ts';
import { type TransferOptions, transfer } from '../../../src/data/transfer.ts';
import { ETAG, MirrorServer, type Misbehaviour, sendHalf } from './mirrorServer.ts';
import { noise, temporaryFolder } from './smallSet.ts';

const NAME = 'file.gz';
const FILE = noise(500, 4).images;
const HALF = FILE.length >> 1;

/** Patience without end where a test does not say otherwise, so that no slow machine matters. */
const OPTIONS: TransferOptions = {
  signal: new AbortController().signal,
  patience: { answer: 1e8, stall: 1e8, retry: 0 },
  onBytes: () => {},
};

async function mirrorOf(context: TestContext, misbehave?: Misbehaviour): Promise<MirrorServer> {
  return await MirrorServer.start(context, new Map([[NAME, FILE]]), misbehave);
}

async function download(
  mirror: MirrorServer,
  options: Partial<TransferOptions> = {},
  partial?: PartialFile,
): Promise<Uint8Array> {
  const url = new URL(NAME, mirror.address);
  return await transfer(url, partial ?? (await PartialFile.open(undefined)), {
    ...OPTIONS,
    ...options,
  });
}

/** Time passes only when a test says so. */
function stopTheClock(context: TestContext): void {
  context.mock.timers.enable({ apis: ['setTimeout'] });
}

/** Misbehaves for the first requests only. */
function at(first: number, misbehave: Misbehaviour): Misbehaviour {
  return (asked, response, file, mirror) =>
    mirror.asked.length <= first && misbehave(asked, response, file, mirror);
}

const cutInHalf: Misbehaviour = (_asked, response, file) => {
  sendHalf(response, file, () => response.destroy());
  return true;
};

function isWhole(bytes: Uint8Array): void {
  assert.ok(Buffer.from(FILE).equals(bytes));
}

describe('a transfer', () => {
  it('brings the file and tells how far it is', async context => {
    const told: [number, number | undefined][] = [];
    const onBytes = (done: number, total: number | undefined) => told.push([done, total]);
    isWhole(await download(await mirrorOf(context), { onBytes }));
    assert.deepEqual(told[0], [0, FILE.length]);
    assert.deepEqual(told.at(-1), [FILE.length, FILE.length]);
  });

  it('goes on where a connection broke off', async context => {
    const mirror = await mirrorOf(context, at(1, cutInHalf));
    isWhole(await download(mirror));
    assert.equal(mirror.asked.length, 2);
    assert.equal(mirror.asked[1].ifRange, ETAG);
    const from = Number(/^bytes=(\d+)-$/.exec(mirror.asked[1].range ?? '')?.[1]);
    assert.ok(from > 0 && from <= HALF, `from ${from}`);
  });

  it('goes on after a server that sends nothing more', async context => {
    stopTheClock(context);
    const mirror = await mirrorOf(
      context,
      at(1, (_asked, response, file) => {
        sendHalf(response, file);
        return true;
      }),
    );
    let ticked = false;
    const onBytes = (done: number) => {
      if (done === HALF && !ticked) {
        ticked = true;
        context.mock.timers.tick(15_000);
      }
    };
    isWhole(
      await download(mirror, { onBytes, patience: { answer: 1e8, stall: 15_000, retry: 0 } }),
    );
    assert.equal(mirror.asked[1].range, `bytes=${HALF}-`);
  });

  it('begins again where a server does not know ranges', async context => {
    const mirror = await mirrorOf(
      context,
      at(2, (asked, response, file) =>
        asked.range === undefined
          ? cutInHalf(asked, response, file, mirror)
          : Boolean(response.writeHead(200, { 'Content-Length': file.length }).end(file)),
      ),
    );
    isWhole(await download(mirror));
    assert.ok(mirror.asked[1].range);
  });

  it('begins again where the file has changed meanwhile', async context => {
    const changed = noise(500, 5).images;
    const files = new Map([[NAME, FILE]]);
    const mirror = await MirrorServer.start(context, files, (asked, response) => {
      if (asked.range === undefined) {
        sendHalf(response, FILE, () => response.destroy());
        return true;
      }
      assert.equal(asked.ifRange, ETAG);
      response.writeHead(200, { ETag: '"second"', 'Content-Length': changed.length }).end(changed);
      return true;
    });
    assert.ok(Buffer.from(changed).equals(await download(mirror)));
  });

  it('begins again where a server sends another part than was asked for', async context => {
    const mirror = await mirrorOf(
      context,
      at(2, (asked, response, file) => {
        if (asked.range === undefined) {
          return cutInHalf(asked, response, file, mirror);
        }
        response
          .writeHead(206, { 'Content-Range': `bytes 5-${file.length - 1}/${file.length}` })
          .end(file.subarray(5));
        return true;
      }),
    );
    isWhole(await download(mirror));
    assert.equal(mirror.asked[2].range, undefined);
  });

  it('goes on after the program was ended', async context => {
    const path = join(await temporaryFolder(context), 'file.partial');
    const mirror = await mirrorOf(
      context,
      at(1, (_asked, response, file) => {
        sendHalf(response, file);
        return true;
      }),
    );
    const ending = new AbortController();
    const onBytes = (done: number) => done === HALF && ending.abort();
    const first = await PartialFile.open(path);
    await assert.rejects(download(mirror, { signal: ending.signal, onBytes }, first), {
      name: 'AbortError',
    });
    isWhole(await download(mirror, {}, await PartialFile.open(path)));
    assert.equal(mirror.asked[1].range, `bytes=${HALF}-`);
  });

  it('knows a file that is already whole', async context => {
    const mirror = await mirrorOf(context);
    const partial = await PartialFile.open(undefined);
    await partial.append(FILE);
    isWhole(await download(mirror, {}, partial));
    assert.deepEqual(
      mirror.asked.map(asked => asked.range),
      [`bytes=${FILE.length}-`],
    );
  });

  it('throws away a part that is longer than the file', async context => {
    const partial = await PartialFile.open(undefined);
    await partial.append(new Uint8Array(FILE.length + 1));
    isWhole(await download(await mirrorOf(context), {}, partial));
  });

  it('follows redirections', async context => {
    const target = await mirrorOf(context);
    const mirror = await mirrorOf(context, (_asked, response) =>
      Boolean(response.writeHead(302, { Location: `${target.address}${NAME}` }).end()),
    );
    isWhole(await download(mirror));
  });

  it('goes through the proxy that the environment names', async context => {
    const seen: (string | undefined)[] = [];
    const proxy = createServer((request, response) => {
      seen.push(request.url);
      response.end(FILE);
    });
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
    context.after(() => proxy.close());
    const names = ['http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY'];
    const before = names.map(name => [name, process.env[name]] as const);
    context.after(() => {
      for (const [name, value] of before) {
        delete process.env[name];
        if (value !== undefined) {
          process.env[name] = value;
        }
      }
    });
    for (const name of names) {
      delete process.env[name];
    }
    process.env.HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const url = new URL('http://mirror.invalid/file.gz');
    isWhole(await transfer(url, await PartialFile.open(undefined), OPTIONS));
    assert.deepEqual(seen, [url.href]);
  });
});

describe('a transfer that fails', () => {
  const fails = (mirror: MirrorServer, message: RegExp, options: Partial<TransferOptions> = {}) =>
    assert.rejects(download(mirror, options), { name: 'TransferError', message });

  it('tells the status', async context => {
    const mirror = await mirrorOf(context, (_asked, response) =>
      Boolean(response.writeHead(403).end()),
    );
    await fails(mirror, /^answered 403 Forbidden$/);
    assert.equal(mirror.asked.length, 1, 'asking again does not help');
  });

  it('tells that nothing answers', async context => {
    stopTheClock(context);
    const mirror = await mirrorOf(context, () => {
      context.mock.timers.tick(10_000);
      return true;
    });
    const patience = { answer: 10_000, stall: 1e8, retry: 0 };
    await fails(mirror, /^did not answer for 10 s$/, { patience });
  });

  it('tells that a server breaks off again and again without bringing the file further', async context => {
    const mirror = await mirrorOf(context, (asked, response, file) => {
      if (asked.range === undefined) {
        return cutInHalf(asked, response, file, mirror);
      }
      response.destroy();
      return true;
    });
    await fails(mirror, /^broke the connection off$/);
    assert.ok(mirror.asked.length <= 4, `asked ${mirror.asked.length} times`);
  });

  it('tells a server that redirects in a circle', async context => {
    const mirror = await mirrorOf(context, (_asked, response) =>
      Boolean(response.writeHead(302, { Location: `/${NAME}` }).end()),
    );
    await fails(mirror, /redirected more than 5 times/);
  });

  it('does not take more than the file can have', async context => {
    const mirror = await mirrorOf(context, (_asked, response) => {
      response.socket?.end(
        `HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-3/4\r\n\r\n12345`,
      );
      return true;
    });
    const partial = await PartialFile.open(undefined);
    await partial.append(Uint8Array.of(1, 2));
    await assert.rejects(download(mirror, {}, partial), { message: /more than the file can have/ });
    assert.equal(partial.length, 0);
  });

  it('ends at once when it is cancelled', async context => {
    const cancel = new AbortController();
    const mirror = await mirrorOf(context, () => {
      cancel.abort();
      return true;
    });
    await assert.rejects(download(mirror, { signal: cancel.signal }), { name: 'AbortError' });
  });

  it('refuses addresses that are not of the web', async () => {
    const partial = await PartialFile.open(undefined);
    await assert.rejects(transfer(new URL('ftp://host/file'), partial, OPTIONS), {
      message: 'is not an http or https address',
    });
  });
});
