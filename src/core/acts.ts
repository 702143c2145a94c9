import type { Difference } from '#dialect.ts';
import { NotFound, OperationFailed, quoted, type Reason } from '#errors.ts';
import type { Json } from '#wire/json.ts';
import type { Container } from '#wire/values.ts';
import { type ActRequest, idOf, inDialectOf, nounsOf, objectBody, type Reads } from './request.ts';
import type { Act, Outcome } from './resource.ts';

/** An HTTP status, or one for each dialect. */
export type Status = number | Difference<number>;

const done: Outcome = { status: 200 };

/**
 * Returns an act that answers all objects as a JSON array: 200, or 204 without a body if there are none.
 *
 * @param items returns the JSON of every object, in the order of the answer.
 * @example
 * list(({ store }) => store.all('entity').map(entityJson))
 */
export function list(items: (request: ActRequest) => readonly Json[]): Act {
  return (request) =>
    listOutcome(items(request), () => `there are no ${nounsOf(request).many} yet; an empty list answers 204`);
}

/**
 * Returns an act that answers the objects that match the parameter `search`: 200, or 204 without a body if none does.
 * A `search` that is missing, empty, an array or not UTF-8 answers 204 without a call of `items`.
 *
 * @param items returns the JSON of the matches of a search text.
 * @param options with `withoutText: 'all'`, a missing or empty `search` calls `items` with `''`.
 * @example
 * search(({ store }, text) => {
 *   const { sql, values } = containsText(['name', 'displayname'], text);
 *   return store.query('entity', `SELECT * FROM entity WHERE ${sql}`, ...values).map(entityJson);
 * })
 */
export function search(
  items: (request: ActRequest, text: string) => readonly Json[],
  options: { withoutText?: 'all' } = {},
): Act {
  return (request) => {
    const text = request.query.storedText('search') ?? '';
    const isUnusable = request.query.isArray('search') || !request.query.isWellFormed('search');
    if (isUnusable || (text === '' && options.withoutText !== 'all')) {
      return { status: 204, reason: { message: unusableSearchReason(request), field: 'search' } };
    }
    return listOutcome(
      items(request, text),
      () => `no ${nounsOf(request).one} matches ${quoted(text)}; an empty result answers 204`,
    );
  };
}

/**
 * Returns an act that answers the object whose key is the parameter `id`: 200, or 404 if there is no such object.
 *
 * @param item returns the JSON of the object, or `undefined` if it does not exist.
 * @param options statuses other than 404: `missing` for an unknown `id`, `withoutId` for a request without one
 *   (defaults to `missing`).
 * @example
 * view(({ store }, id) => {
 *   const row = store.first('entity', { id });
 *   return row && entityJson(row);
 * })
 */
export function view(
  item: (request: ActRequest, id: number) => Json | undefined,
  options: { missing?: Status; withoutId?: Status } = {},
): Act {
  return (request) => {
    const id = idOf(request);
    const json = id === undefined ? undefined : item(request, id);
    if (json !== undefined) return { status: 200, json };
    const hasId = request.query.text('id') !== undefined;
    return missing(request, hasId ? options.missing : (options.withoutId ?? options.missing));
  };
}

/**
 * Returns an act that adds the object in the body: 200 with the JSON that `create` returns, or with an empty body if it
 * returns `undefined`. A body that is not a JSON object answers 400 (core.md 3.4).
 *
 * @param reads the fields that `create` reads; the others are reported as ignored.
 * @param create writes the rows; throws a `Refusal` for an error status.
 * @example
 * add(part(namesOf(fields)), ({ store }, body) => {
 *   store.insert('entity', parse(fields, body));
 *   return undefined;
 * })
 */
export function add(reads: Reads, create: (request: ActRequest, body: Container) => Json | undefined): Act {
  return (request) => {
    const json = create(request, objectBody(request, reads));
    return json === undefined ? done : { status: 200, json };
  };
}

/** The parts of an edit. `find` runs before the body is read, so an unknown id is reported before an unusable body (core.md 3.4). */
export interface Edit<Stored> {
  /** Returns the stored object with the `id`, or `undefined` if it does not exist. */
  find(request: ActRequest, id: number): Stored | undefined;
  /** Writes the changes; throws a `Refusal` for an error status. */
  change(request: ActRequest, stored: Stored, body: Container): void;
  /** The status for an unknown or missing `id`; 404 by default. */
  readonly missing?: Status;
  /** The fields that `change` reads; the others are reported as ignored. */
  readonly reads: Reads;
}

/**
 * Returns an act that changes the object whose key is the parameter `id`: 200 with an empty body, 404 if there is no
 * such object, 400 if the body is not a JSON object.
 *
 * @example
 * edit({
 *   reads: part(namesOf(fields)),
 *   find: ({ store }, id) => store.first('entity', { id }),
 *   change: ({ store }, { id }, body) => store.update('entity', { id }, parse(fields, body)),
 * })
 */
export function edit<Stored>({ find, change, reads, missing: status }: Edit<Stored>): Act {
  return (request) => {
    const id = idOf(request);
    const stored = id === undefined ? undefined : find(request, id);
    if (stored === undefined) return missing(request, status);
    change(request, stored, objectBody(request, reads));
    return done;
  };
}

/**
 * Returns an act that deletes the object whose key is the parameter `id`: 200 with an empty body, or 404.
 *
 * @param destroy deletes the object; returns false if it does not exist.
 * @example
 * remove(({ store }, id) => store.delete('entity', { id }) > 0)
 */
export function remove(destroy: (request: ActRequest, id: number) => boolean): Act {
  return (request) => {
    const id = idOf(request);
    return id !== undefined && destroy(request, id) ? done : missing(request);
  };
}

/**
 * Returns an act that deletes all objects: 200 with an empty body, or 204 if there were none.
 *
 * @param destroy deletes every object that it can; returns how many there were, including those that it kept.
 */
export function removeAll(destroy: (request: ActRequest) => number): Act {
  return (request) =>
    destroy(request) > 0
      ? done
      : { status: 204, reason: { message: `there are no ${nounsOf(request).many} to delete` } };
}

/** As `removeAll`, one object at a time: an object for which `destroy` throws `OperationFailed` is kept. */
export function removeEach<Stored>(
  items: (request: ActRequest) => readonly Stored[],
  destroy: (request: ActRequest, item: Stored) => void,
): Act {
  return removeAll((request) => {
    const stored = items(request);
    for (const item of stored) {
      try {
        destroy(request, item);
      } catch (error) {
        if (!(error instanceof OperationFailed)) throw error;
      }
    }
    return stored.length;
  });
}

/** Answers 200 with the body `null`: the fallback of the resources that need an explicit `act=view` (core.md 2.7 ¹). */
export const nullAnswer: Act = () => ({ status: 200, json: null });

/** The outcome for an `id` that is missing or unknown. Throws `NotFound` for 404, the default. */
export function missing(request: ActRequest, status: Status = 404): Outcome {
  const reason = missingReason(request);
  const code = typeof status === 'number' ? status : inDialectOf(request, status);
  if (code === 404) throw new NotFound(reason);
  return { status: code, reason };
}

/**
 * Returns the difference of a resource whose `view` answers 204 for an unknown `id` on the real server, and 404 in the
 * documented dialect.
 *
 * @param resource the name of the resource in the list of differences.
 * @param text `ids` says which ids are meant (`an unknown`); `why` replaces the usual reason.
 */
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

function missingReason(request: ActRequest): Reason {
  const { one } = nounsOf(request);
  const sent = request.query.text('id');
  if (sent === undefined || sent === '') {
    return { message: `the parameter id is missing; it names the ${one}`, field: 'id' };
  }
  return { message: `there is no ${one} with id ${quoted(sent)}`, field: 'id', value: sent };
}

function unusableSearchReason({ query }: ActRequest): string {
  if (query.isArray('search')) return 'search must be a string, not a list';
  return query.isWellFormed('search')
    ? 'the parameter search is missing or empty; set it to the text to search for'
    : 'search is not UTF-8; encode it as UTF-8 before percent-encoding it';
}

function listOutcome(items: readonly Json[], emptyReason: () => string): Outcome {
  return items.length > 0 ? { status: 200, json: items } : { status: 204, reason: { message: emptyReason() } };
}
