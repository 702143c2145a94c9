import { randomUUID } from 'node:crypto';
import { eventJson, sizeOfEvent, type UnreadEvent } from './unread-event.ts';

type Watcher = (event: UnreadEvent) => void;

/** Upper bounds of what is kept for readers that reconnect: a number of events, and a size in bytes. */
export interface EventBounds {
  readonly events: number;
  readonly bytes: number;
}

/** Minimum time between two calls of the listeners (ms): under load, writing to the readers dominates the cost of an event. */
const notifyInterval = 10;

const defaultBounds: EventBounds = { events: 5000, bytes: 4 * 1024 * 1024 };

/**
 * The events of a server, numbered from 1 in order of publication. Keeps the latest within bounds. A reader has no queue, only a
 * position: the number of the last event that it has read, or 0.
 */
export class EventLog {
  readonly #bounds: EventBounds;
  /** Distinguishes the ids of this log from those of an earlier process. */
  readonly #prefix = randomUUID().slice(0, 8);
  /** The kept events begin at index `#first`; the dropped ones before it are removed in batches. */
  #kept: (UnreadEvent | undefined)[] = [];
  /** The JSON of events that have been read, by number: serialized once for all readers. */
  readonly #json = new Map<number, string>();
  #first = 0;
  #bytes = 0;
  #latest = 0;
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Map<UnreadEvent['type'], Watcher[]>();
  #isCallScheduled = false;
  #timer: NodeJS.Timeout | undefined;
  /** Events published since the last call of the listeners. */
  #pendingEvents = 0;
  #pendingBytes = 0;
  #lastCallAt = Number.NEGATIVE_INFINITY;

  constructor(bounds: EventBounds = defaultBounds) {
    this.#bounds = bounds;
  }

  /** The number of the latest event, 0 before the first one. */
  get latest(): number {
    return this.#latest;
  }

  /** The position before the oldest event in the log. */
  get start(): number {
    return this.#latest - (this.#kept.length - this.#first);
  }

  /** Appends an event. Listeners are called in a later turn of the event loop, unless half of the log is new to them. */
  publish(event: UnreadEvent): void {
    this.#latest += 1;
    const size = sizeOfEvent(event);
    this.#kept.push(event);
    this.#bytes += size;
    this.#pendingEvents += 1;
    this.#pendingBytes += size;
    while (this.#latest - this.start > this.#bounds.events || this.#bytes > this.#bounds.bytes) this.#dropOldest();
    this.#compact();
    if (this.#listeners.size > 0) this.#notify();
    for (const watcher of this.#watchers.get(event.type) ?? []) watcher(event);
  }

  /** Calls `watcher` with each event of these types, while it is published: for what has to happen before the next request. */
  watch(types: readonly UnreadEvent['type'][], watcher: Watcher): void {
    for (const type of types) this.#watchers.set(type, [...(this.#watchers.get(type) ?? []), watcher]);
  }

  /**
   * Calls `listener` after events are published: once for all events of a turn, and under load once for those of 10 milliseconds.
   * Returns a function that removes it.
   */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Returns the event after a position, or `undefined` if there is none or it has been dropped. */
  after(position: number): UnreadEvent | undefined {
    return position < this.start ? undefined : this.#kept[this.#first + position - this.start];
  }

  /** Like `after`, but returns JSON with the secrets redacted. */
  jsonAfter(position: number): string | undefined {
    const event = this.after(position);
    if (event === undefined) return undefined;
    const json = this.#json.get(position + 1) ?? JSON.stringify(eventJson(this.idOf(position + 1), event));
    this.#json.set(position + 1, json);
    return json;
  }

  /** Returns the number of events after a position that have been dropped. */
  missedAfter(position: number): number {
    return Math.max(0, this.start - position);
  }

  /** Returns the id of the event with this number. */
  idOf(position: number): string {
    return `${this.#prefix}-${position}`;
  }

  /** Returns the position of an id, or `undefined` if this log has not issued it. The id `0` is the position before all events. */
  positionOf(id: string): number | undefined {
    if (id === '0') return 0;
    const match = /^(\w+)-(\d{1,15})$/.exec(id);
    const position = Number(match?.[2]);
    return match?.[1] === this.#prefix && position <= this.#latest ? position : undefined;
  }

  #dropOldest(): void {
    const oldest = this.#kept[this.#first];
    this.#json.delete(this.start + 1);
    if (oldest !== undefined) this.#bytes -= sizeOfEvent(oldest);
    this.#kept[this.#first] = undefined;
    this.#first += 1;
  }

  #compact(): void {
    if (this.#first <= this.#kept.length / 2) return;
    this.#kept = this.#kept.slice(this.#first);
    this.#first = 0;
  }

  #notify(): void {
    // Pipelined requests can fill the log in one turn, which would disconnect readers that are not slow.
    if (this.#isNewAbove(1 / 2)) this.#callListeners();
    else this.#schedule();
  }

  #schedule(): void {
    const delay = this.#isNewAbove(1 / 4) ? 0 : this.#lastCallAt + notifyInterval - performance.now();
    if (delay > 0) {
      this.#timer ??= setTimeout(() => this.#callListeners(), delay);
    } else if (!this.#isCallScheduled) {
      this.#isCallScheduled = true;
      setImmediate(() => this.#callListeners());
    }
  }

  /** True if the events since the last call of the listeners take more than this share of the log. */
  #isNewAbove(share: number): boolean {
    return this.#pendingEvents > share * this.#bounds.events || this.#pendingBytes > share * this.#bounds.bytes;
  }

  #callListeners(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isCallScheduled = false;
    this.#pendingEvents = 0;
    this.#pendingBytes = 0;
    this.#lastCallAt = performance.now();
    for (const listener of [...this.#listeners]) listener();
  }
}
