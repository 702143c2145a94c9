import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { RemoteError, sentenceOf } from './errors.ts';

/** Where a server is, and how to connect to it. */
export interface RemoteOptions {
  /** The base URL; its path is put in front of each request target. */
  readonly url: string;
  /** Accepts any certificate. */
  readonly insecure?: boolean;
  /** CA certificates to trust instead of the usual ones (PEM). */
  readonly ca?: string | undefined;
  /** How long the server may be silent, in milliseconds. */
  readonly timeout: number;
}

/** A request to a server. */
export interface RemoteRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Buffer | undefined;
  /** The address to connect from. */
  readonly localAddress?: string | undefined;
}

/** The answer of a server. */
export interface RemoteAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Another server, such as a PBX. Requests are sent as they are: redirects are not followed, bodies are not decoded. */
export class Remote {
  /** The base URL, without credentials and without a slash at the end. */
  readonly url: string;
  readonly #options: RemoteOptions;
  readonly #base: URL;
  readonly #agent: Agent | SecureAgent;

  constructor(options: RemoteOptions) {
    this.#options = options;
    this.#base = new URL(options.url);
    this.url = `${this.#base.origin}${this.#base.pathname}`.replace(/\/$/, '');
    const { insecure = false, ca } = options;
    const tls = { rejectUnauthorized: !insecure, ...(ca !== undefined && { ca }) };
    this.#agent =
      this.#base.protocol === 'https:' ? new SecureAgent({ keepAlive: true, ...tls }) : new Agent({ keepAlive: true });
  }

  /** The value of the header `Host` for requests to the server. */
  get host(): string {
    return this.#base.host;
  }

  /** Sends a request and returns the whole answer. Throws `RemoteError`. */
  send(request: RemoteRequest): Promise<RemoteAnswer> {
    return new Promise((resolve, reject) => {
      const sent = this.#open(request);
      sent.setTimeout(this.#options.timeout, () => sent.destroy(new Error('ETIMEDOUT')));
      sent.on('error', (cause) => reject(this.#error(cause)));
      sent.on('response', (response) => {
        receive(response).then(resolve, (cause: unknown) => reject(this.#error(cause)));
      });
      sent.end(request.body);
    });
  }

  /** Closes idle connections. */
  close(): void {
    this.#agent.destroy();
  }

  #open({ method, target, headers, body, localAddress }: RemoteRequest): ClientRequest {
    const { protocol, hostname, port, pathname } = this.#base;
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const options = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port,
      method,
      path: `${pathname.replace(/\/$/, '')}${target}`,
      headers: { ...headers, ...length },
      agent: this.#agent,
      ...(localAddress !== undefined && { localAddress }),
    };
    return protocol === 'https:' ? requestHttps(options) : requestHttp(options);
  }

  #error(cause: unknown): RemoteError {
    return new RemoteError(`${this.url} ${sentenceOf(cause, this.#options)}`, { cause });
  }
}

async function receive(response: IncomingMessage): Promise<RemoteAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const { statusCode: status = 0, statusMessage: reason = '', headers } = response;
  return { status, reason, headers, body: Buffer.concat(chunks) };
}
