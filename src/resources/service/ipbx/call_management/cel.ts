import { nullAnswer } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import { BadRequest } from '#errors.ts';
import { recordsAfter, recordsBetween } from '#pbx/call-records/queries.ts';
import type { Chunks } from '#wire/chunks.ts';
import { phpInteger } from '#wire/php.ts';
import type { Query } from '#wire/query.ts';
import { celAnswers } from './cel/answers.ts';
import { timeRangeOf } from './cel/dates.ts';
import { maxResults, searchIdOf, searchOf, searchRowsOf, viewOf } from './cel/descriptions.ts';
import { callRecordDifferences, plainSearch, uncapped } from './cel/differences.ts';
import { filterNames, filtersOf } from './cel/filters.ts';
import { callRecordRows } from './cel/rows.ts';
import { summariesOf } from './cel/summaries.ts';

/** A limit above the size of any table. */
const unlimited = 2 ** 31 - 1;

/** The number of rows requested: the sign of a negative number is dropped, and an empty one requests all. */
function limitOf(request: ActRequest): number {
  const text = request.parameters.text('limit');
  if (text === undefined) return maxResults;
  const limit = text === '' ? unlimited : phpInteger(text);
  const isCapped = (text !== '' && limit >= 0) || !inDialectOf(request, uncapped);
  return Math.min(Math.abs(limit), isCapped ? maxResults : unlimited);
}

/** The number of calls requested. */
function callLimit(parameters: Query): number {
  const text = parameters.text('limit');
  return text === undefined ? maxResults : Math.min(Math.max(phpInteger(text), 0), maxResults);
}

/** Answers the rows after an id; other parameters than `limit` are ignored. */
function searchId(request: ActRequest): Outcome {
  const { parameters } = request;
  if (!parameters.has('idbeg'))
    throw new BadRequest({
      message: 'the parameter idbeg is missing; it is the id after which the records start',
      field: 'idbeg',
      rule: 'undefined',
    });
  const id = parameters.isArray('idbeg') ? 1 : phpInteger(parameters.text('idbeg') ?? '');
  // The real database compares 32-bit integers: a greater id matches nothing.
  if (Math.abs(id) >= 2 ** 31) return outcomeOf(undefined);
  return outcomeOf(recordsAfter(request.store, { id, limit: limitOf(request) }));
}

/** Answers the rows of a time range. */
function searchRows(request: ActRequest): Outcome {
  const range = timeRangeOf(request);
  const { dcontext } = filtersOf(request.parameters);
  if (range === undefined) return outcomeOf(undefined);
  return outcomeOf(recordsBetween(request.store, { ...range, context: dcontext }, limitOf(request)));
}

/** Answers the calls of a time range. */
function searchCalls(request: ActRequest): Outcome {
  const range = timeRangeOf(request);
  const filters = filtersOf(request.parameters);
  const calls = range === undefined ? [] : summariesOf(request.store, range, filters);
  if (calls.length === 0) return outcomeOf(undefined);
  return { status: 200, json: calls.slice(0, callLimit(request.parameters)) };
}

function search(request: ActRequest): Outcome {
  const isFiltered = filterNames.some((name) => request.parameters.has(name));
  return inDialectOf(request, plainSearch) && !isFiltered ? searchRows(request) : searchCalls(request);
}

/** Searches by date, but answers nothing if rows match (core.md 2.7 ¹). */
function view(request: ActRequest): Outcome {
  const outcome = searchRows(request);
  return outcome.status === 200 ? nullAnswer.run(request) : outcome;
}

function outcomeOf(chunks: Chunks | undefined): Outcome {
  return chunks === undefined
    ? { status: 204, reason: { message: 'no call record matches; an empty result answers 204' } }
    : { status: 200, chunks };
}

export const cel = defineResource({
  base: 'service/ipbx',
  path: 'call_management/cel',
  nouns: { one: 'call record', many: 'call records' },
  fallback: 'searchdb',
  acts: {
    searchid: act(searchIdOf, searchId),
    searchdb: act(searchRowsOf, searchRows),
    search: act(searchOf, search),
    view: act(viewOf, view),
  },
  rows: callRecordRows,
  answers: celAnswers,
  differences: callRecordDifferences,
});
