import { setTimeout as pause } from 'node:timers/promises';
import type { EventType, MockEvent } from '#events/event.ts';
import { messagesIn } from './event-messages.ts';
import { type ApiRequest, type Transport, XivoMockProblem } from './transport.ts';

/** Which events are read, from where on, and for how long. */
export interface EventOptions {
  /** The id of a world; the one that the client names, or else all of them, when absent. */
  readonly world?: string | undefined;
  /** All types when absent; `lost` always comes. */
  readonly types?: readonly EventType[] | undefined;
  /** The `eventId` of the last event that was read, or `0` for the oldest one that is kept. */
  readonly lastEventId?: string | undefined;
  /** Ends the reading. */
  readonly signal?: AbortSignal | undefined;
  /** For how long a mock that has gone away is tried again before its error is thrown, in milliseconds; for ever when absent. */
  readonly reconnectForMs?: number | undefined;
}

/** Where the reading stands. */
interface Progress {
  lastEventId: string | undefined;
  /** Pause before the mock is asked again, in milliseconds. */
  retry: number;
}

/** The events of a mock, in order; see `XivoMockClient.events`. */
export async function* readEvents(
  transport: Transport,
  options: EventOptions,
): AsyncGenerator<MockEvent, void, undefined> {
  const left = new AbortController();
  const ends = options.signal === undefined ? left.signal : AbortSignal.any([options.signal, left.signal]);
  const progress: Progress = { lastEventId: options.lastEventId, retry: 1000 };
  const open = () => transport.stream(callOf(options, progress.lastEventId, ends));
  try {
    let body: AsyncIterable<Uint8Array> | undefined = await open();
    while (body !== undefined && !ends.aborted) {
      const before = progress.lastEventId;
      yield* eventsIn(body, progress);
      if (progress.lastEventId === before) await pause(progress.retry, undefined, { signal: ends });
      body = await reopened(open, { ...options, retry: progress.retry, ends });
    }
  } catch (error) {
    if (!ends.aborted) throw error;
  } finally {
    left.abort();
  }
}

function callOf({ world, types }: EventOptions, lastEventId: string | undefined, signal: AbortSignal): ApiRequest {
  return {
    method: 'GET',
    path: 'events',
    query: { world, types: types?.join(',') },
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
    signal,
  };
}

/** The events of one connection, until it is lost. */
async function* eventsIn(body: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<MockEvent> {
  for await (const { id, retry, data } of messagesIn(body)) {
    progress.lastEventId = id ?? progress.lastEventId;
    progress.retry = retry ?? progress.retry;
    // The control plane is our own: its events have the types that the client declares.
    if (data !== undefined) yield JSON.parse(data) as MockEvent;
  }
}

interface Patience {
  readonly retry: number;
  readonly ends: AbortSignal;
  readonly reconnectForMs?: number | undefined;
}

/** The next connection; `undefined` when the world that was read is gone. */
async function reopened<T>(open: () => Promise<T>, patience: Patience): Promise<T | undefined> {
  const { retry, ends, reconnectForMs = Number.POSITIVE_INFINITY } = patience;
  const deadline = performance.now() + reconnectForMs;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      const status = error instanceof XivoMockProblem ? error.status : undefined;
      if (status === 404) return undefined;
      if ((status !== undefined && status < 500) || performance.now() + retry > deadline) throw error;
      await pause(retry, undefined, { signal: ends });
    }
  }
}
