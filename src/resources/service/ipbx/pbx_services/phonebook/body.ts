import { quoted, refuseField } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { postalAddress } from '#fields/postal-address.ts';
import { emailAddress, multiLine, singleLine } from '#fields/text.ts';
import { described, each, mustHave, namesOf, part } from '#fields/vocabulary.ts';
import { asContainer } from '#wire/values.ts';

/** The fields of `phonebook`: a person or company. */
export const entryFields = {
  title: required({ oneOf: ['mr', 'mrs', 'ms'] }),
  firstname: optional(singleLine(128), ''),
  lastname: optional(singleLine(128), ''),
  displayname: required({ ...singleLine(64), minlen: 3 }),
  society: optional(singleLine(128), ''),
  email: optional(emailAddress(255), ''),
  url: optional(singleLine(255), ''),
  description: optional(multiLine(256000), ''),
};

const numberFields = {
  number: optional({ maxlen: 40, regexp: /^[0-9*# -]+$/, words: 'digits, * #, spaces and hyphens' }, ''),
};

/** The types of addresses, in the order in which they are stored and listed. */
export const addressTypes = ['home', 'office', 'other'];
/** The types of numbers. */
export const phoneTypes = ['home', 'office', 'mobile', 'fax', 'other'];

/** The names that an add reads in a body; unknown types of addresses and numbers are refused. */
export const entryParts = part({
  phonebook: mustHave(part(namesOf(entryFields))),
  phonebookaddress: described(
    `postal addresses by type: ${addressTypes.join(', ')}; any other type is refused`,
    each(part(namesOf(postalAddress)), 'object'),
  ),
  phonebooknumber: described(
    'numbers by type; any other type is refused',
    part(namesOf(Object.fromEntries(phoneTypes.map((type) => [type, numberFields.number]))), { isClosed: true }),
  ),
});

type Address = ReturnType<typeof parse<typeof postalAddress>> & { readonly type: string };

/**
 * Returns the addresses of a body; entries that are not objects are skipped. If all of them are skipped, returns `'none usable'`
 * instead of throwing, as the real server refuses the body only while it stores the entry. Throws `BadRequest` for an invalid address.
 */
export function readAddresses(value: unknown): readonly Address[] | 'none usable' {
  const sent = entriesOf('phonebookaddress', value, addressTypes);
  const addresses = addressTypes.flatMap((type) => {
    const address = asContainer(sent.get(type));
    return address === undefined ? [] : [{ ...parse(postalAddress, address, `phonebookaddress.${type}`), type }];
  });
  return sent.size > 0 && addresses.length === 0 ? 'none usable' : addresses;
}

/** Returns the numbers of a body that are not empty, in the order sent. Throws `BadRequest`. */
export function readNumbers(value: unknown): readonly { readonly type: string; readonly number: string }[] {
  const sent = [...entriesOf('phonebooknumber', value, phoneTypes)].filter(([, number]) => number !== null);
  const scalars = sent.filter(([, number]) => asContainer(number) === undefined);
  if (sent.length > 0 && scalars.length === 0)
    refuseField('phonebooknumber', `must contain numbers under ${phoneTypes.join(', ')}`, { value });
  return scalars
    .map(([type, number]) => ({ type, ...parse(numberFields, { number }, `phonebooknumber.${type}`) }))
    .filter(({ number }) => number !== '');
}

/** The members of a part, none if it is not an object. Throws `BadRequest` for a key that is not among `keys`. */
function entriesOf(part: string, value: unknown, keys: readonly string[]): ReadonlyMap<string, unknown> {
  const entries = Object.entries(asContainer(value) ?? {});
  const unknown = entries.find(([key]) => !keys.includes(key));
  if (unknown !== undefined)
    refuseField(part, `must not have a key ${quoted(unknown[0])}; its keys are ${keys.join(', ')}`, {
      value: unknown[0],
    });
  return new Map(entries);
}
