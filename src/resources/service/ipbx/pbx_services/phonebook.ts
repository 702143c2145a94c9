import { add, list, remove, search, view } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { requiredPart } from '#core/request.ts';
import { refuseField } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import type { Container } from '#wire/values.ts';
import { detailCasts, entryCasts, phonebookAnswers } from './phonebook/answers.ts';
import { addressTypes, entryFields, entryParts, readAddresses, readNumbers } from './phonebook/body.ts';
import { phonebookRows } from './phonebook/rows.ts';

/** Addresses and numbers by the id of their entry. */
interface Details {
  readonly addresses: ReadonlyMap<number, readonly Address[]>;
  readonly numbers: ReadonlyMap<number, readonly PhoneNumber[]>;
}

type Entry = Rows['phonebook'];
type Address = Rows['phonebookaddress'];
type PhoneNumber = Rows['phonebooknumber'];

const searchedEntryColumns = ['firstname', 'lastname', 'displayname', 'society', 'email', 'url', 'description'];
const searchedAddressColumns = ['address1', 'address2', 'city', 'state', 'zipcode', 'country'];

function byType(rows: readonly (Address | PhoneNumber)[] = []): Json {
  return rows.length > 0 && new Map(rows.map((row) => [row.type, recordJson(row, detailCasts)]));
}

function toItem(row: Entry, details: Details): JsonRecord {
  const name = `${row.firstname} ${row.lastname}`.trim();
  const image = row.image === null ? null : String(row.image);
  return {
    phonebook: { ...recordJson({ ...row, image }, entryCasts), fullname: name === '' ? row.displayname : name },
    phonebookaddress: byType(details.addresses.get(row.id)),
    phonebooknumber: byType(details.numbers.get(row.id)),
  };
}

function detailsOf(store: Store, where: { phonebookid?: number } = {}): Details {
  const addresses = store.all('phonebookaddress', where, 'id');
  const rank = (row: Address) => addressTypes.indexOf(row.type);
  return {
    addresses: byEntry(addresses.sort((one, other) => rank(one) - rank(other))),
    numbers: byEntry(store.all('phonebooknumber', where, 'id')),
  };
}

function byEntry<Part extends Address | PhoneNumber>(rows: readonly Part[]): ReadonlyMap<number, readonly Part[]> {
  const groups = new Map<number, Part[]>();
  for (const row of rows) {
    const group = groups.get(row.phonebookid);
    if (group === undefined) groups.set(row.phonebookid, [row]);
    else group.push(row);
  }
  return groups;
}

function toItems(store: Store, rows: readonly Entry[]): JsonRecord[] {
  const details = detailsOf(store);
  return rows.map((row) => toItem(row, details));
}

function create(store: Store, body: Container): void {
  const entry = parse(entryFields, requiredPart(body, 'phonebook'), 'phonebook');
  const addresses = readAddresses(body['phonebookaddress']);
  const numbers = readNumbers(body['phonebooknumber']);
  const phonebookid = store.insert('phonebook', entry);
  if (addresses === 'none usable')
    refuseField('phonebookaddress', 'must contain an address under home, office or other', {
      value: body['phonebookaddress'],
    });
  for (const address of addresses) store.insert('phonebookaddress', { phonebookid, ...address });
  for (const number of numbers) store.insert('phonebooknumber', { phonebookid, ...number });
}

function find(store: Store, text: string): Entry[] {
  const inEntry = containsText(
    searchedEntryColumns.map((column) => `p.${column}`),
    text,
  );
  const inAddress = containsText(searchedAddressColumns, text);
  const inNumber = containsText(['number'], text);
  return store.query(
    'phonebook',
    `SELECT p.* FROM phonebook p WHERE ${inEntry.sql}
      OR p.id IN (SELECT phonebookid FROM phonebookaddress WHERE ${inAddress.sql})
      OR p.id IN (SELECT phonebookid FROM phonebooknumber WHERE ${inNumber.sql})
    ORDER BY p.id`,
    ...inEntry.values,
    ...inAddress.values,
    ...inNumber.values,
  );
}

function destroy(store: Store, id: number): boolean {
  store.delete('phonebookaddress', { phonebookid: id });
  store.delete('phonebooknumber', { phonebookid: id });
  return store.delete('phonebook', { id }) > 0;
}

export const phonebook = defineResource({
  base: 'service/ipbx',
  path: 'pbx_services/phonebook',
  nouns: { one: 'phone book entry', many: 'phone book entries' },
  fixture: 'phonebookEntries',
  fallback: 'list',
  rows: phonebookRows,
  answers: phonebookAnswers,
  acts: {
    list: list(({ store }) => toItems(store, store.all('phonebook', {}, 'id'))),
    search: search(({ store }, text) => toItems(store, find(store, text))),
    view: view(({ store }, id) => {
      const row = store.first('phonebook', { id });
      return row && toItem(row, detailsOf(store, { phonebookid: id }));
    }),
    add: add(entryParts, ({ store }, body) => {
      create(store, body);
      return undefined;
    }),
    delete: remove(({ store }, id) => destroy(store, id)),
  },
});
