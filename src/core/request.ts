import type { Dialect, Difference } from '#dialect.ts';
import { BadRequest, wrongKind } from '#errors.ts';
import { type IgnoredField, ignoredIn } from '#fields/ignored.ts';
import type { Vocabulary } from '#fields/vocabulary.ts';
import type { Store } from '#store/store.ts';
import { decodeBody } from '#wire/body.ts';
import type { Query } from '#wire/query.ts';
import { type SentAs, unusableBodyReason } from '#wire/unusable-body.ts';
import { asContainer, type Container } from '#wire/values.ts';
import type { Clock } from '#world/clock.ts';
import type { Random } from '#world/random.ts';
import type { DaemonCommand } from './daemon-commands.ts';

export type Mode = 'restricted' | 'private';

/** What people call one object of a resource, and several of them. */
export interface Nouns {
  readonly one: string;
  readonly many: string;
}

/** What an act is given: a request that passed path, access and rights. */
export interface ActRequest {
  readonly store: Store;
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly random: Random;
  readonly mode: Mode;
  /** What the objects of the resource are called, for reasons. */
  readonly nouns?: Nouns | undefined;
  /** Parameters of the query string, overlaid by form fields (core.md 3.2). */
  readonly query: Query;
  /** Parameters for the resources that read theirs in one block (core.md 3.1). */
  readonly parameters: Query;
  /** The raw body. */
  readonly body: Buffer;
  /** What its headers say of it, for the reason of a refusal. */
  readonly sentAs?: SentAs;
  /** The server's own address as this request sees it (`ipfrom` of lines). */
  readonly serverAddress: string;
  /** What the act tells daemons beside the commands that its resource declares; counts only when the act succeeds. */
  readonly commands: DaemonCommand[];
  /** The fields of the body that the act ignores, once it has been read. */
  readonly ignored: IgnoredField[];
}

/** The value of a difference in the dialect of the request's world. */
export function inDialectOf<Value>(request: ActRequest, difference: Difference<Value>): Value {
  return difference[request.dialect].value;
}

/** The body as an object, of which the act `reads` some fields; throws `BadRequest` for one that is unusable (core.md 3.4). */
export function objectBody(request: ActRequest, reads: Reads): Container {
  const body = asContainer(decodeBody(request.body));
  if (body === undefined)
    throw new BadRequest({ message: unusableBodyReason(request.body, request.sentAs), rule: 'body' });
  noteIgnored(request, body, reads);
  return body;
}

/** What of a body an act reads, in one dialect or in both. */
export type Reads = Vocabulary | Readonly<Record<Dialect, Vocabulary>>;

/** Notes the fields of the body that the act ignores. */
export function noteIgnored(request: ActRequest, body: Container, reads: Reads): void {
  const vocabulary = typeof reads === 'object' && 'recorded' in reads ? reads[request.dialect] : reads;
  request.ignored.push(...ignoredIn(body, vocabulary));
}

/** The part of the body under the key, which must be an object or array; throws `BadRequest`. */
export function requiredPart(body: Container, key: string): Container {
  const part = Object.hasOwn(body, key) ? asContainer(body[key]) : undefined;
  if (part === undefined) {
    const value = Object.hasOwn(body, key) ? body[key] : undefined;
    throw new BadRequest({ message: `${key} ${wrongKind('an object', value)}`, field: key, rule: 'object', value });
  }
  return part;
}

/** What the objects of the request's resource are called. */
export function nounsOf({ nouns = { one: 'object', many: 'objects' } }: Pick<ActRequest, 'nouns'>): Nouns {
  return nouns;
}

/** The `id` parameter as the key of a row. */
export function idOf(request: ActRequest): number | undefined {
  return rowKey(request.query.text('id'));
}

/**
 * A text as the key of a row (core.md 3.3): digits with an optional sign, inside 32 bits; anything else finds nothing.
 */
export function rowKey(sent: string | undefined): number | undefined {
  const digits = /^[\t-\r ]*([+-]?\d+)[\t-\r ]*(?:\0|$)/.exec(sent ?? '')?.[1];
  if (digits === undefined) return undefined;
  const id = Number(digits);
  return id >= -(2 ** 31) && id < 2 ** 31 ? id : undefined;
}
