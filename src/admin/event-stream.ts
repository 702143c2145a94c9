import type { ServerResponse } from 'node:http';
import type { EventLog } from '#events/event-log.ts';
import type { UnreadEvent } from '#events/unread-event.ts';

/** The events that a reader receives. */
export interface Subscription {
  readonly log: EventLog;
  /** Id of the last event that the reader has received. Default: the latest event. */
  readonly lastEventId?: string | undefined;
  /** True if the reader receives this event. */
  selects(event: UnreadEvent): boolean;
}

/** Content type of server-sent events. */
export const eventStreamType = 'text/event-stream';

/** How long a reader waits before it reconnects (ms). */
const retry = 1000;

/** A chunk ends with the event that reaches this length (characters). */
const chunkLength = 64 * 1024;

/**
 * Sends events to one reader. Pauses while the connection is full, and continues from the reader's position in the log when it has
 * drained. Disconnects a reader whose next event the log has dropped.
 */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #subscription: Subscription;
  #position: number;
  #isBlocked = false;
  #hasEnded = false;

  constructor(response: ServerResponse, subscription: Subscription) {
    const { log, lastEventId } = subscription;
    this.#response = response;
    this.#subscription = subscription;
    this.#position = lastEventId === undefined ? log.latest : Math.max(log.start, log.positionOf(lastEventId) ?? 0);
    response.on('drain', () => {
      this.#isBlocked = false;
      this.send();
    });
  }

  /** Sends the header, `lost` if events after the last one received were dropped, and the events since then. */
  open(): void {
    const { log, lastEventId } = this.#subscription;
    this.#response.writeHead(200, {
      'Content-Type': eventStreamType,
      'Cache-Control': 'no-store',
      // Some proxies buffer the body otherwise.
      'X-Accel-Buffering': 'no',
      Connection: 'close',
    });
    this.#write(`retry: ${retry}\nid: ${log.idOf(this.#position)}\n\n`);
    if (lastEventId !== undefined) this.#reportLoss(lastEventId);
    this.send();
  }

  /** Sends the events that were published since the last call. */
  send(): void {
    if (this.#hasEnded) return;
    const { log } = this.#subscription;
    if (log.missedAfter(this.#position) > 0) this.#response.destroy();
    while (!this.#isBlocked && !this.#response.destroyed && this.#position < log.latest) this.#write(this.#nextChunk());
  }

  /** Sends a heartbeat with the id of the current position, which the reader continues from if it reconnects. */
  beat(): void {
    this.send();
    if (!this.#isBlocked && !this.#hasEnded)
      this.#write(`: heartbeat\nid: ${this.#subscription.log.idOf(this.#position)}\n\n`);
  }

  /** Sends the remaining events and ends the answer; disconnects a reader that is behind. */
  end(): void {
    this.send();
    this.#hasEnded = true;
    if (this.#isBlocked) this.#response.destroy();
    else this.#response.end();
  }

  /** Sends `lost` if events after the one with this id were dropped, or the id is from an earlier process. */
  #reportLoss(id: string): void {
    const { log } = this.#subscription;
    const position = log.positionOf(id);
    const missed = log.missedAfter(position ?? 0);
    if (position !== undefined && missed === 0) return;
    const eventId = log.idOf(this.#position);
    const cause = position === undefined ? 'restarted' : 'dropped';
    this.#write(textOf('lost', eventId, JSON.stringify({ type: 'lost', eventId, cause, missed })));
  }

  /** Returns the text of the next selected events, empty if there are none, and advances the position. */
  #nextChunk(): string {
    const { log, selects } = this.#subscription;
    let chunk = '';
    while (chunk.length < chunkLength) {
      const event = log.after(this.#position);
      if (event === undefined) break;
      const json = selects(event) ? log.jsonAfter(this.#position) : undefined;
      this.#position += 1;
      if (json !== undefined) chunk += textOf(event.type, log.idOf(this.#position), json);
    }
    return chunk;
  }

  #write(text: string): void {
    if (text !== '' && !this.#response.write(text)) this.#isBlocked = true;
  }
}

function textOf(type: string, id: string, json: string): string {
  return `id: ${id}\nevent: ${type}\ndata: ${json}\n\n`;
}
