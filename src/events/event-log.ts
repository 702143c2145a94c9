import { randomUUID } from 'node:crypto';
import type { EventType } from './event.ts';
import { eventJson, sizeOfEvent, type UnreadEvent } from './unread-event.ts';

/** How many events are kept for readers that reconnect, and how many bytes. */
export interface EventBounds {
  readonly events: number;
  readonly bytes: number;
}

/** An event that is kept. */
export interface KeptEvent {
  readonly type: EventType;
  readonly world: string;
  /** As JSON; made when it is first read, so that publishing costs little. */
  readonly text: string;
}

const defaultBounds: EventBounds = { events: 5000, bytes: 4 * 1024 * 1024 };

/**
 * The events of a server, counted from 1 in the order in which they are published. The latest are kept within bounds. A reader has
 * a position, the number of the event that it has read last, and no queue of its own.
 */
export class EventLog {
  readonly #bounds: EventBounds;
  /** Tells the ids of this log from those of an earlier process. */
  readonly #prefix = randomUUID().slice(0, 8);
  /** A dropped event leaves a gap; the array is cut now and then. */
  #kept: (LazyEvent | undefined)[] = [];
  #first = 0;
  #bytes = 0;
  #latest = 0;
  readonly #listeners = new Set<() => void>();
  #isScheduled = false;

  constructor(bounds: EventBounds = defaultBounds) {
    this.#bounds = bounds;
  }

  /** The number of the latest event. */
  get latest(): number {
    return this.#latest;
  }

  /** The position before the oldest event that is kept. */
  get start(): number {
    return this.#latest - (this.#kept.length - this.#first);
  }

  /** Listeners are called in a later turn of the event loop, so nothing that they do reaches the publisher. */
  publish(event: UnreadEvent): void {
    this.#latest += 1;
    const kept = new LazyEvent(this.idOf(this.#latest), event);
    this.#kept.push(kept);
    this.#bytes += kept.size;
    while (this.#latest - this.start > this.#bounds.events || this.#bytes > this.#bounds.bytes) this.#dropOldest();
    this.#cut();
    if (this.#listeners.size > 0) this.#schedule();
  }

  /** Calls `listener` after events were published, once for all of a turn. Returns a function that ends this. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The event after a position, if it is kept. */
  after(position: number): KeptEvent | undefined {
    return position < this.start ? undefined : this.#kept[this.#first + position - this.start];
  }

  /** How many events after a position are no longer kept. */
  missedAfter(position: number): number {
    return Math.max(0, this.start - position);
  }

  /** The id of the event at a position. */
  idOf(position: number): string {
    return `${this.#prefix}-${position}`;
  }

  /** The position of an id, `0` for the one before all events; `undefined` when this log never handed it out. */
  positionOf(id: string): number | undefined {
    if (id === '0') return 0;
    const number = /^(\w+)-(\d{1,15})$/.exec(id);
    const position = Number(number?.[2]);
    return number?.[1] === this.#prefix && position <= this.#latest ? position : undefined;
  }

  #dropOldest(): void {
    this.#bytes -= this.#kept[this.#first]?.size ?? 0;
    this.#kept[this.#first] = undefined;
    this.#first += 1;
  }

  #cut(): void {
    if (this.#first <= this.#kept.length / 2) return;
    this.#kept = this.#kept.slice(this.#first);
    this.#first = 0;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}

class LazyEvent implements KeptEvent {
  readonly #id: string;
  readonly #event: UnreadEvent;
  #text: string | undefined;
  readonly size: number;

  constructor(id: string, event: UnreadEvent) {
    this.#id = id;
    this.#event = event;
    this.size = sizeOfEvent(event);
  }

  get type(): EventType {
    return this.#event.type;
  }

  get world(): string {
    return this.#event.world;
  }

  get text(): string {
    this.#text ??= JSON.stringify(eventJson(this.#id, this.#event));
    return this.#text;
  }
}
