import * as http from 'node:http';
import * as https from 'node:https';
import * as tls from 'node:tls';
import { t } from '@vscode/l10n';
import { TransferError } from './transferError.ts';

const MOST_REDIRECTIONS = 5;

/**
 * Asks for a file by HTTP(S), following redirections, through the proxy that the environment names
 * (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`; Node 24.5 and newer know them).
 *
 * node:http rather than `fetch`, because fetch's own time-outs cannot be set without undici.
 * @returns the answer, whatever its status, with its body still to be read
 * @throws Error of node:http, or TransferError for an address that is not of the web
 */
export async function openUrl(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  let address = url;
  for (let redirections = 0; redirections <= MOST_REDIRECTIONS; redirections++) {
    const response = await request(address, headers, signal);
    const { location } = response.headers;
    const isRedirection = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
    if (!isRedirection || location === undefined) {
      return response;
    }
    response.destroy();
    address = new URL(location, address);
  }
  throw new TransferError(t('redirected more than {limit} times', { limit: MOST_REDIRECTIONS }));
}

function request(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new TransferError(t('is not an http or https address'));
  }
  const isSecure = url.protocol === 'https:';
  const agent = isSecure
    ? new https.Agent({ proxyEnv: process.env, ca: certificates() })
    : new http.Agent({ proxyEnv: process.env });
  return new Promise((resolve, reject) => {
    (isSecure ? https : http).get(url, { agent, headers, signal }, resolve).on('error', reject);
  });
}

/** Also those that the system trusts: companies put the certificate of their proxy there. */
function certificates(): string[] | undefined {
  try {
    // Node 22.15 and newer.
    return [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
  } catch {
    return undefined;
  }
}
