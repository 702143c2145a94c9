/** A request for any transport. Names of headers are in lower case. */
export interface SentRequest {
  readonly method: string;
  /** The request target, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** The loopback address to connect from; any if absent. */
  readonly clientAddress: string | undefined;
}

/** The answer to a request. Names of headers are in lower case. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Sends a request to a server, in process or over a socket. */
export type SendRequest = (request: SentRequest) => Promise<ReceivedAnswer>;
