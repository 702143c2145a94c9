import type { IncomingHttpHeaders } from 'node:http';
import { Remote, type RemoteAnswer, type RemoteOptions } from '#remote/remote.ts';
import type { ReceivedAnswer, SentRequest } from '../replay/messages.ts';

/** A connection to a target. */
export class TargetConnection {
  readonly #remote: Remote;

  /** Throws `RemoteFailure` if no address of the host accepts a connection. */
  static async open(options: RemoteOptions): Promise<TargetConnection> {
    return new TargetConnection(await Remote.open(options));
  }

  private constructor(remote: Remote) {
    this.#remote = remote;
  }

  /** The base URL, without a slash at the end. */
  get url(): string {
    return this.#remote.url;
  }

  get isLoopback(): boolean {
    return this.#remote.isLoopback;
  }

  /** Sends a request of a web service. Throws `RemoteFailure` if there is no whole answer. */
  async send(request: SentRequest): Promise<ReceivedAnswer> {
    return receivedFrom(await this.#remote.send(remoteRequest(request)));
  }

  /** As `send`, with a target that the path of the URL does not precede. */
  async sendAsIs(request: SentRequest): Promise<ReceivedAnswer> {
    return receivedFrom(await this.#remote.sendAsIs(remoteRequest(request)));
  }

  /** Sends a request as `fetch` does, to the address of this connection. */
  readonly fetch = async (...[input, init]: Parameters<typeof fetch>): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const bytes = Buffer.from(await request.arrayBuffer());
    const { status, headers, body } = await this.#remote.sendAsIs({
      method: request.method,
      target: pathname + search,
      headers: Object.fromEntries(request.headers),
      body: bytes.length > 0 ? bytes : undefined,
    });
    const sent = Object.entries(textsOf(headers)).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const hasBody = ![204, 205, 304].includes(status);
    return new Response(hasBody ? new Uint8Array(body) : null, { status, headers: sent });
  };
}

function remoteRequest({ method, path: target, headers, body, clientAddress: localAddress }: SentRequest) {
  return { method, target, headers, body, localAddress };
}

function receivedFrom({ status, headers, body }: RemoteAnswer): ReceivedAnswer {
  return { status, headers: textsOf(headers), body: body.toString() };
}

function textsOf(headers: IncomingHttpHeaders): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));
}
