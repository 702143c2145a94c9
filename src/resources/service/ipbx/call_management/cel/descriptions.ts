import type { ActDescription, Parameter, StatusCase } from '#core/act-description.ts';
import { fields } from './filters.ts';

/** Maximum number of rows or calls in an answer. */
export const maxResults = 5000;

const limit: Parameter = {
  name: 'limit',
  words: `the maximum number of results, at most and by default ${maxResults}`,
  rule: { cast: 'int' },
};
const dates: readonly Parameter[] = [
  {
    name: 'dbeg',
    words: 'the first day, as 2012-11-30; in the dialect `documented` also a year, a month, or a day with a time',
    isRequired: true,
  },
  { name: 'dend', words: 'the last day, in the form of `dbeg`; today without it' },
  limit,
];
const filter = (name: keyof typeof fields, words: string): Parameter => ({ name, words, rule: fields[name].rule });
const unused = 'checked, but without effect';
const filters = [
  filter('dcontext', 'a context of the call'),
  filter('channel', 'the technology of the channels'),
  filter('src', 'the number of the caller'),
  filter('srcformat', 'how `src` is compared'),
  filter('dst', 'the number called'),
  filter('dstformat', 'how `dst` is compared'),
  filter('amaflags', `the billing flag; ${unused}`),
  filter('disposition', `how the call ended; ${unused}`),
  filter('accountcode', `the account code; ${unused}`),
  filter('userfield', `the user field; ${unused}`),
];
const noMatch: StatusCase = { status: 204, when: 'no call record matches' };
const refusedQuery: StatusCase = { status: 400, when: '`dbeg` is missing, or a parameter breaks its rule' };
const source =
  'The parameters are read from the query string of a GET only; those of a POST are read from a form in its body.';

/** The description of the search by id. */
export const searchIdOf: ActDescription = {
  summary: 'List the call records after an id',
  details: source,
  parameters: [
    {
      name: 'idbeg',
      words: 'the id after which the records start',
      rule: { cast: 'int' },
      isRequired: true,
    },
    limit,
  ],
  statuses: [{ status: 200, when: 'the call records' }, noMatch, { status: 400, when: '`idbeg` is missing' }],
};

/** The description of the search by date for rows. */
export const searchRowsOf: ActDescription = {
  summary: 'List the call records of a time range',
  details: source,
  parameters: [...dates, ...filters],
  statuses: [{ status: 200, when: 'the call records' }, noMatch, refusedQuery],
};

/** The description of the search by date for calls. */
export const searchOf: ActDescription = {
  summary: 'List the calls of a time range',
  details: `In the dialect \`documented\` a search without a filter answers call records instead. ${source}`,
  parameters: [...dates, ...filters],
  statuses: [{ status: 200, when: 'the calls, or the call records' }, noMatch, refusedQuery],
};

/** The description of the act `view`. */
export const viewOf: ActDescription = {
  summary: 'Answer `null` if there are call records in a time range',
  details: source,
  parameters: [...dates, ...filters],
  statuses: [{ status: 200, when: 'some call record matches' }, noMatch, refusedQuery],
};
