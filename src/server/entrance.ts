import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Lets nobody in before it is opened: requests that come earlier wait. */
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

  open(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const [request, response] of waiting) this.#serve(request, response);
  }
}
