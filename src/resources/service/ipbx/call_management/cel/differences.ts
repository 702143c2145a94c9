import type { Difference } from '#dialect.ts';

export const yearsAndMonths: Difference<boolean> = {
  where: 'cel: `dbeg` and `dend` as `Y` or `Y-m`',
  recorded: { text: 'accepted, match nothing (204)', value: false },
  documented: { text: 'the whole year or month', value: true },
  why: 'the page accepts both forms',
};

export const acceptsSeconds: Difference<boolean> = {
  where: 'cel: `dbeg` and `dend` as `Y-m-d H:i:s`',
  recorded: { text: '400', value: false },
  documented: { text: 'accepted, the whole second', value: true },
  why: 'the page accepts the form',
};

export const firstInstant: Difference<string> = {
  where: 'cel: an event at exactly midnight, the lower bound of a day',
  recorded: { text: 'missed', value: '0000-01-01 00:00:00.000001' },
  documented: { text: 'found', value: '0000-01-01 00:00:00.000000' },
  why: 'on the page the search starts with that day',
};

export const plainSearch: Difference<boolean> = {
  where: 'cel: `act=search` without a filter',
  recorded: { text: 'call summaries', value: false },
  documented: { text: 'flat rows with `amaflagsmeta`; call summaries only with a filter in the query', value: true },
  why: 'the page shows flat rows under "Search"',
};

export const uncapped: Difference<boolean> = {
  where: 'cel: an empty or negative `limit`',
  recorded: { text: 'not capped', value: true },
  documented: { text: 'at most 5000', value: false },
  why: 'the page says "limited to 5000"',
};

export const callRecordDifferences: readonly Difference[] = [
  yearsAndMonths,
  acceptsSeconds,
  firstInstant,
  plainSearch,
  uncapped,
];
