import type { Json, JsonObject } from './json.ts';

/** A request to the mock. */
export interface ExampleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonObject | string;
}

/** A request that works on a mock in a known state; the tests send it. */
export interface OperationExample {
  /** Status of the answer. */
  readonly status: number;
  /** Requests that come before it and bring the mock into the state. */
  readonly after?: readonly ExampleRequest[];
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: Json;
  /** Content type of the body. Default: JSON. */
  readonly bodyType?: string;
  /** The snapshot of this name is sent as the body. */
  readonly bodySnapshot?: string;
  /** Names of records in the answer of which the description shows the first members only. */
  readonly cut?: readonly string[];
  /** The description does not show the answer. */
  readonly isLong?: boolean;
}

/** A content that is not JSON, or whose schema is not that of the route. */
interface Content {
  readonly type: string;
  readonly schema: JsonObject;
}

/** Whether an operation acts on a world that the request selects, or is about the mock. */
export type Scope = 'world' | 'mock';

/** What the description says of an operation besides its schemas. */
export interface OperationNotes {
  /** Its `operationId`. */
  readonly id: string;
  /** Markdown, if the summary is not enough. */
  readonly description?: string;
  /** Default: that of the capability. */
  readonly scope?: Scope;
  /** What each answer means, by status. */
  readonly answers: Readonly<Record<string, string>>;
  /** The content of a successful answer. Default: JSON with the schema of the route. */
  readonly content?: Content;
  /** The contents that the body may have. Default: JSON with the schema of the route, if it has one. */
  readonly bodies?: readonly Content[];
  /** Parameters of the query that the schema of the route does not name. */
  readonly parameters?: readonly JsonObject[];
  /** Problems that only some operations have, with their meaning: statuses 404, 409 and 503. */
  readonly problems?: Readonly<Record<string, string>>;
  readonly examples: readonly OperationExample[];
}

/** The operations of one capability: a tag of the description. */
export interface Capability {
  readonly tag: string;
  readonly description: string;
  readonly scope: Scope;
  /** The notes by method and path. */
  readonly operations: Readonly<Record<string, OperationNotes>>;
}
