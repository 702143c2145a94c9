import { BadRequest } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { optional } from '#fields/field.ts';
import { contextReference, singleLine } from '#fields/text.ts';
import { flagNames } from '#pbx/call-records/texts.ts';
import type { Query } from '#wire/query.ts';

const formats = { oneOf: ['exact', 'begin', 'contain', 'end'] };

/** Channel technologies. */
export const technologies = ['SIP', 'IAX2', 'Local', 'Agent', 'Zap', 'DAHDI', 'CAPI', 'mISDN', 'MGCP', 'H323'];

/** Accepted like a technology, but matching no channel. */
const otherChannels = ['**Unknown**', 'others'];

/** The filters by the name of their parameter. */
export const fields = {
  dcontext: optional(contextReference, ''),
  channel: optional({ oneOf: [...technologies, ...otherChannels] }, ''),
  src: optional(singleLine(80), ''),
  srcformat: optional(formats, ''),
  dst: optional(singleLine(80), ''),
  dstformat: optional(formats, ''),
  amaflags: optional({ oneOf: flagNames }, ''),
  disposition: optional({ oneOf: ['NO ANSWER', 'FAILED', 'BUSY', 'ANSWERED', 'UNKNOWN'] }, ''),
  accountcode: optional({ maxlen: 20, regexp: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, _ -' }, ''),
  userfield: optional(
    {
      maxlen: 255,
      regexp: /^[A-Za-z0-9\-._~!$&'[\]*+;=:%@]+$/,
      words: "letters, digits, - . _ ~ ! $ & ' [ ] * + ; = : % @",
    },
    '',
  ),
};

/** The parameters that are filters. */
export const filterNames = Object.keys(fields);

/** The checked filters of a query. */
export type Filters = ReturnType<typeof filtersOf>;

/** Reads and checks the filters, most of which have no effect. Throws `BadRequest`. */
export function filtersOf(parameters: Query) {
  const input = filterNames
    .filter((name) => parameters.has(name))
    .map((name) => [name, parameters.isArray(name) ? [] : parameters.text(name)] as const);
  const filters = parse(fields, Object.fromEntries(input));
  for (const name of ['srcformat', 'dstformat'] as const) {
    if (parameters.has(name) && filters[name] === '') {
      throw new BadRequest({ message: `${name} must not be empty`, field: name, rule: 'empty' });
    }
  }
  return filters;
}
