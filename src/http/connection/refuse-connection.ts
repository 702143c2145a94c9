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

/** A connection that a server cannot continue to read. */
export interface BrokenConnection {
  readonly error: ConnectionError;
  readonly socket: Duplex;
  /** The pending response, if a request had begun. */
  readonly response?: ServerResponse<IncomingMessage> | undefined;
}

/** Where refused connections are recorded. */
interface Recorders {
  readonly worlds: Worlds;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Whether answers have the headers `X-Mock-Request-Id` and `X-Mock-Reason`. */
  readonly explain: boolean;
}

/** Answers and records connections that could not be read as a request. */
export class ConnectionRefuser {
  readonly #recorders: Recorders;
  #count = 0;

  constructor(recorders: Recorders) {
    this.#recorders = recorders;
  }

  /**
   * Answers the error, unless the client has disconnected. Records it only if no request had begun: a pending request is
   * ended with the error, and its own handling records it.
   */
  refuse({ error, socket, response }: BrokenConnection): void {
    // Node stops handling errors of a socket that it hands over, and the client may disconnect before it reads the answer.
    if (socket.listenerCount('error') === 0) socket.on('error', () => socket.destroy());
    const answer = connectionRefusal(error);
    if (answer === undefined) this.#recorders.log.debug({ code: error.code }, 'the client disconnected');
    // The parser reports each further chunk after a refusal, too.
    if (answer === undefined || socket.writableEnded || response?.headersSent) return void socket.destroy();
    const id = response === undefined ? this.#record({ error, socket }, answer) : undefined;
    if (answer.status > 0 && !socket.destroyed) this.#send(socket, answer, id);
    response?.req.destroy(error);
  }

  /** Appends an entry to the journal of the default world, since the request's world is unknown. Returns its id. */
  #record({ error, socket }: BrokenConnection, { status, headers, body, reason }: Answer): string {
    const { worlds, metrics, log } = this.#recorders;
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
    if (!this.#recorders.explain) return {};
    const text = explanationOf(reason, undefined);
    return {
      ...(id !== undefined && { 'X-Mock-Request-Id': id }),
      ...(text !== undefined && { 'X-Mock-Reason': text }),
    };
  }
}
