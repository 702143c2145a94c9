import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { ReceivedAnswer, SentRequest } from '../replay/messages.ts';
import { isOnLoopback, reachableAddress } from './address.ts';
import { failureOfConnection, TargetFailure } from './failure.ts';

/** How to connect to a target. */
export interface ConnectionOptions {
  readonly url: string;
  /** How long a request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** PEM of the CA that signed the certificate. */
  readonly ca?: string | undefined;
  /** Accepts any certificate, and TLS that is no longer secure, such as that of servers of 2012. */
  readonly insecure?: boolean | undefined;
}

/** An answer as bytes. */
interface RawAnswer extends Omit<ReceivedAnswer, 'body'> {
  readonly body: Buffer;
}

/**
 * A server at one address: the name of its host is resolved once. Each request has a connection of its own, so that a broken one belongs to
 * that request. Redirects are answers like any other.
 */
export class TargetConnection {
  /** The base URL, without a slash at the end. */
  readonly url: string;
  readonly isLoopback: boolean;
  readonly #target: URL;
  readonly #options: RequestOptions;
  readonly #timeoutMs: number;

  /** Throws `TargetFailure` if no address of the host accepts a connection. */
  static async open(options: ConnectionOptions): Promise<TargetConnection> {
    return new TargetConnection(options, await reachableAddress(new URL(options.url), options.timeoutMs));
  }

  private constructor({ url, timeoutMs, ca, insecure = false }: ConnectionOptions, address: string) {
    this.url = url.replace(/\/+$/, '');
    this.isLoopback = isOnLoopback(address);
    this.#target = new URL(url);
    this.#timeoutMs = timeoutMs;
    const { hostname, port, protocol } = this.#target;
    const tls = {
      ...(isIP(hostname) === 0 && !hostname.startsWith('[') && { servername: hostname }),
      ...(ca !== undefined && { ca }),
      ...(insecure && { rejectUnauthorized: false, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    };
    this.#options = { protocol, host: address, port, agent: false, ...(protocol === 'https:' && tls) };
  }

  /** Sends a request of a web service. Throws `TargetFailure` if there is no whole answer. */
  async send(request: SentRequest): Promise<ReceivedAnswer> {
    const { pathname } = this.#target;
    const path = request.path.startsWith('/') ? pathname.replace(/\/+$/, '') + request.path : request.path;
    return this.sendAsIs({ ...request, path });
  }

  /** As `send`, with a target that the path of the URL does not precede. */
  async sendAsIs(request: SentRequest): Promise<ReceivedAnswer> {
    const { body, ...answer } = await this.#exchange(request);
    return { ...answer, body: body.toString() };
  }

  /** Sends a request as `fetch` does, to the address of this connection. */
  readonly fetch = async (...[input, init]: Parameters<typeof fetch>): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const bytes = Buffer.from(await request.arrayBuffer());
    const { status, headers, body } = await this.#exchange({
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
      body: bytes.length > 0 ? bytes : undefined,
      clientAddress: undefined,
    });
    const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const hasBody = ![204, 205, 304].includes(status);
    return new Response(hasBody ? new Uint8Array(body) : null, { status, headers: sent });
  };

  #exchange({ method, path, headers, body, clientAddress }: SentRequest): Promise<RawAnswer> {
    const sendRequest = this.#target.protocol === 'https:' ? requestHttps : requestHttp;
    const options = {
      ...this.#options,
      method,
      path,
      headers: {
        host: this.#target.host,
        ...headers,
        ...(body !== undefined && { 'content-length': String(body.length) }),
      },
      ...(clientAddress !== undefined && { localAddress: clientAddress }),
    };
    return new Promise<RawAnswer>((resolve, reject) => {
      const fail = (error: unknown) => reject(failureOfConnection(this.url, error));
      const outgoing = sendRequest(options, (response) => receive(response).then(resolve, fail));
      const late = setTimeout(() => outgoing.destroy(this.#lateness()), this.#timeoutMs);
      outgoing.once('error', fail);
      outgoing.once('close', () => clearTimeout(late));
      outgoing.end(body);
    });
  }

  #lateness(): TargetFailure {
    return new TargetFailure(`${this.url} did not answer within ${this.#timeoutMs} ms; allow more by --timeout`);
  }
}

async function receive(response: IncomingMessage): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const headers = Object.entries(response.headers).map(([name, value]) => [name, value?.toString()] as const);
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers), body: Buffer.concat(chunks) };
}
