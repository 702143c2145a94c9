import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { redactReason, redactUrl } from '#journal/secrets.ts';
import { concatenate } from '#wire/chunks.ts';
import type { Worlds } from '#world/worlds.ts';
import type { Answer } from '../answer.ts';
import type { Metrics } from '../counters.ts';
import { explanationOf } from '../explain.ts';
import type { Log } from '../log.ts';
import { headOf } from './head.ts';
import { type ConnectionError, connectionRefusal, requestLineOf } from './unreadable.ts';

/** What a server says of a connection that it cannot read on. */
export interface BrokenConnection {
  readonly error: ConnectionError;
  readonly socket: Duplex;
  /** The answer that is still owed on it, if a request had begun. */
  readonly response?: ServerResponse<IncomingMessage> | undefined;
}

/** Where refused connections are noted. */
interface Notebook {
  readonly worlds: Worlds;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly explain: boolean;
}

/** Answers and notes what never became a request; a request whose body broke ends with the error, and is noted as itself. */
export class ConnectionRefuser {
  readonly #notebook: Notebook;
  #count = 0;

  constructor(notebook: Notebook) {
    this.#notebook = notebook;
  }

  refuse({ error, socket, response }: BrokenConnection): void {
    // Node no longer listens for errors of a socket that it hands over, and the client may be gone before it reads an answer.
    if (socket.listenerCount('error') === 0) socket.on('error', () => socket.destroy());
    const answer = connectionRefusal(error);
    if (answer === undefined) this.#notebook.log.debug({ code: error.code }, 'the client has gone');
    // What still comes after a refusal is refused by the parser again.
    if (answer === undefined || socket.writableEnded || response?.headersSent) return void socket.destroy();
    const id = response === undefined ? this.#note({ error, socket }, answer) : undefined;
    if (answer.status > 0 && !socket.destroyed) this.#send(socket, answer, id);
    response?.req.destroy(error);
  }

  /** An entry in the journal of the default world, because nobody knows which one was meant. Returns its id. */
  #note({ error, socket }: BrokenConnection, { status, headers, body, reason }: Answer): string {
    const { worlds, metrics, log } = this.#notebook;
    this.#count += 1;
    const id = `refused-${this.#count}`;
    const { method, url } = requestLineOf(error);
    const operation = method === '' ? undefined : `${method} ${redactUrl(url)}`;
    metrics.count({ operation: 'none', status, ms: 0 });
    log.info({ operation, id, status, ...(reason && { reason: redactReason(reason) }) }, 'refused');
    const { id: world, generation, clock } = worlds.default;
    worlds.default.record({
      id,
      at: new Date(clock.now()).toISOString(),
      ms: 0,
      world,
      generation,
      method,
      url,
      peer: (socket instanceof Socket && socket.remoteAddress) || '',
      request: { headers: {}, body: Buffer.alloc(0) },
      answer: { status, headers, body: concatenate(body) },
      ...(reason !== undefined && { reason }),
    });
    return id;
  }

  #send(socket: Duplex, answer: Answer, id: string | undefined): void {
    const head = headOf(answer, { isKeptAlive: false, extra: this.#explanation(answer, id) });
    const fields = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    const lines = [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`, ...fields, '', ''];
    socket.end(Buffer.concat([Buffer.from(lines.join('\r\n')), ...answer.body]), () => socket.destroy());
  }

  #explanation({ reason }: Answer, id: string | undefined): Record<string, string> {
    if (!this.#notebook.explain) return {};
    const text = explanationOf(reason, undefined);
    return {
      ...(id !== undefined && { 'X-Mock-Request-Id': id }),
      ...(text !== undefined && { 'X-Mock-Reason': text }),
    };
  }
}
