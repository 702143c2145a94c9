import type { MockEvent } from '#events/event.ts';
import { type Api, ApiProblem } from './api.ts';

/** `live`: events arrive; `lost`: the connection is lost and is being tried again; `gone`: the world does not exist. */
export type FeedState = 'connecting' | 'live' | 'lost' | 'gone';

type Listener = (events: readonly MockEvent[]) => void;

/** The delay before a lost connection is tried again (ms). */
const retryMs = 1000;

/**
 * The events of the world that the page shows. They are read by fetch, which can send the token in a header, and are handed on in
 * batches, at most one per frame of the display.
 */
export class Feed {
  readonly #api: Api;
  readonly #listeners = new Set<Listener>();
  readonly #stopped = new AbortController();
  /** Resolves once events arrive, or the first attempt to connect has failed: a view that loads after this misses none. */
  readonly opened: Promise<void>;
  #open: () => void = () => {};
  #waiting: MockEvent[] = [];
  #lastEventId: string | undefined;
  #onState: (state: FeedState) => void;

  constructor(api: Api, onState: (state: FeedState) => void) {
    this.#api = api;
    this.#onState = onState;
    this.opened = new Promise((resolve) => {
      this.#open = resolve;
    });
    void this.#run();
  }

  /** Calls the listener with each batch of events; returns a function that stops it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#onState = () => {};
    this.#stopped.abort();
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const problem = await this.#read().catch((error: unknown) => error);
      this.#open();
      if (this.#stopped.signal.aborted) return;
      if (problem instanceof ApiProblem && (problem.status === 401 || problem.status === 404)) {
        this.#onState('gone');
        return;
      }
      this.#onState('lost');
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  /** Reads one connection to its end. */
  async #read(): Promise<void> {
    const headers = this.#lastEventId === undefined ? {} : { 'Last-Event-ID': this.#lastEventId };
    const query = { world: this.#api.world };
    const { body } = await this.#api.send('events', { headers, query, signal: this.#stopped.signal });
    if (body === null) return;
    this.#onState('live');
    this.#open();
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const messages = (text + value).split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) this.#take(message);
    }
  }

  #take(message: string): void {
    const fields = new Map(
      message.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
    );
    this.#lastEventId = fields.get('id') ?? this.#lastEventId;
    const data = fields.get('data');
    if (data === undefined) return;
    if (this.#waiting.length === 0) nextFrame(() => this.#deliver());
    this.#waiting.push(JSON.parse(data));
  }

  #deliver(): void {
    const events = this.#waiting;
    this.#waiting = [];
    for (const listener of this.#listeners) listener(events);
  }
}

/** Runs the task in the next frame; soon also if the page is hidden, which has no frames. */
function nextFrame(task: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    task();
  };
  requestAnimationFrame(once);
  setTimeout(once, 250);
}
