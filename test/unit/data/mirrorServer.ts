import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// Whatever proxy this machine needs: these mirrors are on the machine itself.
process.env.NO_PROXY = '*';
process.env.no_proxy = '*';

export interface Asked {
  readonly name: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/** Answers a request otherwise than a good server would; `false`: be good this time. */
export type Misbehaviour = (
  asked: Asked,
  response: ServerResponse,
  file: Uint8Array,
  server: MirrorServer,
) => boolean;

export const ETAG = '"first"';

/** A mirror on this machine; it ends with the test, or what else the context is. */
export class MirrorServer {
  readonly asked: Asked[] = [];
  readonly address: string;
  readonly host: string;

  private constructor(port: number) {
    this.host = `127.0.0.1:${port}`;
    this.address = `http://${this.host}/`;
  }

  static async start(
    context: { after(end: () => void): void },
    files: ReadonlyMap<string, Uint8Array>,
    misbehave: Misbehaviour = () => false,
  ): Promise<MirrorServer> {
    const http = createServer((request, response) => {
      const asked = askedBy(request);
      mirror.asked.push(asked);
      const file = files.get(asked.name);
      if (file === undefined) {
        response.writeHead(404).end();
      } else if (!misbehave(asked, response, file, mirror)) {
        serve(asked, response, file);
      }
    });
    await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
    const mirror = new MirrorServer((http.address() as AddressInfo).port);
    context.after(() => {
      http.closeAllConnections();
      http.close();
    });
    return mirror;
  }

  askedFor(name: string): Asked[] {
    return this.asked.filter(asked => asked.name === name);
  }
}

function askedBy(request: IncomingMessage): Asked {
  return {
    name: (request.url ?? '').split('/').at(-1) ?? '',
    range: request.headers.range,
    ifRange: request.headers['if-range'] as string | undefined,
  };
}

function serve({ range, ifRange }: Asked, response: ServerResponse, file: Uint8Array): void {
  const first = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? Number.NaN);
  response.setHeader('ETag', ETAG);
  if (Number.isNaN(first) || (ifRange !== undefined && ifRange !== ETAG)) {
    response.writeHead(200, { 'Content-Length': file.length }).end(file);
  } else if (first >= file.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${file.length}` }).end();
  } else {
    response
      .writeHead(206, {
        'Content-Range': `bytes ${first}-${file.length - 1}/${file.length}`,
        'Content-Length': file.length - first,
      })
      .end(file.subarray(first));
  }
}

/** Sends the beginning of the file, then `next` once it is on its way. */
export function sendHalf(response: ServerResponse, file: Uint8Array, next?: () => void): void {
  response.writeHead(200, { 'Content-Length': file.length, ETag: ETAG });
  response.write(file.subarray(0, file.length >> 1), () => next?.());
}
