import type { IncomingHttpHeaders } from 'node:http';
import { type Credentials, readCredentials } from '#access/credentials.ts';
import { boundaryOf } from '#wire/multipart.ts';
import { parseQuery, type Query } from '#wire/query.ts';
import { readTarget, type TargetParts } from '#wire/target.ts';

/** The head of a request as the HTTP server hands it over. */
export interface ReceivedHead {
  readonly headers: IncomingHttpHeaders;
  /** The request target as it was sent. */
  readonly originalUrl: string;
}

/** What a request says before its body. Each part is parsed once; what is not always needed, when it is first read. */
export class RequestHead {
  readonly headers: IncomingHttpHeaders;
  /** The request target as it was sent. */
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

  /** The credentials for Basic authentication, as the contract reads them (core.md 4.3). */
  get credentials(): Credentials | undefined {
    if (this.#credentials === undefined) this.#credentials = readCredentials(this.headers.authorization) ?? null;
    return this.#credentials ?? undefined;
  }

  /** The content type as PHP compares it: in lower case, up to the first separator (core.md 3.2). */
  get mediaType(): string {
    this.#mediaType ??= (/^[^;, ]*/.exec(this.headers['content-type'] ?? '')?.[0] ?? '').toLowerCase();
    return this.#mediaType;
  }

  /** The boundary of a multipart body, which reads as empty when it has one (core.md 3.4). */
  get boundary(): string | undefined {
    if (this.#boundary === undefined) this.#boundary = this.#readBoundary() ?? null;
    return this.#boundary ?? undefined;
  }

  #readBoundary(): string | undefined {
    return this.mediaType === 'multipart/form-data' ? boundaryOf(this.headers['content-type'] ?? '') : undefined;
  }
}
