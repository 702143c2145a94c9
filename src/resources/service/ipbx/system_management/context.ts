import type { ActDescription, Additions, Parameter } from '#core/act-description.ts';
import { add, list, search } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { editDescription, removeDescription, viewDescription } from '#core/descriptions.ts';
import { missing } from '#core/missing.ts';
import { type ActRequest, inDialectOf, objectBody, requiredPart } from '#core/request.ts';
import { type Act, act, type Outcome } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest, OperationFailed } from '#errors.ts';
import { contextName } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { multiLine, plainName, singleLine } from '#fields/text.ts';
import { described, mustHave, namesOf, part, value } from '#fields/vocabulary.ts';
import { mergeOver } from '#pbx/json/merge.ts';
import type { NumberRange } from '#pbx/numbers/ranges.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import { type Container, itemsOf } from '#wire/values.ts';
import { contextAnswers } from './context/answers.ts';
import { readIncludes, writeIncludes } from './context/links.ts';
import {
  numbersOf,
  rangeNames,
  rangesIn,
  readRanges,
  requireCovered,
  type SentRanges,
  writeRanges,
} from './context/ranges.ts';
import { needsLowerCase, renameContext } from './context/rename.ts';
import { contextRows } from './context/rows.ts';
import { contextItems, isUnused, toContextView } from './context/show.ts';

const fields = {
  name: required({ check: contextName }),
  displayname: required({ ...singleLine(128), minlen: 3 }),
  entity: required(plainName),
  contexttype: optional({ maxlen: 64, regexp: /^[a-z0-9_-]+$/, words: 'lower-case letters, digits, _ -' }, ''),
  description: optional(multiLine(1000), ''),
};

const reads = part({
  context: mustHave(part(namesOf(fields))),
  contextnumbers: described('the ranges of numbers, by the type of the objects that have them', rangeNames),
  contextinclude: value('texts', 'the contexts that are included, by name'),
});

const capitals: Difference<boolean> = {
  where: '`system_management/context` edit: a new name with capitals, while the context contains numbers or voicemails',
  recorded: { text: '400; both contexts exist, the new one with the ranges and without members', value: true },
  documented: { text: '400, nothing changed', value: false },
  why: 'a refused edit changes nothing',
};

const repeatedInclude: Difference<boolean> = {
  where: '`system_management/context` add: an include twice in different capitals, without `contextnumbers`',
  recorded: { text: '400, but the context exists, with the includes before the repeated one', value: true },
  documented: { text: '400, nothing is stored', value: false },
  why: 'a refused add stores nothing',
};

/** The columns of a body, with the name in lower case, and the name as sent. */
function readContext(body: Container) {
  const { name: sent, ...others } = parse(fields, requiredPart(body, 'context'), 'context');
  return { sent, values: { name: sent.toLowerCase(), ...others } };
}

/** The context named by the parameter `id`, case-sensitive. */
function find({ query, store }: ActRequest): Rows['context'] | undefined {
  const name = query.storedText('id');
  return name === undefined ? undefined : store.first('context', { name });
}

function create(request: ActRequest, body: Container): undefined {
  const { store } = request;
  const { values } = readContext(body);
  const sent = readRanges(body['contextnumbers']);
  const includes = readIncludes(body['contextinclude']);
  store.insert('context', { ...values, commented: 0 });
  writeRanges(store, values.name, sent?.ranges ?? []);
  try {
    writeIncludes(store, values.name, includes);
  } catch (error) {
    if (sent === undefined && inDialectOf(request, repeatedInclude)) store.keepWritesSoFar();
    throw error;
  }
}

function change(request: ActRequest, row: Rows['context'], body: Container): void {
  const { store } = request;
  const { name } = row;
  const merged = mergeOver(toContextView(store, row), body);
  const edited = {
    ...readContext(merged),
    ranges: changesRanges(body) ? sentRanges(store, name, merged).ranges : undefined,
    // Stored includes are records, not names, and so are not merged: an edit removes every include that the body does not name.
    includes: readIncludes(body['contextinclude']),
  };
  if (edited.sent !== name) rename(request, name, edited);
  store.update('context', { name: edited.values.name }, edited.values);
  if (edited.ranges !== undefined) writeRanges(store, edited.values.name, edited.ranges);
  writeIncludes(store, edited.values.name, edited.includes);
}

interface EditedContext extends ReturnType<typeof readContext> {
  /** `undefined` keeps the stored ranges. */
  readonly ranges: readonly NumberRange[] | undefined;
  readonly includes: readonly string[];
}

/** In the dialect `recorded` a rename that fails because of capitals creates the new context all the same. */
function rename(request: ActRequest, from: string, edited: EditedContext): void {
  const { store } = request;
  const to = { name: edited.values.name, sent: edited.sent };
  if (to.name !== from && needsLowerCase(store, from, to) && inDialectOf(request, capitals)) {
    store.insert('context', { ...edited.values, commented: 0 });
    writeRanges(store, to.name, edited.ranges ?? rangesIn(store, from));
    writeIncludes(store, to.name, edited.includes);
    store.keepWritesSoFar();
  }
  renameContext(store, from, to);
}

/** An empty `contextnumbers` keeps the ranges, as a missing one does. */
function changesRanges(body: Container): boolean {
  return Object.hasOwn(body, 'contextnumbers') && itemsOf(body['contextnumbers'])?.length !== 0;
}

function sentRanges(store: Store, context: string, merged: Container): SentRanges {
  const value = merged['contextnumbers'];
  const sent = readRanges(value);
  if (sent !== undefined) requireCovered(store, context, sent);
  else if (numbersOf(store, context).length > 0) {
    throw new BadRequest({
      message: `contextnumbers must be an object with ranges; context ${context} has numbers in use`,
      field: 'contextnumbers',
      rule: 'in use',
      value,
    });
  }
  return sent ?? { ranges: [], coveringTypes: new Set() };
}

function usageOf(store: Store, context: string): string {
  const owners = [...store.all('contextnummember', { context }), ...store.all('contextmember', { context })];
  const [first] = owners.map((owner) => `${owner.type} ${owner.typeval}`);
  const others = owners.length > 1 ? ` and ${owners.length - 1} more` : '';
  return `context ${context} is in use by ${first}${others}; delete them or move them to another context first`;
}

function destroy(store: Store, name: string): void {
  if (!isUnused(store, name)) throw new OperationFailed(usageOf(store, name));
  store.delete('context', { name });
  store.delete('contextnumbers', { context: name });
  store.delete('contextinclude', { context: name });
  store.delete('contextinclude', { include: name });
}

const nameParameter: Parameter = { name: 'id', words: 'the name of the context, case-sensitive', isRequired: true };

const inUse: Additions = { statuses: [{ status: 500, when: 'the context is in use' }] };

/** An act on the context named by the parameter `id`; 404 if there is none. */
function onContext(description: ActDescription, work: (request: ActRequest, row: Rows['context']) => Outcome): Act {
  return act({ ...description, parameters: [nameParameter] }, (request) => {
    const row = find(request);
    return row === undefined ? missing(request) : work(request, row);
  });
}

export const context = defineResource({
  base: 'service/ipbx',
  path: 'system_management/context',
  nouns: { one: 'context', many: 'contexts' },
  fixture: 'contexts',
  fallback: 'list',
  acts: {
    list: list(({ store }) => contextItems(store)),
    search: search(
      ({ store }, text) => contextItems(store, containsText(['c.name', 'c.displayname', 'c.entity'], text)),
      { withoutText: 'all' },
    ),
    view: onContext(viewDescription({ unknown: 404 }), ({ store }, row) => ({
      status: 200,
      json: toContextView(store, row),
    })),
    add: add(reads, create),
    edit: onContext(editDescription({ reads, isMerged: true }), (request, row) => {
      change(request, row, objectBody(request, reads));
      return { status: 200 };
    }),
    delete: onContext(removeDescription(inUse), ({ store }, row) => {
      destroy(store, row.name);
      return { status: 200 };
    }),
  },
  rows: contextRows,
  answers: contextAnswers,
  afterChanges: commandsFor('asterisk', 'dialplan reload'),
  differences: [capitals, repeatedInclude],
});
