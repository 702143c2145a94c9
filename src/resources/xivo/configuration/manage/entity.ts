import { add, edit, list, remove, removeAll, search, view } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { NotAllowed } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { dialled, emailAddress, line, lines } from '#fields/text.ts';
import { namesOf, part } from '#fields/vocabulary.ts';
import { type Item, labelled, present } from '#pbx/shown/records.ts';
import { type Row, text } from '#store/row.ts';
import { containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';

const fields = {
  name: required({ maxlen: 64, regexp: /^[a-z0-9_.-]+$/, words: 'lower-case letters, digits, _ . -' }),
  displayname: required({ ...line(128), minlen: 3 }),
  phonenumber: optional(dialled(40), ''),
  faxnumber: optional(dialled(40), ''),
  email: optional(emailAddress(255), ''),
  url: optional(line(255), ''),
  address1: optional(line(30), ''),
  address2: optional(line(30), ''),
  city: optional(line(128), ''),
  state: optional(line(128), ''),
  zipcode: optional({ maxlen: 16, regexp: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, _ -' }, ''),
  country: optional({ regexp: /^[A-Z]{2}$/, words: 'two capital letters, such as FR' }, ''),
  description: optional(lines(1000), ''),
};

const reads = part(namesOf(fields));

function toItem(row: Row): Item {
  return { ...present(row, { bool: ['disable'] }), identity: labelled(text(row, 'displayname'), text(row, 'name')) };
}

/** The contexts store the name of their entity. */
function isUsed(store: Store, row: Row): boolean {
  return store.has('context', { entity: text(row, 'name') });
}

function whyKept(store: Store, row: Row): string {
  const names = store.all('context', { entity: text(row, 'name') }).map((context) => text(context, 'name'));
  return `entity ${text(row, 'name')} has the contexts ${names.join(', ')}: delete them first, or give them another entity`;
}

function destroy(store: Store, id: number): boolean {
  const row = store.first('entity', { id });
  if (row === undefined) return false;
  if (isUsed(store, row)) throw new NotAllowed(whyKept(store, row));
  return store.delete('entity', { id }) > 0;
}

export const entity = defineResource({
  base: 'xivo/configuration',
  path: 'manage/entity',
  nouns: { one: 'entity', many: 'entities' },
  fixture: 'entities',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.all('entity').map(toItem)),
    search: search(({ store }, searched) => {
      const { sql, values } = containsText(Object.keys(fields), searched);
      return store.select(`SELECT * FROM entity WHERE ${sql} ORDER BY id`, ...values).map(toItem);
    }),
    view: view(({ store }, id) => {
      const row = store.first('entity', { id });
      return row && toItem(row);
    }),
    add: add(reads, ({ store, clock }, body) => {
      store.insert('entity', { ...parse(fields, body), disable: 0, dcreate: clock.seconds() });
      return undefined;
    }),
    edit: edit({
      reads,
      find: ({ store }, id) => store.first('entity', { id }),
      change: ({ store }, found, body) => {
        const values = parse(fields, body);
        store.update('entity', { id: found['id'] ?? null }, values);
        store.update('context', { entity: text(found, 'name') }, { entity: values.name });
      },
    }),
    delete: remove(({ store }, id) => destroy(store, id)),
    deleteall: removeAll(({ store }) => {
      const rows = store.all('entity');
      for (const row of rows) if (!isUsed(store, row)) store.delete('entity', { id: row['id'] ?? null });
      return rows.length;
    }),
  },
});
