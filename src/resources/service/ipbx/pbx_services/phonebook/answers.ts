import * as z from 'zod';
import { columnAnswers, component, orFalse } from '#pbx/json/answers.ts';
import { addressTypes, phoneTypes } from './body.ts';

/** The casts of an entry. */
export const entryCasts = { int: ['id'] } as const;

/** The casts of an address or number. */
export const detailCasts = { int: ['id', 'phonebookid'] } as const;

const entryId = 'id of the entry';

const address = component('PhonebookAddress', () =>
  z.strictObject(
    columnAnswers('phonebookaddress', {
      ...detailCasts,
      about: { phonebookid: entryId, country: 'country by its two letters' },
    }),
  ),
);

const number = component('PhonebookNumber', () =>
  z.strictObject(columnAnswers('phonebooknumber', { ...detailCasts, about: { phonebookid: entryId } })),
);

function byType(types: readonly string[], item: z.ZodType): z.ZodType {
  return orFalse(z.strictObject(Object.fromEntries(types.map((type) => [type, item.optional()]))));
}

const entry = component('PhonebookEntry', () =>
  z.strictObject({
    phonebook: z.strictObject({
      ...columnAnswers('phonebook', {
        ...entryCasts,
        unused: ['image'],
        about: { displayname: 'name that phones display', society: 'company', image: 'always null' },
      }),
      fullname: z.string().describe('first and last name; displayname if both are empty'),
    }),
    phonebookaddress: byType(addressTypes, address()).describe('the addresses by type'),
    phonebooknumber: byType(phoneTypes, number()).describe('the numbers by type'),
  }),
);

const entries = () => z.array(entry());

/** The schemas of the answers of `pbx_services/phonebook`. */
export const phonebookAnswers = { list: entries, search: entries, view: entry };
