import { OperationFailed, quoted } from '#errors.ts';
import type { Json } from '#wire/json.ts';
import type { Container } from '#wire/values.ts';
import type { Additions } from './act-description.ts';
import {
  addDescription,
  editDescription,
  listDescription,
  removeAllDescription,
  removeDescription,
  searchDescription,
  viewDescription,
} from './descriptions.ts';
import { missing, type Status } from './missing.ts';
import { type ActRequest, idOf, nounsOf, objectBody, type Reads } from './request.ts';
import { type Act, act, type Outcome } from './resource.ts';

const done: Outcome = { status: 200 };

/**
 * Returns an act that answers all objects as a JSON array: 200, or 204 without a body if there are none.
 *
 * @param items returns the JSON of every object, in the order of the answer.
 * @example
 * list(({ store }) => store.all('entity').map(entityJson))
 */
export function list(items: (request: ActRequest) => readonly Json[], additions: Additions = {}): Act {
  return act(listDescription(additions), (request) =>
    listOutcome(items(request), () => `there are no ${nounsOf(request).many} yet; an empty list answers 204`),
  );
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
  { withoutText, ...additions }: Additions & { readonly withoutText?: 'all' } = {},
): Act {
  return act(searchDescription(withoutText, additions), (request) => {
    const text = request.query.storedText('search') ?? '';
    const isUnusable = request.query.isArray('search') || !request.query.isWellFormed('search');
    if (isUnusable || (text === '' && withoutText !== 'all')) {
      return { status: 204, reason: { message: unusableSearchReason(request), field: 'search' } };
    }
    return listOutcome(
      items(request, text),
      () => `no ${nounsOf(request).one} matches ${quoted(text)}; an empty result answers 204`,
    );
  });
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
  { missing: unknown = 404, withoutId = unknown, ...additions }: ViewOptions = {},
): Act {
  return act(viewDescription({ unknown, withoutId }, additions), (request) => {
    const id = idOf(request);
    const json = id === undefined ? undefined : item(request, id);
    if (json !== undefined) return { status: 200, json };
    const hasId = request.query.text('id') !== undefined;
    return missing(request, hasId ? unknown : withoutId);
  });
}

interface ViewOptions extends Additions {
  readonly missing?: Status;
  readonly withoutId?: Status;
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
export function add(
  reads: Reads,
  create: (request: ActRequest, body: Container) => Json | undefined,
  additions: Additions = {},
): Act {
  return act(addDescription(reads, additions), (request) => {
    const json = create(request, objectBody(request, reads));
    return json === undefined ? done : { status: 200, json };
  });
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
  /** True if `change` merges the body over the stored object, so that no field has to be sent; for the description. */
  readonly isMerged?: true;
  /** For the description. */
  readonly additions?: Additions;
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
export function edit<Stored>(options: Edit<Stored>): Act {
  const { find, change, reads, missing: status } = options;
  return act(editDescription(options), (request) => {
    const id = idOf(request);
    const stored = id === undefined ? undefined : find(request, id);
    if (stored === undefined) return missing(request, status);
    change(request, stored, objectBody(request, reads));
    return done;
  });
}

/**
 * Returns an act that deletes the object whose key is the parameter `id`: 200 with an empty body, or 404.
 *
 * @param destroy deletes the object; returns false if it does not exist.
 * @example
 * remove(({ store }, id) => store.delete('entity', { id }) > 0)
 */
export function remove(destroy: (request: ActRequest, id: number) => boolean, additions: Additions = {}): Act {
  return act(removeDescription(additions), (request) => {
    const id = idOf(request);
    return id !== undefined && destroy(request, id) ? done : missing(request);
  });
}

/**
 * Returns an act that deletes all objects: 200 with an empty body, or 204 if there were none.
 *
 * @param destroy deletes every object that it can; returns how many there were, including those that it kept.
 */
export function removeAll(destroy: (request: ActRequest) => number, additions: Additions = {}): Act {
  return act(removeAllDescription(additions), (request) =>
    destroy(request) > 0
      ? done
      : { status: 204, reason: { message: `there are no ${nounsOf(request).many} to delete` } },
  );
}

/** As `removeAll`, one object at a time: an object for which `destroy` throws `OperationFailed` is kept. */
export function removeEach<Stored>(
  items: (request: ActRequest) => readonly Stored[],
  destroy: (request: ActRequest, item: Stored) => void,
  additions: Additions = {},
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
  }, additions);
}

/** Answers 200 with the body `null`: the fallback of the resources that need an explicit `act=view` (core.md 2.7 ¹). */
export const nullAnswer: Act = act(
  {
    summary: 'Answer `null`',
    details: 'What a request without a known `act` runs. The act `view` answers the settings.',
    statuses: [{ status: 200, when: 'always' }],
  },
  () => ({ status: 200, json: null }),
);

function unusableSearchReason({ query }: ActRequest): string {
  if (query.isArray('search')) return 'search must be a string, not a list';
  return query.isWellFormed('search')
    ? 'the parameter search is missing or empty; set it to the text to search for'
    : 'search is not UTF-8; encode it as UTF-8 before percent-encoding it';
}

function listOutcome(items: readonly Json[], emptyReason: () => string): Outcome {
  return items.length > 0 ? { status: 200, json: items } : { status: 204, reason: { message: emptyReason() } };
}
