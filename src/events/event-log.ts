import { randomUUID } from 'node:crypto';
import { eventJson, sizeOfEvent, type UnreadEvent } from './unread-event.ts';

/** How many events are kept for readers that reconnect, and how many bytes. */
export interface EventBounds {
  readonly events: number;
  readonly bytes: number;
}

/** Pause between two calls of the listeners, in milliseconds: under load, writing to readers costs more than anything else here. */
const pause = 10;

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
  #kept: (UnreadEvent | undefined)[] = [];
  /** The events that were read, as JSON by their numbers, so that many readers cost little more than one. */
  readonly #texts = new Map<number, string>();
  #first = 0;
  #bytes = 0;
  #latest = 0;
  readonly #listeners = new Set<() => void>();
  #isDue = false;
  #timer: NodeJS.Timeout | undefined;
  /** What was published since the last call of the listeners. */
  #untold = 0;
  #untoldBytes = 0;
  #lastCall = Number.NEGATIVE_INFINITY;

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
    const size = sizeOfEvent(event);
    this.#kept.push(event);
    this.#bytes += size;
    this.#untold += 1;
    this.#untoldBytes += size;
    while (this.#latest - this.start > this.#bounds.events || this.#bytes > this.#bounds.bytes) this.#dropOldest();
    this.#cut();
    if (this.#listeners.size > 0) this.#schedule();
  }

  /**
   * Calls `listener` after events were published, at once when it was quiet, else for all events of some milliseconds. Returns a
   * function that ends this.
   */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The event after a position, if it is kept. */
  after(position: number): UnreadEvent | undefined {
    return position < this.start ? undefined : this.#kept[this.#first + position - this.start];
  }

  /** The event after a position as JSON, without secrets. */
  textAfter(position: number): string | undefined {
    const event = this.after(position);
    if (event === undefined) return undefined;
    const text = this.#texts.get(position + 1) ?? JSON.stringify(eventJson(this.idOf(position + 1), event));
    this.#texts.set(position + 1, text);
    return text;
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
    const oldest = this.#kept[this.#first];
    this.#texts.delete(this.start + 1);
    if (oldest !== undefined) this.#bytes -= sizeOfEvent(oldest);
    this.#kept[this.#first] = undefined;
    this.#first += 1;
  }

  #cut(): void {
    if (this.#first <= this.#kept.length / 2) return;
    this.#kept = this.#kept.slice(this.#first);
    this.#first = 0;
  }

  #schedule(): void {
    const rest = this.#isFillingUp() ? 0 : this.#lastCall + pause - performance.now();
    if (rest > 0) {
      this.#timer ??= setTimeout(() => this.#callListeners(), rest);
    } else if (!this.#isDue) {
      this.#isDue = true;
      setImmediate(() => this.#callListeners());
    }
  }

  /** Whether readers should hurry, because what they have not been told of takes much of the buffer. */
  #isFillingUp(): boolean {
    return 4 * this.#untold > this.#bounds.events || 4 * this.#untoldBytes > this.#bounds.bytes;
  }

  #callListeners(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDue = false;
    this.#untold = 0;
    this.#untoldBytes = 0;
    this.#lastCall = performance.now();
    for (const listener of [...this.#listeners]) listener();
  }
}
