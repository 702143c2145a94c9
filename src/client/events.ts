import { setTimeout as pause } from 'node:timers/promises';
import type { EventType, MockEvent } from '#events/event.ts';
import { messagesIn } from './event-messages.ts';
import { type ApiRequest, type Transport, XivoMockProblem } from './transport.ts';

/** Options of `events`: which events to read, from which position, and for how long. */
export interface EventOptions {
  /** Id of a world. Default: the one that the headers of the client select, else all worlds. */
  readonly world?: string | undefined;
  /** Types of events. Default: all. `lost` is always included. */
  readonly types?: readonly EventType[] | undefined;
  /** `eventId` of the last event that was read, or `0` to begin with the oldest one that the mock keeps. Default: new events only. */
  readonly lastEventId?: string | undefined;
  /** Ends the iteration without an error. */
  readonly signal?: AbortSignal | undefined;
  /** How long to try to reconnect after the connection is lost, before the error is thrown (ms). Default: without limit. */
  readonly reconnectForMs?: number | undefined;
}

/** The position of the reader, updated as messages arrive. */
interface Cursor {
  lastEventId: string | undefined;
  /** Time before a reconnection (ms). */
  retry: number;
}

/** Reads the events of a mock and reconnects when the connection is lost; see `XivoMockClient.events`. */
export async function* readEvents(
  transport: Transport,
  options: EventOptions,
): AsyncGenerator<MockEvent, void, undefined> {
  const exit = new AbortController();
  const signal = options.signal === undefined ? exit.signal : AbortSignal.any([options.signal, exit.signal]);
  const cursor: Cursor = { lastEventId: options.lastEventId, retry: 1000 };
  const open = () => transport.stream(requestOf(options, cursor.lastEventId, signal));
  try {
    let body: AsyncIterable<Uint8Array> | undefined = await open();
    while (body !== undefined && !signal.aborted) {
      const before = cursor.lastEventId;
      yield* eventsIn(body, cursor);
      if (cursor.lastEventId === before) await pause(cursor.retry, undefined, { signal });
      body = await reconnect(open, { retry: cursor.retry, signal, reconnectForMs: options.reconnectForMs });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    exit.abort();
  }
}

function requestOf({ world, types }: EventOptions, lastEventId: string | undefined, signal: AbortSignal): ApiRequest {
  return {
    method: 'GET',
    path: 'events',
    query: { world, types: types?.join(',') },
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
    signal,
  };
}

/** Yields the events of one connection until it ends or is lost. */
async function* eventsIn(body: AsyncIterable<Uint8Array>, cursor: Cursor): AsyncGenerator<MockEvent> {
  for await (const { id, retry, data } of messagesIn(body)) {
    cursor.lastEventId = id ?? cursor.lastEventId;
    cursor.retry = retry ?? cursor.retry;
    // Sent by our own control plane, which declares this type.
    if (data !== undefined) yield JSON.parse(data) as MockEvent;
  }
}

interface ReconnectOptions {
  readonly retry: number;
  readonly signal: AbortSignal;
  readonly reconnectForMs?: number | undefined;
}

/** Opens the next connection. Returns `undefined` if the world no longer exists. */
async function reconnect<T>(open: () => Promise<T>, options: ReconnectOptions): Promise<T | undefined> {
  const { retry, signal, reconnectForMs = Number.POSITIVE_INFINITY } = options;
  const deadline = performance.now() + reconnectForMs;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      const status = error instanceof XivoMockProblem ? error.status : undefined;
      if (status === 404) return undefined;
      if ((status !== undefined && status < 500) || performance.now() + retry > deadline) throw error;
      await pause(retry, undefined, { signal });
    }
  }
}
