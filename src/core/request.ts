import type { Dialect, Difference } from '#dialect.ts';
import { BadRequest, wrongKind } from '#errors.ts';
import { type IgnoredField, ignoredIn } from '#fields/ignored.ts';
import type { Vocabulary } from '#fields/vocabulary.ts';
import type { Store } from '#store/store.ts';
import { decodeBody } from '#wire/body.ts';
import type { Query } from '#wire/query.ts';
import { type BodyHeaders, unusableBodyReason } from '#wire/unusable-body.ts';
import { asContainer, type Container } from '#wire/values.ts';
import type { Clock } from '#world/clock.ts';
import type { Random } from '#world/random.ts';
import type { DaemonCommand } from './daemon-commands.ts';

/** How a client is admitted: `restricted` by its credentials or address, `private` from the machine itself (core.md 1.2). */
export type Mode = 'restricted' | 'private';

/** The singular and the plural of a resource's objects, for messages: `entity`, `entities`. */
export interface Nouns {
  readonly one: string;
  readonly many: string;
}

/** The argument of an act: a request that was routed and whose caller has the right to it, and the state of its world. */
export interface ActRequest {
  /** The rows of the world, within the transaction of the act. */
  readonly store: Store;
  readonly dialect: Dialect;
  /** The world's clock; an act never reads the time of the system. */
  readonly clock: Clock;
  /** The world's random generator; the same seed on the same state yields the same values. */
  readonly random: Random;
  readonly mode: Mode;
  /** What messages call the objects of the resource. */
  readonly nouns?: Nouns | undefined;
  /** The parameters of the query string; form fields replace those of the same name (core.md 3.2). */
  readonly query: Query;
  /** The parameters of one source only: the query string of a GET, else the form (core.md 3.1). */
  readonly parameters: Query;
  /** The raw body; `objectBody` parses it. */
  readonly body: Buffer;
  /** The headers that describe the body, for the reason of a refusal. */
  readonly bodyHeaders?: BodyHeaders;
  /** The IP address at which the client reached the server (`ipfrom` of lines). */
  readonly serverAddress: string;
  /** Commands to daemons beside those that the resource declares; the act adds to them. Dropped unless it answers 200. */
  readonly commands: DaemonCommand[];
  /** The fields of the body that the act ignores; filled when the body is read. */
  readonly ignored: IgnoredField[];
}

/** Returns the value of a difference in the dialect of the request. */
export function inDialectOf<Value>(request: ActRequest, difference: Difference<Value>): Value {
  return difference[request.dialect].value;
}

/**
 * Returns the parsed body and notes the fields outside `reads` as ignored. Throws `BadRequest` if the body is not a JSON
 * object or array (core.md 3.4).
 */
export function objectBody(request: ActRequest, reads: Reads): Container {
  const body = asContainer(decodeBody(request.body));
  if (body === undefined)
    throw new BadRequest({ message: unusableBodyReason(request.body, request.bodyHeaders), rule: 'body' });
  noteIgnored(request, body, reads);
  return body;
}

/** The fields of a body that an act reads: the same in both dialects, or by dialect. */
export type Reads = Vocabulary | Readonly<Record<Dialect, Vocabulary>>;

/** Adds the fields of the body outside `reads` to the ignored fields of the request. */
export function noteIgnored(request: ActRequest, body: Container, reads: Reads): void {
  const vocabulary = typeof reads === 'object' && 'recorded' in reads ? reads[request.dialect] : reads;
  request.ignored.push(...ignoredIn(body, vocabulary));
}

/** Returns the part of the body under `key`. Throws `BadRequest` if it is not an object or array. */
export function requiredPart(body: Container, key: string): Container {
  const part = Object.hasOwn(body, key) ? asContainer(body[key]) : undefined;
  if (part === undefined) {
    const value = Object.hasOwn(body, key) ? body[key] : undefined;
    throw new BadRequest({ message: `${key} ${wrongKind('an object', value)}`, field: key, rule: 'object', value });
  }
  return part;
}

/** Returns what messages call the objects of the resource: `object` and `objects` unless it declares its nouns. */
export function nounsOf({ nouns = { one: 'object', many: 'objects' } }: Pick<ActRequest, 'nouns'>): Nouns {
  return nouns;
}

/** Returns the parameter `id` as the key of a row, or `undefined` if it cannot be one. */
export function idOf(request: ActRequest): number | undefined {
  return rowKey(request.query.text('id'));
}

/** Returns a string as the key of a row: a signed integer of 32 bits; `undefined` for anything else (core.md 3.3). */
export function rowKey(sent: string | undefined): number | undefined {
  const digits = /^[\t-\r ]*([+-]?\d+)[\t-\r ]*(?:\0|$)/.exec(sent ?? '')?.[1];
  if (digits === undefined) return undefined;
  const id = Number(digits);
  return id >= -(2 ** 31) && id < 2 ** 31 ? id : undefined;
}
