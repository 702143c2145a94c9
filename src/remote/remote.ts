import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { isIP } from 'node:net';
import { withoutTrailingSlashes } from '#text/slashes.ts';
import { isOnLoopback, reachableAddress } from './address.ts';
import { failureOfConnection, RemoteFailure } from './failure.ts';

/** Where a server is, and how to connect to it. */
export interface RemoteOptions {
  /** The base URL; its path is put in front of each request target. */
  readonly url: string;
  /** How long a request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** PEM of the CA that signed the certificate. */
  readonly ca?: string | undefined;
  /** Accepts any certificate, and TLS that is no longer secure, such as that of servers of 2012. */
  readonly insecure?: boolean | undefined;
  /** Uses a connection for several requests; by default each has its own, so that a broken one belongs to that request. */
  readonly keepsConnections?: boolean;
}

/** A request to a server. Names of headers are in lower case. */
export interface RemoteRequest {
  readonly method: string;
  /** The request target, with its query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Buffer | undefined;
  /** The address to connect from; any if absent. */
  readonly localAddress?: string | undefined;
}

/** The answer of a server. */
export interface RemoteAnswer {
  readonly status: number;
  /** The reason phrase of the status line. */
  readonly phrase: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Another server, such as a PBX, at one address: the name of its host is resolved once, so that what is decided by the address holds for
 * every request. Redirects are answers like any other, and bodies are not decoded.
 */
export class Remote {
  /** The base URL, without a slash at the end. */
  readonly url: string;
  /** True if no other machine can have the address. */
  readonly isLoopback: boolean;
  readonly #base: URL;
  readonly #options: RequestOptions;
  readonly #agent: Agent | SecureAgent;
  readonly #timeoutMs: number;

  /** Throws `RemoteFailure` if no address of the host accepts a connection. */
  static async open(options: RemoteOptions): Promise<Remote> {
    return new Remote(options, await reachableAddress(new URL(options.url), options.timeoutMs));
  }

  private constructor(
    { url, timeoutMs, ca, insecure = false, keepsConnections = false }: RemoteOptions,
    address: string,
  ) {
    this.url = withoutTrailingSlashes(url);
    this.isLoopback = isOnLoopback(address);
    this.#base = new URL(url);
    this.#timeoutMs = timeoutMs;
    const { hostname, port, protocol } = this.#base;
    const tls = {
      ...(isIP(hostname) === 0 && !hostname.startsWith('[') && { servername: hostname }),
      ...(ca !== undefined && { ca }),
      ...(insecure && { rejectUnauthorized: false, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    };
    this.#agent = new (protocol === 'https:' ? SecureAgent : Agent)({ keepAlive: keepsConnections });
    this.#options = { protocol, host: address, port, agent: this.#agent, ...(protocol === 'https:' && tls) };
  }

  /** The value of the header `Host`. */
  get host(): string {
    return this.#base.host;
  }

  /** Sends a request below the path of the base URL. Throws `RemoteFailure` if there is no whole answer. */
  send(request: RemoteRequest): Promise<RemoteAnswer> {
    const { target } = request;
    const prefix = target.startsWith('/') ? withoutTrailingSlashes(this.#base.pathname) : '';
    return this.sendAsIs({ ...request, target: prefix + target });
  }

  /** As `send`, with a target that the path of the base URL does not precede. */
  sendAsIs({ method, target, headers, body, localAddress }: RemoteRequest): Promise<RemoteAnswer> {
    const sendRequest = this.#base.protocol === 'https:' ? requestHttps : requestHttp;
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const options = {
      ...this.#options,
      method,
      path: target,
      headers: { host: this.host, ...headers, ...length },
      ...(localAddress !== undefined && { localAddress }),
    };
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) => reject(failureOfConnection(this.url, error));
      const outgoing = sendRequest(options, (response) => receive(response).then(resolve, fail));
      const late = setTimeout(() => outgoing.destroy(this.#lateness()), this.#timeoutMs);
      outgoing.once('error', fail);
      outgoing.once('close', () => clearTimeout(late));
      outgoing.end(body);
    });
  }

  /** Closes connections that are kept. */
  close(): void {
    this.#agent.destroy();
  }

  #lateness(): RemoteFailure {
    return new RemoteFailure(`${this.url} did not answer within ${this.#timeoutMs} ms; allow more by --timeout`);
  }
}

/** The largest answer that is read, in bytes; a longer one is no text for JavaScript. */
const maxAnswerBytes = 512 * 1024 * 1024 - 1;

async function receive(response: IncomingMessage): Promise<RemoteAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += chunk.length;
    if (length > maxAnswerBytes) throw new Error(`an answer has more than ${maxAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  const { statusCode: status = 0, statusMessage: phrase = '', headers } = response;
  return { status, phrase, headers, body: Buffer.concat(chunks) };
}
