import type { Difference } from '#dialect.ts';

export const wholePeriods: Difference<boolean> = {
  where: 'cel: `dbeg` and `dend` as `Y` or `Y-m`',
  recorded: { told: 'accepted, match nothing (204)', value: false },
  documented: { told: 'the whole year or month', value: true },
  why: 'page: accepts both forms',
};

export const acceptsSeconds: Difference<boolean> = {
  where: 'cel: `dbeg` and `dend` as `Y-m-d H:i:s`',
  recorded: { told: '400', value: false },
  documented: { told: 'accepted, the whole second', value: true },
  why: 'page: accepts the form',
};

export const firstInstant: Difference<string> = {
  where: 'cel: an event at exactly midnight, the lower bound of a day',
  recorded: { told: 'missed', value: '0000-01-01 00:00:00.000001' },
  documented: { told: 'found', value: '0000-01-01 00:00:00.000000' },
  why: 'page: the search is from that day on',
};

export const plainSearch: Difference<boolean> = {
  where: 'cel: `act=search` without a filter',
  recorded: { told: 'call summaries', value: false },
  documented: { told: 'flat rows with `amaflagsmeta`; call summaries only with a filter in the query', value: true },
  why: 'page: shows flat rows under "Search"',
};

export const uncapped: Difference<boolean> = {
  where: 'cel: an empty or negative `limit`',
  recorded: { told: 'not capped', value: true },
  documented: { told: 'at most 5000', value: false },
  why: 'page: "limited to 5000"',
};

export const differences: readonly Difference[] = [wholePeriods, acceptsSeconds, firstInstant, plainSearch, uncapped];
