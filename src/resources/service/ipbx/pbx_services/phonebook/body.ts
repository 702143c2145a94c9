import { quoted, refuseField } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { postalAddress } from '#fields/postal-address.ts';
import { emailAddress, multiLine, singleLine } from '#fields/text.ts';
import { each, namesOf, part } from '#fields/vocabulary.ts';
import { asContainer } from '#wire/values.ts';

/** Fields of a person or company. */
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
  number: optional({ maxlen: 40, regexp: /^[0-9*# -]+$/, words: 'digits, * #, blanks and hyphens' }, ''),
};

/** In the order in which they are stored and shown. */
export const addressTypes = ['home', 'office', 'other'];
const numberTypes = ['home', 'office', 'mobile', 'fax', 'other'];

/** What is read of a body; unknown types of addresses and numbers are refused. */
export const entryParts = part({
  phonebook: part(namesOf(entryFields)),
  phonebookaddress: each(part(namesOf(postalAddress))),
  phonebooknumber: 'value',
});

type Address = ReturnType<typeof parse<typeof postalAddress>> & { readonly type: string };

/**
 * The addresses that were sent; what is no object is skipped. When something was sent and nothing is left, the real
 * server finds out only while it stores the entry, so that is `'nothing left'` and not a refusal yet.
 */
export function readAddresses(value: unknown): readonly Address[] | 'nothing left' {
  const sent = entriesOf('phonebookaddress', value, addressTypes);
  const addresses = addressTypes.flatMap((type) => {
    const address = asContainer(sent.get(type));
    return address === undefined ? [] : [{ ...parse(postalAddress, address, `phonebookaddress.${type}`), type }];
  });
  return sent.size > 0 && addresses.length === 0 ? 'nothing left' : addresses;
}

/** The numbers that were sent, in that order, without the empty ones. */
export function readNumbers(value: unknown): readonly { readonly type: string; readonly number: string }[] {
  const sent = [...entriesOf('phonebooknumber', value, numberTypes)].filter(([, number]) => number !== null);
  const scalars = sent.filter(([, number]) => asContainer(number) === undefined);
  if (sent.length > 0 && scalars.length === 0)
    refuseField('phonebooknumber', `must hold numbers under ${numberTypes.join(', ')}`, { value });
  return scalars
    .map(([type, number]) => ({ type, ...parse(numberFields, { number }, `phonebooknumber.${type}`) }))
    .filter(({ number }) => number !== '');
}

/** The members of a part that must have known keys; a part that is no object has none. */
function entriesOf(part: string, value: unknown, known: readonly string[]): ReadonlyMap<string, unknown> {
  const entries = Object.entries(asContainer(value) ?? {});
  const unknown = entries.find(([key]) => !known.includes(key));
  if (unknown !== undefined)
    refuseField(part, `must not have a key ${quoted(unknown[0])}: its keys are ${known.join(', ')}`, {
      value: unknown[0],
    });
  return new Map(entries);
}
