import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** A request listener that holds requests back until it is opened. */
export class Entrance {
  readonly #serve: RequestListener;
  #waiting: [IncomingMessage, ServerResponse][] | undefined = [];

  constructor(serve: RequestListener) {
    this.#serve = serve;
  }

  readonly handler: RequestListener = (request, response) => {
    if (this.#waiting === undefined) this.#serve(request, response);
    else this.#waiting.push([request, response]);
  };

  /** Serves the held requests, and from now on every request at once. */
  open(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const [request, response] of waiting) this.#serve(request, response);
  }
}
