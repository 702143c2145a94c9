import * as z from 'zod';
import { parse } from '#fields/evaluate.ts';
import { flag, optional, required } from '#fields/field.ts';
import { dialDigits, singleLine, within } from '#fields/text.ts';
import { columns, described, fieldValue, part, value } from '#fields/vocabulary.ts';
import { columnAnswers, component } from '#pbx/json/answers.ts';
import { type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { ColumnValues } from '#store/table-types.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer, type Container } from '#wire/values.ts';

/** A table to which a key can refer. */
type SubjectTable = 'userfeatures' | 'groupfeatures' | 'queuefeatures' | 'meetmefeatures' | 'agentfeatures';

/** The tables of objects that a key can call, by the type of the key. */
const callees: ReadonlyMap<string, SubjectTable> = new Map([
  ['user', 'userfeatures'],
  ['group', 'groupfeatures'],
  ['queue', 'queuefeatures'],
  ['meetme', 'meetmefeatures'],
]);

/** The other functions of keys: the second parts of types such as `extenfeatures-pickup`, by the first. */
const features: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'extenfeatures',
    [
      ...['phonestatus', 'recsnd', 'callrecord', 'incallfilter', 'enablednd', 'pickup', 'calllistening'],
      ...['directoryaccess', 'bsfilter', 'fwdundoall', 'fwdrna', 'fwdbusy', 'fwdunc', 'enablevm', 'enablevmbox'],
      ...['vmusermsg', 'vmuserpurge', 'agentstaticlogtoggle', 'agentstaticlogin', 'agentstaticlogoff', 'paging'],
    ],
  ],
  ['featuremap', ['automon', 'blindxfer', 'atxfer']],
  ['generalfeatures', ['parkext', 'parkpos']],
]);
const withDestination = new Set(['fwdrna', 'fwdbusy', 'fwdunc', 'parkext', 'parkpos']);

/** The subjects of features that have one: its type, and the table of its ids if there is one. */
const subjects: ReadonlyMap<string, { readonly type: string; readonly table?: SubjectTable }> = new Map([
  ['agentstaticlogin', { type: 'agent', table: 'agentfeatures' }],
  ['agentstaticlogoff', { type: 'agent', table: 'agentfeatures' }],
  ['agentstaticlogtoggle', { type: 'agent', table: 'agentfeatures' }],
  ['bsfilter', { type: 'user', table: 'userfeatures' }],
  ['paging', { type: 'paging' }],
]);

const keyFields = {
  fknum: required(within(1, 100)),
  label: optional(singleLine(32), null),
  supervision: flag(),
  exten: optional(dialDigits(40), null),
};

/** The names that are read in `phonefunckey`. */
export const functionKeyNames = described(
  'the function keys, as parallel lists with an entry for each key; an incomplete key is skipped',
  part(
    columns({
      fknum: fieldValue(keyFields.fknum),
      type: value(
        'text',
        'the type of the key: `user`, `group`, `queue`, `meetme`, `custom`, or a feature such as `extenfeatures-pickup`',
      ),
      typeval: value('text', 'what the key calls: an id, a number, or empty'),
      label: fieldValue(keyFields.label),
      supervision: fieldValue(keyFields.supervision),
    }),
  ),
);

/** A function key. */
export interface FunctionKey {
  readonly columns: ColumnValues<'phonefunckey'>;
  /** The number to call, not checked yet. */
  readonly exten?: string;
  /** The table and id of the subject, which must exist. */
  readonly table?: SubjectTable;
  readonly id?: string;
}

/**
 * Reads function keys from parallel arrays. Incomplete keys and those of an unknown type are skipped; if the subject of any key does
 * not exist, returns none. Throws `BadRequest` for a wrong position, label or number.
 */
export function readFunctionKeys(store: Store, sent: unknown): readonly FunctionKey[] {
  const arrays = asContainer(sent) ?? {};
  const indexes = Object.keys(asContainer(arrays['fknum']) ?? {});
  const keys = indexes.flatMap((index) => readKey(entriesAt(arrays, index)) ?? []);
  return keys.every((key) => subjectExists(store, key)) ? keys : [];
}

/** Replaces all function keys of a user. */
export function writeFunctionKeys(store: Store, userId: number, keys: readonly Pick<FunctionKey, 'columns'>[]): void {
  removeFunctionKeys(store, userId);
  for (const { columns } of keys) store.insert('phonefunckey', { iduserfeatures: userId, ...columns });
}

/** Returns the function keys of a user, for `writeFunctionKeys`. */
export function storedFunctionKeys(store: Store, userId: number): readonly Pick<FunctionKey, 'columns'>[] {
  return store.all('phonefunckey', { iduserfeatures: userId }).map((columns) => ({ columns }));
}

/** Removes all function keys of a user. */
export function removeFunctionKeys(store: Store, userId: number): void {
  store.delete('phonefunckey', { iduserfeatures: userId });
}

/** Returns the function keys of a user as JSON, ordered by position; `false` if there are none. */
export function functionKeysJson(store: Store, userId: number): readonly JsonRecord[] | false {
  return listOrFalse(store.all('phonefunckey', { iduserfeatures: userId }, 'fknum').map(keyJson));
}

function entriesAt(arrays: Container, index: string): Container {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, asContainer(array)?.[index]]));
}

function readKey(entries: Container): FunctionKey | undefined {
  const [type, typeval] = [scalarText(entries['type']), scalarText(entries['typeval'])];
  const isComplete = ['fknum', 'type', 'typeval'].every((name) => (entries[name] ?? undefined) !== undefined);
  const target = isComplete ? targetOf(type, typeval) : undefined;
  if (target === undefined) return undefined;
  const values = parse(keyFields, { ...entries, exten: target.exten }, 'phonefunckey');
  return { ...target, columns: { ...values, ...target.columns } };
}

function targetOf(type: string, typeval: string): FunctionKey | undefined {
  if (type === 'custom') return typeval === '' ? undefined : { columns: {}, exten: typeval };
  const table = callees.get(type);
  if (table !== undefined)
    return typeval === '' ? undefined : { columns: rightPart(type, typeval), table, id: typeval };
  return featureOf(type, typeval);
}

function featureOf(type: string, typeval: string): FunctionKey | undefined {
  const [kind = '', name = ''] = type.split(/-(.*)/s);
  if (!features.get(kind)?.includes(name)) return undefined;
  const columns = { typeextenumbers: kind, typevalextenumbers: name, progfunckey: 1 };
  const subject = subjects.get(name);
  if (subject !== undefined) {
    const { table } = subject;
    const key = { columns: { ...columns, ...rightPart(subject.type, typeval) } };
    return table === undefined ? key : { ...key, table, id: typeval };
  }
  return withDestination.has(name) && typeval !== '' ? { columns, exten: typeval } : { columns };
}

function rightPart(type: string, value: string): ColumnValues<'phonefunckey'> {
  return { typeextenumbersright: type, typevalextenumbersright: value };
}

function subjectExists(store: Store, { table, id }: FunctionKey): boolean {
  return table === undefined || (/^\d{1,9}$/.test(id ?? '') && store.has(table, { id: Number(id) }));
}

const casts = { bool: ['supervision'] } as const;

function keyJson(row: Rows['phonefunckey']): JsonRecord {
  const isFeature = row.typeextenumbers !== null;
  const right = row.typeextenumbersright ?? '';
  const type = isFeature ? `${row.typeextenumbers}-${row.typevalextenumbers ?? ''}` : right || 'custom';
  const typeval = (right === '' ? row.exten : row.typevalextenumbersright) ?? '';
  const valueIf = (name: string): string => (name === type ? typeval : '');
  return {
    ...recordJson(row, casts),
    progfunckey: row.progfunckey === 1,
    type,
    typeval,
    user: valueIf('user'),
    group: valueIf('group'),
    queue: valueIf('queue'),
    meetme: valueIf('meetme'),
    custom: valueIf('custom'),
    extension: isFeature,
  };
}

const callee = (what: string) => z.string().describe(`${what} that the key calls; empty for other types`);

/** The schema of a function key. */
export const functionKeyAnswer = component('FunctionKey', () =>
  z.strictObject({
    ...columnAnswers('phonefunckey', {
      ...casts,
      about: {
        iduserfeatures: 'id of the user',
        fknum: 'number of the key',
        exten: 'number that a key of type custom calls, or to which a feature forwards',
        typeextenumbers: 'kind of the feature; null if the key calls someone',
        typevalextenumbers: 'name of the feature; null if the key calls someone',
        typeextenumbersright: 'type of whom the key calls or the feature is for; null without one',
        typevalextenumbersright: 'id of whom the key calls or the feature is for; null without one',
        label: 'text beside the key',
        supervision: 'true if the key shows the state of whom it calls',
      },
    }),
    progfunckey: z.boolean().describe('true if the key is a feature'),
    type: z.string().describe('what the key does: user, group, queue, meetme, custom or a feature'),
    typeval: z.string().describe('id or number that belongs to the type'),
    user: callee('id of the user'),
    group: callee('id of the group'),
    queue: callee('id of the queue'),
    meetme: callee('id of the conference room'),
    custom: callee('number'),
    extension: z.boolean().describe('true if the key is a feature'),
  }),
);
