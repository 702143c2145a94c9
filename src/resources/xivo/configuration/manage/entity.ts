import { add, edit, list, remove, removeAll, search, view } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { NotAllowed } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { postalAddress } from '#fields/postal-address.ts';
import { dialDigits, emailAddress, multiLine, plainName, singleLine } from '#fields/text.ts';
import { namesOf, part } from '#fields/vocabulary.ts';
import { type JsonRecord, labelOf, recordJson } from '#pbx/json/record-json.ts';
import { plainRows } from '#pbx/json/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import { entityAnswers } from './entity/answers.ts';

const fields = {
  name: required(plainName),
  displayname: required({ ...singleLine(128), minlen: 3 }),
  phonenumber: optional(dialDigits(40), ''),
  faxnumber: optional(dialDigits(40), ''),
  email: optional(emailAddress(255), ''),
  url: optional(singleLine(255), ''),
  ...postalAddress,
  description: optional(multiLine(1000), ''),
};

const reads = part(namesOf(fields));

/** A row of `entity` as JSON. */
export function entityJson(row: Rows['entity']): JsonRecord {
  return { ...recordJson(row, { bool: ['disable'] }), identity: labelOf(row.displayname, row.name) };
}

/** True if a context belongs to the entity: contexts store its name. */
function isUsed(store: Store, row: Rows['entity']): boolean {
  return store.has('context', { entity: row.name });
}

function inUseReason(store: Store, row: Rows['entity']): string {
  const names = store.all('context', { entity: row.name }).map((context) => context.name);
  return `entity ${row.name} has the contexts ${names.join(', ')}; delete them first, or give them another entity`;
}

function destroy(store: Store, id: number): boolean {
  const row = store.first('entity', { id });
  if (row === undefined) return false;
  if (isUsed(store, row)) throw new NotAllowed(inUseReason(store, row));
  return store.delete('entity', { id }) > 0;
}

/** `manage/entity` (callcenter-configuration.md 10). */
export const entity = defineResource({
  base: 'xivo/configuration',
  path: 'manage/entity',
  nouns: { one: 'entity', many: 'entities' },
  fixture: 'entities',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.all('entity').map(entityJson)),
    search: search(({ store }, text) => {
      const { sql, values } = containsText(Object.keys(fields), text);
      return store.query('entity', `SELECT * FROM entity WHERE ${sql} ORDER BY id`, ...values).map(entityJson);
    }),
    view: view(({ store }, id) => {
      const row = store.first('entity', { id });
      return row && entityJson(row);
    }),
    add: add(reads, ({ store, clock }, body) => {
      store.insert('entity', { ...parse(fields, body), disable: 0, dcreate: clock.seconds() });
      return undefined;
    }),
    edit: edit({
      reads,
      find: ({ store }, id) => store.first('entity', { id }),
      change: ({ store }, row, body) => {
        const values = parse(fields, body);
        store.update('entity', { id: row.id }, values);
        store.update('context', { entity: row.name }, { entity: values.name });
      },
    }),
    delete: remove(({ store }, id) => destroy(store, id), {
      statuses: [{ status: 405, when: 'contexts belong to the entity' }],
    }),
    deleteall: removeAll(({ store }) => {
      const rows = store.all('entity');
      for (const row of rows) if (!isUsed(store, row)) store.delete('entity', { id: row.id });
      return rows.length;
    }),
  },
  rows: plainRows('entity'),
  answers: entityAnswers,
});
