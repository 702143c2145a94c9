import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { RedactedExchange, type SeenExchange } from '#recording/redact/redacted-exchange.ts';
import type { Redaction } from '#recording/redact/redaction.ts';
import type { RecordingFile } from '#recording/write.ts';
import { RemoteFailure } from '#remote/failure.ts';
import type { Remote, RemoteAnswer } from '#remote/remote.ts';
import { AccountNames } from './accounts.ts';
import type { SequenceNames } from './sequence-names.ts';

/** What a recorder works with. */
export interface RecorderOptions {
  readonly upstream: Remote;
  readonly file: RecordingFile;
  readonly redaction: Redaction;
  readonly sequences: SequenceNames;
  /** The header `Authorization` for requests without one. */
  readonly authorization?: string | undefined;
  /** Called with a line about a request that could not be passed on. */
  readonly warn: (line: string) => void;
}

/** Headers that belong to a connection. The proxy asks for bodies that are not encoded, because it reads them. */
const ownHeaders = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade', 'te', 'trailer'];
const replacedHeaders = [...ownHeaders, 'host', 'accept-encoding', 'content-length', 'expect'];

/** In bytes. The PBX itself takes 20 MiB (core.md 6.1). */
const maxBody = 64 * 1024 * 1024;

/** A request handler that passes requests on to a PBX, and writes them with their answers to a recording. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #accounts = new AccountNames();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  readonly handler: RequestListener = (request, response) => {
    this.#answer(request, response).catch((error: unknown) => this.#fail(error, response));
  };

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { upstream, sequences, authorization: given } = this.#options;
    const sequence = sequences.of(request.socket.remoteAddress ?? '', Date.now());
    const { method = 'GET', url: target = '/', headers } = request;
    const authorization = headers.authorization ?? given;
    const body = await bodyOf(request);
    if (body === undefined)
      return void response.writeHead(413, { connection: 'close' }).end('too large to be recorded\n');
    const sent = {
      ...without(headers, replacedHeaders),
      host: upstream.host,
      ...(authorization !== undefined && { authorization }),
    };
    const hasBody = body.length > 0 || headers['content-length'] !== undefined;
    const answer = await upstream.send({ method, target, headers: sent, body: hasBody ? body : undefined });
    const account = this.#accounts.of(authorization);
    // Written before it is answered: what a client has seen is in the file.
    this.#record(sequence, { ...answer, method, target, account, requestHeaders: headers, requestBody: body });
    reply(response, answer);
  }

  #record(sequence: string, seen: SeenExchange): void {
    this.#options.file.append(sequence, RedactedExchange.of(seen, this.#options.redaction));
  }

  #fail(error: unknown, response: ServerResponse): void {
    const text = error instanceof Error ? error.message : String(error);
    this.#options.warn(text);
    if (response.headersSent) response.destroy();
    else
      response.writeHead(error instanceof RemoteFailure ? 502 : 500, { 'content-type': 'text/plain' }).end(`${text}\n`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, { status, phrase, headers, body }: RemoteAnswer): void {
  response.writeHead(status, phrase, without(headers, ownHeaders));
  response.end(body);
}

function without(headers: IncomingMessage['headers'], names: readonly string[]): Record<string, string | string[]> {
  const listed = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || names.includes(name) || listed.includes(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(kept);
}
