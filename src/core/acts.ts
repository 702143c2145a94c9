import type { Difference } from '#dialect.ts';
import { NotFound, OperationFailed, quoted, type Reason } from '#errors.ts';
import type { Json } from '#wire/json.ts';
import type { Container } from '#wire/values.ts';
import { type ActRequest, idOf, inDialectOf, nounsOf, objectBody, type Reads } from './request.ts';
import type { Act, Outcome } from './resource.ts';

/** A status, or one that differs between the dialects. */
export type Status = number | Difference<number>;

const done: Outcome = { status: 200 };

/** All objects; 204 when there is none. */
export function list(items: (request: ActRequest) => readonly Json[]): Act {
  return (request) =>
    found(items(request), () => `there are no ${nounsOf(request).many} yet: an empty list answers 204`);
}

/** The objects that match the `search` parameter; 204 when none does. */
export function search(
  items: (request: ActRequest, text: string) => readonly Json[],
  options: { withoutText?: 'all' } = {},
): Act {
  return (request) => {
    const text = request.query.storedText('search') ?? '';
    const isUnusable = request.query.isArray('search') || !request.query.isWellFormed('search');
    if (isUnusable || (text === '' && options.withoutText !== 'all')) {
      return { status: 204, reason: { message: whyUnusable(request), field: 'search' } };
    }
    return found(
      items(request, text),
      () => `no ${nounsOf(request).one} matches ${quoted(text)}: an empty result answers 204`,
    );
  };
}

/** The object with the `id`; 404, or the given statuses, when there is none or no `id` is given. */
export function view(
  item: (request: ActRequest, id: number) => Json | undefined,
  options: { missing?: Status; withoutId?: Status } = {},
): Act {
  return (request) => {
    const id = idOf(request);
    const json = id === undefined ? undefined : item(request, id);
    if (json !== undefined) return { status: 200, json };
    const isGiven = request.query.text('id') !== undefined;
    return missing(request, isGiven ? options.missing : (options.withoutId ?? options.missing));
  };
}

/** Adds an object; answers what `create` gives, or nothing. It `reads` only some fields of a body. */
export function add(reads: Reads, create: (request: ActRequest, body: Container) => Json | undefined): Act {
  return (request) => {
    const json = create(request, objectBody(request, reads));
    return json === undefined ? done : { status: 200, json };
  };
}

/** What an edit is made of: the object is looked up first, so an unknown id wins over a broken body (core.md 3.4). */
export interface Edit<Found> {
  find(request: ActRequest, id: number): Found | undefined;
  change(request: ActRequest, found: Found, body: Container): void;
  readonly missing?: Status;
  readonly reads: Reads;
}

/** Changes the object with the `id`. */
export function edit<Found>({ find, change, reads, missing: status }: Edit<Found>): Act {
  return (request) => {
    const id = idOf(request);
    const object = id === undefined ? undefined : find(request, id);
    if (object === undefined) return missing(request, status);
    change(request, object, objectBody(request, reads));
    return done;
  };
}

/** Deletes the object with the `id`; `destroy` says whether it was there. */
export function remove(destroy: (request: ActRequest, id: number) => boolean): Act {
  return (request) => {
    const id = idOf(request);
    return id !== undefined && destroy(request, id) ? done : missing(request);
  };
}

/** Deletes what can be deleted; `destroy` gives how many objects there were. 204 when there was none. */
export function removeAll(destroy: (request: ActRequest) => number): Act {
  return (request) =>
    destroy(request) > 0
      ? done
      : { status: 204, reason: { message: `there are no ${nounsOf(request).many} to delete` } };
}

/** Deletes one object after the other; one that is in use stays. 204 when there was none. */
export function removeEach<Found>(
  items: (request: ActRequest) => readonly Found[],
  destroy: (request: ActRequest, item: Found) => void,
): Act {
  return removeAll((request) => {
    const found = items(request);
    for (const item of found) {
      try {
        destroy(request, item);
      } catch (error) {
        if (!(error instanceof OperationFailed)) throw error;
      }
    }
    return found.length;
  });
}

/** The answer `null` of the resources whose `act=view` must be given (core.md 2.7 ¹). */
export const nothing: Act = () => ({ status: 200, json: null });

/** What a look-up that finds nothing answers: 404 unless the resource says otherwise. */
export function missing(request: ActRequest, status: Status = 404): Outcome {
  const reason = whyMissing(request);
  const code = typeof status === 'number' ? status : inDialectOf(request, status);
  if (code === 404) throw new NotFound(reason);
  return { status: code, reason };
}

/** The difference of the resources whose view of what is not there is a 204 on the real server. */
export function missingViewOf(
  resource: string,
  { ids, why = 'page: 204 only for list and search, 404 for view' }: { readonly ids: string; readonly why?: string },
): Difference<number> {
  return {
    where: `${resource}: \`view\` of ${ids} \`id\``,
    recorded: { text: '204', value: 204 },
    documented: { text: '404', value: 404 },
    why,
  };
}

function whyMissing(request: ActRequest): Reason {
  const { one } = nounsOf(request);
  const sent = request.query.text('id');
  if (sent === undefined || sent === '') {
    return { message: `the parameter id is missing: it names the ${one}`, field: 'id' };
  }
  return { message: `there is no ${one} with id ${quoted(sent)}`, field: 'id', value: sent };
}

function whyUnusable({ query }: ActRequest): string {
  if (query.isArray('search')) return 'search must be one text, not a list';
  return query.isWellFormed('search')
    ? 'the parameter search is missing or empty: it needs a text'
    : 'search is not UTF-8: encode it as UTF-8 before it is percent-encoded';
}

function found(items: readonly Json[], otherwise: () => string): Outcome {
  return items.length > 0 ? { status: 200, json: items } : { status: 204, reason: { message: otherwise() } };
}
