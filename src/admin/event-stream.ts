import type { ServerResponse } from 'node:http';
import type { EventLog } from '#events/event-log.ts';
import type { UnreadEvent } from '#events/unread-event.ts';

/** What a reader wants of which events. */
export interface Subscription {
  readonly log: EventLog;
  /** The id of the event that the reader has read last; it begins with the next event when absent. */
  readonly lastEventId?: string | undefined;
  selects(event: UnreadEvent): boolean;
}

/** Content type of server-sent events. */
export const eventStreamType = 'text/event-stream';

/** How long a reader waits before it reconnects, in milliseconds. */
const retry = 1000;

/** About how many characters are written at once. */
const longestChunk = 64 * 1024;

/**
 * Events on their way to one reader. It writes as long as the connection takes them, and goes on from its position in the log when
 * the connection has drained. A reader whose next event the log has dropped is cut off.
 */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #subscription: Subscription;
  #position: number;
  #isBlocked = false;

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

  /** Sends the head of the answer, what the reader has lost, and the events that it has missed. */
  open(): void {
    const { log, lastEventId } = this.#subscription;
    this.#response.writeHead(200, {
      'Content-Type': eventStreamType,
      'Cache-Control': 'no-store',
      // Proxies would hold events back.
      'X-Accel-Buffering': 'no',
      Connection: 'close',
    });
    this.#write(`retry: ${retry}\nid: ${log.idOf(this.#position)}\n\n`);
    if (lastEventId !== undefined) this.#reportLoss(lastEventId);
    this.send();
  }

  /** Sends the events since the last time. */
  send(): void {
    const { log } = this.#subscription;
    if (log.missedAfter(this.#position) > 0) this.#response.destroy();
    while (!this.#isBlocked && !this.#response.destroyed && this.#position < log.latest) this.#write(this.#nextChunk());
  }

  /** Shows that the connection is alive, and up to where the reader has seen everything that it wants. */
  beat(): void {
    this.send();
    if (!this.#isBlocked) this.#write(`: heartbeat\nid: ${this.#subscription.log.idOf(this.#position)}\n\n`);
  }

  /** Sends what is left and ends; a reader that does not keep up is not waited for. */
  end(): void {
    this.send();
    if (this.#isBlocked) this.#response.destroy();
    else this.#response.end();
  }

  /** `lost`, if events between the one with this id and the first one sent are gone. */
  #reportLoss(id: string): void {
    const { log } = this.#subscription;
    const position = log.positionOf(id);
    const missed = log.missedAfter(position ?? 0);
    if (position !== undefined && missed === 0) return;
    const eventId = log.idOf(this.#position);
    const cause = position === undefined ? 'restarted' : 'dropped';
    this.#write(textOf('lost', eventId, JSON.stringify({ type: 'lost', eventId, cause, missed })));
  }

  /** The next selected events as text, and moves behind them; empty when there is none. */
  #nextChunk(): string {
    const { log, selects } = this.#subscription;
    let chunk = '';
    while (chunk.length < longestChunk) {
      const event = log.after(this.#position);
      if (event === undefined) break;
      const text = selects(event) ? log.textAfter(this.#position) : undefined;
      this.#position += 1;
      if (text !== undefined) chunk += textOf(event.type, log.idOf(this.#position), text);
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
