import { add, list, missing, search } from '../../../../acts.ts';
import { type Call, type Fields, itemsOf, objectBody, requiredPart } from '../../../../call.ts';
import { afterChanges } from '../../../../effects.ts';
import { BadRequest, OperationFailed } from '../../../../errors.ts';
import { contextName } from '../../../../fields/checks.ts';
import { parse } from '../../../../fields/evaluate.ts';
import { optional, required } from '../../../../fields/field.ts';
import { line, lines } from '../../../../fields/text.ts';
import { namesOf, part } from '../../../../fields/vocabulary.ts';
import { mergeOver } from '../../../../pbx/merge.ts';
import type { NumberRange } from '../../../../pbx/ranges.ts';
import type { Outcome, Resource } from '../../../../resource.ts';
import { type Row, text } from '../../../../store/row.ts';
import { containsText } from '../../../../store/search.ts';
import type { Store } from '../../../../store/store.ts';
import { phpText } from '../../../../wire/php.ts';
import { isUnused, toItem, toView } from './context/items.ts';
import { numbersOf, rangeNames, readRanges, requireCovered, type SentRanges } from './context/ranges.ts';
import { renameContext } from './context/rename.ts';

const fields = {
  name: required({ check: contextName, lower: true }),
  displayname: required({ ...line(128), minlen: 3 }),
  entity: required({ maxlen: 64, regexp: /^[a-z0-9_.-]+$/, words: 'lower-case letters, digits, _ . -' }),
  contexttype: optional({ maxlen: 64, regexp: /^[a-z0-9_-]+$/, words: 'lower-case letters, digits, _ -' }, ''),
  description: optional(lines(1000), ''),
};

const reads = part({ context: part(namesOf(fields)), contextnumbers: rangeNames, contextinclude: 'value' });

const rows = 'SELECT c.*, e.id AS entityid FROM context c LEFT JOIN entity e ON e.name = c.entity';

/** The names of `contextinclude` that can be names of contexts, each once. */
function readIncludes(value: unknown): readonly string[] {
  const names = (itemsOf(value) ?? []).flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' ? [phpText(item)] : [],
  );
  return [...new Set(names.filter((name) => contextName.accepts(name)).map((name) => name.toLowerCase()))];
}

function writeIncludes(store: Store, context: string, includes: readonly string[]): void {
  store.delete('contextinclude', { context });
  for (const [priority, include] of includes.entries()) store.insert('contextinclude', { context, include, priority });
}

function writeRanges(store: Store, context: string, ranges: readonly NumberRange[]): void {
  store.delete('contextnumbers', { context });
  for (const range of ranges) store.insert('contextnumbers', { context, ...range });
}

/** The context that `id` names; case counts. */
function find({ query, store }: Call): Row | undefined {
  const name = query.text('id');
  return name === undefined ? undefined : store.first('context', { name });
}

function create(store: Store, body: Fields): void {
  const values = parse(fields, requiredPart(body, 'context'), 'context');
  const sent = readRanges(body['contextnumbers']);
  store.insert('context', { ...values, commented: 0 });
  writeRanges(store, values.name, sent?.ranges ?? []);
  writeIncludes(store, values.name, readIncludes(body['contextinclude']));
}

function change(store: Store, found: Row, body: Fields): void {
  const name = text(found, 'name');
  const merged = mergeOver(toView(store, found), body);
  const values = parse(fields, requiredPart(merged, 'context'), 'context');
  const sent = changesRanges(body) ? sentRanges(store, name, merged) : undefined;
  if (values.name !== name) renameContext(store, name, values.name);
  store.update('context', { name: values.name }, values);
  if (sent !== undefined) writeRanges(store, values.name, sent.ranges);
  // Stored includes are records, which are no names: what the body does not name is gone.
  writeIncludes(store, values.name, readIncludes(body['contextinclude']));
}

/** An empty `contextnumbers` leaves the ranges alone, as a missing one does. */
function changesRanges(body: Fields): boolean {
  return Object.hasOwn(body, 'contextnumbers') && itemsOf(body['contextnumbers'])?.length !== 0;
}

function sentRanges(store: Store, context: string, merged: Fields): SentRanges {
  const value = merged['contextnumbers'];
  const sent = readRanges(value);
  if (sent !== undefined) requireCovered(store, context, sent);
  else if (numbersOf(store, context).length > 0) {
    throw new BadRequest({
      message: `contextnumbers must stay: context ${context} holds numbers in use`,
      field: 'contextnumbers',
      rule: 'in use',
      value,
    });
  }
  return sent ?? { ranges: [], coveringTypes: new Set() };
}

function whyKept(store: Store, context: string): string {
  const owners = [...store.all('contextnummember', { context }), ...store.all('contextmember', { context })];
  const [first] = owners.map((owner) => `${text(owner, 'type')} ${text(owner, 'typeval')}`);
  const others = owners.length > 1 ? ` and ${owners.length - 1} more` : '';
  return `context ${context} is in use by ${first}${others}: delete them or move them to another context first`;
}

function destroy(store: Store, name: string): void {
  if (!isUnused(store, name)) throw new OperationFailed(whyKept(store, name));
  store.delete('context', { name });
  store.delete('contextnumbers', { context: name });
  store.delete('contextinclude', { context: name });
  store.delete('contextinclude', { include: name });
}

/** An act on the context that `id` names; 404 when there is none. */
function onContext(act: (call: Call, found: Row) => Outcome): (call: Call) => Outcome {
  return (call) => {
    const found = find(call);
    return found === undefined ? missing(call) : act(call, found);
  };
}

export const context: Resource = {
  base: 'service/ipbx',
  path: 'system_management/context',
  nouns: { one: 'context', many: 'contexts' },
  fixture: 'contexts',
  fallback: 'list',
  commands: afterChanges('dialplan reload'),
  acts: {
    list: list(({ store }) => store.select(`${rows} ORDER BY c.rowid`).map((row) => toItem(store, row))),
    search: search(
      ({ store }, searched) => {
        const { sql, values } = containsText(['c.name', 'c.displayname', 'c.entity'], searched);
        return store.select(`${rows} WHERE ${sql} ORDER BY c.rowid`, ...values).map((row) => toItem(store, row));
      },
      { withoutText: 'all' },
    ),
    view: onContext(({ store }, found) => ({ status: 200, json: toView(store, found) })),
    add: add(reads, ({ store }, body) => {
      create(store, body);
      return undefined;
    }),
    edit: onContext((call, found) => {
      change(call.store, found, objectBody(call, reads));
      return { status: 200 };
    }),
    delete: onContext(({ store }, found) => {
      destroy(store, text(found, 'name'));
      return { status: 200 };
    }),
  },
};
