import { type Call, type Fields, idOf, inDialectOf, nounsOf, objectBody, type Reads } from './call.ts';
import type { Difference } from './dialect.ts';
import { NotFound, quoted, type Reason } from './errors.ts';
import type { Act, Outcome } from './resource.ts';
import type { Json } from './wire/json.ts';

/** A status, or one that differs between the dialects. */
export type Status = number | Difference<number>;

const done: Outcome = { status: 200 };

/** All objects; 204 when there is none. */
export function list(items: (call: Call) => readonly Json[]): Act {
  return (call) => found(items(call), () => `there are no ${nounsOf(call).many} yet: an empty list answers 204`);
}

/** The objects that match the `search` parameter; 204 when none does. */
export function search(
  items: (call: Call, text: string) => readonly Json[],
  options: { withoutText?: 'all' } = {},
): Act {
  return (call) => {
    const text = call.query.storedText('search') ?? '';
    const isUnusable = call.query.isArray('search') || !call.query.isWellFormed('search');
    if (isUnusable || (text === '' && options.withoutText !== 'all')) {
      return { status: 204, reason: { message: whyUnusable(call), field: 'search' } };
    }
    return found(
      items(call, text),
      () => `no ${nounsOf(call).one} matches ${quoted(text)}: an empty result answers 204`,
    );
  };
}

/** The object with the `id`; 404, or the given statuses, when there is none or no `id` is given. */
export function view(
  item: (call: Call, id: number) => Json | undefined,
  options: { missing?: Status; withoutId?: Status } = {},
): Act {
  return (call) => {
    const id = idOf(call);
    const json = id === undefined ? undefined : item(call, id);
    if (json !== undefined) return { status: 200, json };
    const isGiven = call.query.text('id') !== undefined;
    return missing(call, isGiven ? options.missing : (options.withoutId ?? options.missing));
  };
}

/** Adds an object; answers what `create` gives, or nothing. It `reads` only some fields of a body. */
export function add(reads: Reads, create: (call: Call, body: Fields) => Json | undefined): Act {
  return (call) => {
    const json = create(call, objectBody(call, reads));
    return json === undefined ? done : { status: 200, json };
  };
}

/** What an edit is made of: the object is looked up first, so an unknown id wins over a broken body (core.md 3.4). */
export interface Edit<Found> {
  find(call: Call, id: number): Found | undefined;
  change(call: Call, found: Found, body: Fields): void;
  readonly missing?: Status;
  readonly reads: Reads;
}

/** Changes the object with the `id`. */
export function edit<Found>({ find, change, reads, missing: status }: Edit<Found>): Act {
  return (call) => {
    const id = idOf(call);
    const object = id === undefined ? undefined : find(call, id);
    if (object === undefined) return missing(call, status);
    change(call, object, objectBody(call, reads));
    return done;
  };
}

/** Deletes the object with the `id`; `destroy` says whether it was there. */
export function remove(destroy: (call: Call, id: number) => boolean): Act {
  return (call) => {
    const id = idOf(call);
    return id !== undefined && destroy(call, id) ? done : missing(call);
  };
}

/** Deletes what can be deleted; `destroy` gives how many objects there were. 204 when there was none. */
export function removeAll(destroy: (call: Call) => number): Act {
  return (call) =>
    destroy(call) > 0 ? done : { status: 204, reason: { message: `there are no ${nounsOf(call).many} to delete` } };
}

/** The answer `null` of the resources whose `act=view` must be given (core.md 2.7 ¹). */
export const nothing: Act = () => ({ status: 200, json: null });

/** What a look-up that finds nothing answers: 404 unless the resource says otherwise. */
export function missing(call: Call, status: Status = 404): Outcome {
  const reason = whyMissing(call);
  const code = typeof status === 'number' ? status : inDialectOf(call, status);
  if (code === 404) throw new NotFound(reason);
  return { status: code, reason };
}

function whyMissing(call: Call): Reason {
  const { one } = nounsOf(call);
  const sent = call.query.text('id');
  if (sent === undefined || sent === '') {
    return { message: `the parameter id is missing: it names the ${one}`, field: 'id' };
  }
  return { message: `there is no ${one} with id ${quoted(sent)}`, field: 'id', value: sent };
}

function whyUnusable({ query }: Call): string {
  if (query.isArray('search')) return 'search must be one text, not a list';
  return query.isWellFormed('search')
    ? 'the parameter search is missing or empty: it needs a text'
    : 'search is not UTF-8: encode it as UTF-8 before it is percent-encoded';
}

function found(items: readonly Json[], otherwise: () => string): Outcome {
  return items.length > 0 ? { status: 200, json: items } : { status: 204, reason: { message: otherwise() } };
}
