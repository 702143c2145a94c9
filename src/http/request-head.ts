import type { IncomingHttpHeaders } from 'node:http';
import { type Credentials, readCredentials } from '#access/credentials.ts';
import { boundaryOf } from '#wire/multipart.ts';
import { parseQuery, type Query } from '#wire/query.ts';
import { readTarget, type TargetParts } from '#wire/target.ts';

/** The head of a request from the HTTP server. */
export interface ReceivedHead {
  readonly headers: IncomingHttpHeaders;
  /** The request target, unchanged. */
  readonly originalUrl: string;
}

/** The head of a request. Each part is parsed once, and most only on first use. */
export class RequestHead {
  readonly headers: IncomingHttpHeaders;
  /** The request target, unchanged. */
  readonly url: string;
  readonly target: TargetParts;
  #urlQuery: Query | undefined;
  #credentials: Credentials | null | undefined;
  #mediaType: string | undefined;
  #boundary: string | null | undefined;

  constructor({ headers, originalUrl }: ReceivedHead) {
    this.headers = headers;
    this.url = originalUrl;
    this.target = readTarget(originalUrl);
  }

  /** The parameters of the query string. */
  get urlQuery(): Query {
    this.#urlQuery ??= parseQuery(this.target.query);
    return this.#urlQuery;
  }

  /** The credentials of Basic authentication (core.md 4.3). */
  get credentials(): Credentials | undefined {
    if (this.#credentials === undefined) this.#credentials = readCredentials(this.headers.authorization) ?? null;
    return this.#credentials ?? undefined;
  }

  /** The content type in lower case, up to the first separator, as PHP compares it (core.md 3.2). */
  get mediaType(): string {
    this.#mediaType ??= (/^[^;, ]*/.exec(this.headers['content-type'] ?? '')?.[0] ?? '').toLowerCase();
    return this.#mediaType;
  }

  /** The boundary of a multipart/form-data body; the acts of a request that has one see an empty body (core.md 3.4). */
  get boundary(): string | undefined {
    if (this.#boundary === undefined) this.#boundary = this.#readBoundary() ?? null;
    return this.#boundary ?? undefined;
  }

  #readBoundary(): string | undefined {
    return this.mediaType === 'multipart/form-data' ? boundaryOf(this.headers['content-type'] ?? '') : undefined;
  }
}
