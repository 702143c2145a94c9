import { nothing } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { inDialectOf } from '#core/request.ts';
import type { Act, Outcome } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest } from '#errors.ts';
import { recordsAfter, recordsBetween } from '#pbx/call-records/queries.ts';
import { phpInteger } from '#wire/php.ts';
import type { Pieces } from '#wire/pieces.ts';
import { acceptsSeconds, firstInstant, periodOf, wholePeriods } from './cel/dates.ts';
import { filterNames, filtersOf } from './cel/filters.ts';
import { callLimit, limitOf, uncapped } from './cel/limits.ts';
import { summariesOf } from './cel/summaries.ts';

const plainSearch: Difference<boolean> = {
  where: 'cel: `act=search` without a filter',
  recorded: { told: 'call summaries', value: false },
  documented: { told: 'flat rows with `amaflagsmeta`; call summaries only with a filter in the query', value: true },
  why: 'page: shows flat rows under "Search"',
};

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
  return outcome.status === 200 ? nothing(request) : outcome;
};

function found(pieces: Pieces | undefined): Outcome {
  return pieces === undefined
    ? { status: 204, reason: { message: 'no call record matches: an empty result answers 204' } }
    : { status: 200, pieces };
}

export const cel = defineResource({
  base: 'service/ipbx',
  path: 'call_management/cel',
  nouns: { one: 'call record', many: 'call records' },
  fallback: 'searchdb',
  acts: { searchid: searchId, searchdb: searchRows, search, view },
  differences: [wholePeriods, acceptsSeconds, firstInstant, plainSearch, uncapped],
});
