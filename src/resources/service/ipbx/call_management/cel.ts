import { nullAnswer } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Act, Outcome } from '#core/resource.ts';
import { BadRequest } from '#errors.ts';
import { recordsAfter, recordsBetween } from '#pbx/call-records/queries.ts';
import type { Chunks } from '#wire/chunks.ts';
import { phpInteger } from '#wire/php.ts';
import type { Query } from '#wire/query.ts';
import { periodOf } from './cel/dates.ts';
import { callRecordDifferences, plainSearch, uncapped } from './cel/differences.ts';
import { filterNames, filtersOf } from './cel/filters.ts';
import { summariesOf } from './cel/summaries.ts';

/** How many rows or calls an answer has at most. */
const cap = 5000;

/** More rows than any table has; SQLite takes no greater limit. */
const endless = 2 ** 31 - 1;

/** How many rows are asked for: a negative number counts without its sign, and an empty one asks for all. */
function limitOf(request: ActRequest): number {
  const text = request.parameters.text('limit');
  if (text === undefined) return cap;
  const limit = text === '' ? endless : phpInteger(text);
  const isCapped = (text !== '' && limit >= 0) || !inDialectOf(request, uncapped);
  return Math.min(Math.abs(limit), isCapped ? cap : endless);
}

/** How many calls are asked for. */
function callLimit(parameters: Query): number {
  const text = parameters.text('limit');
  return text === undefined ? cap : Math.min(Math.max(phpInteger(text), 0), cap);
}

/** The rows after an id; whatever else is asked is not looked at. */
const searchId: Act = (request) => {
  const { parameters } = request;
  if (!parameters.has('idbeg'))
    throw new BadRequest({
      message: 'the parameter idbeg is missing: it is the id after which records are wanted',
      field: 'idbeg',
      rule: 'undefined',
    });
  const id = parameters.isArray('idbeg') ? 1 : phpInteger(parameters.text('idbeg') ?? '');
  // The real database compares 32 bits: beyond them nothing is found.
  if (Math.abs(id) >= 2 ** 31) return found(undefined);
  return found(recordsAfter(request.store, { id, limit: limitOf(request) }));
};

/** The rows of a time. */
const searchRows: Act = (request) => {
  const period = periodOf(request);
  const { dcontext } = filtersOf(request.parameters);
  if (period === undefined) return found(undefined);
  return found(recordsBetween(request.store, { ...period, context: dcontext }, limitOf(request)));
};

/** The calls of a time. */
const searchCalls: Act = (request) => {
  const period = periodOf(request);
  const filters = filtersOf(request.parameters);
  const calls = period === undefined ? [] : summariesOf(request.store, period, filters);
  if (calls.length === 0) return found(undefined);
  return { status: 200, json: calls.slice(0, callLimit(request.parameters)) };
};

const search: Act = (request) => {
  const isFiltered = filterNames.some((name) => request.parameters.has(name));
  return inDialectOf(request, plainSearch) && !isFiltered ? searchRows(request) : searchCalls(request);
};

/** Searches by date and then shows nothing of it (core.md 2.7 ¹). */
const view: Act = (request) => {
  const outcome = searchRows(request);
  return outcome.status === 200 ? nullAnswer(request) : outcome;
};

function found(chunks: Chunks | undefined): Outcome {
  return chunks === undefined
    ? { status: 204, reason: { message: 'no call record matches: an empty result answers 204' } }
    : { status: 200, chunks: chunks };
}

export const cel = defineResource({
  base: 'service/ipbx',
  path: 'call_management/cel',
  nouns: { one: 'call record', many: 'call records' },
  fallback: 'searchdb',
  acts: { searchid: searchId, searchdb: searchRows, search, view },
  differences: callRecordDifferences,
});
