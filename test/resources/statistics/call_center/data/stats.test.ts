import { expect, test } from 'vitest';
import type { Resource } from '#core/resource.ts';
import { stats1 } from '#resources/statistics/call_center/data/stats1.ts';
import { stats2 } from '#resources/statistics/call_center/data/stats2.ts';
import { stats3 } from '#resources/statistics/call_center/data/stats3.ts';
import { stats4 } from '#resources/statistics/call_center/data/stats4.ts';
import { statisticsConfiguration } from '#resources/statistics/call_center/settings/configuration.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

/** A mock with configuration 1: queue 35, agent 3, Mondays and Sundays from 8:30 to 10:15. */
async function withConfiguration(changes = {}): Promise<Mock> {
  const mock = startMock({ seeds: 'documented' });
  const stats_conf = {
    name: 'conf',
    hour_start: '08:30',
    hour_end: '10:15',
    dbegcache: '2012-01',
    dendcache: 0,
    default_delta: 0,
    period1: '0-10',
    monday: true,
    sunday: true,
    ...changes,
  };
  const body = { stats_conf, queue: [35], queue_qos: { 35: 10 }, agent: [3] };
  await mock.call(statisticsConfiguration, 'add', { body });
  return mock;
}

async function rows(resource: Resource, query: Record<string, string>, changes = {}): Promise<string> {
  return rowsOf(await withConfiguration(changes), resource, query);
}

async function rowsOf(mock: Mock, resource: Resource, query: Record<string, string>): Promise<string> {
  return (await mock.call(resource, 'any', { query: { confid: '1', ...query } })).text;
}

async function keys(resource: Resource, query: Record<string, string>): Promise<string[]> {
  return keysOf(await rows(resource, query));
}

function keysOf(table: string): string[] {
  return [...table.matchAll(/"([^"]+)":\{"rowdata"/g)].map(([, key = '']) => key);
}

test('a queue has its row of zeros', async () => {
  expect(await rows(stats1, {})).toContain(
    '{"queue-35":{"rowdata":{"id":35,"name":"n1022","number":"1022","keydata":["n1022"],"qos":10,"identity":"dn1022","key":"queue-35","keyfile":"queue-35","type":"queue"},"presented":{"expression":"custom:queue,[key],presented","format":"int","result":0,"operation":" "}',
  );
});

test('an agent has its row', async () => {
  expect(await rows(stats2, {})).toContain(
    '{"agent-3":{"rowdata":{"id":3,"fullname":"Agent 2","identity":"Agent 2 (2)","number":"2","key":"agent-3","keyfile":"agent-3","keydata":["2","agent\\/2","Agent\\/2"],"type":"agent"}',
  );
});

test('a computed result names its operators', async () => {
  expect(await rows(stats3, {})).toContain('"format":"time","result":0,"operation":"( - ) "}');
});

test('without a configuration, or by POST, the table is an empty list', async () => {
  const mock = await withConfiguration();
  expect((await mock.call(stats4, 'any')).text).toBe('[]');
  expect((await mock.call(stats4, 'any', { query: { confid: '9' } })).text).toBe('[]');
  expect((await mock.call(stats4, 'any', { query: { confid: '1' }, method: 'POST' })).text).toBe('[]');
});

test('a day has the hours of the configuration, and tables of queues add a total', async () => {
  expect(await keys(stats1, { axetype: 'day' })).toEqual(['8', '9', 'total']);
  expect(await keys(stats2, { axetype: 'day' })).toEqual(['8', '9']);
});

test('a week has the configured days as dates, for agents as names', async () => {
  const key = 'queue-35';
  expect(await keys(stats1, { axetype: 'week', dweek: '2012-12-12', key })).toEqual(['20121210', '20121216', 'total']);
  expect(await keys(stats3, { axetype: 'week' })).toEqual(['monday', 'sunday']);
  expect(await rows(stats1, { axetype: 'week', key })).toBe('[]');
});

test('a month has the configured days as dates, for agents with their time', async () => {
  expect((await keys(stats4, { axetype: 'month', dmonth: '2012-12', key: 'queue-35' })).slice(0, 3)).toEqual([
    '20121202',
    '20121203',
    '20121209',
  ]);
  expect(await rows(stats2, { axetype: 'month', dmonth: '2012-12' })).toContain(
    '{"02":{"rowdata":{"identity":"sunday-opt(2)","index":"20121202","dayname":"sunday","day":"02","name":"sunday","key":"02","time":1354406400}',
  );
});

test('a week or month without configured days is empty', async () => {
  const none = { monday: false, sunday: false };
  expect(await rows(stats1, { axetype: 'week', dweek: '2012-12-12', key: 'queue-35' }, none)).toBe('[]');
  expect(await rows(stats2, { axetype: 'month' }, none)).toBe('[]');
});

test('a week or month of queues is empty unless the key names a queue of the configuration', async () => {
  const mock = await withConfiguration();
  for (const key of ['', '35', 'queue-1', 'queue-350', 'agent-3']) {
    const query = { dweek: '2012-12-12', dmonth: '2012-12', key };
    for (const resource of [stats1, stats4]) {
      expect(await rowsOf(mock, resource, { axetype: 'week', ...query })).toBe('[]');
      expect(await rowsOf(mock, resource, { axetype: 'month', ...query })).toBe('[]');
      expect(keysOf(await rowsOf(mock, resource, { axetype: 'day', ...query }))).toEqual(['8', '9', 'total']);
    }
  }
  expect(await rowsOf(mock, stats1, { axetype: 'week', dweek: '2012-12-12' })).toBe('[]');
});

test('a week of agents needs no key', async () => {
  expect(await keys(stats2, { axetype: 'week', key: 'agent-9' })).toEqual(['monday', 'sunday']);
});

test('without a configuration a year has its months, the other axes have no rows', async () => {
  const mock = await withConfiguration();
  for (const confid of ['9', 'abc', '']) {
    expect(keysOf(await rowsOf(mock, stats1, { axetype: 'year', confid }))).toHaveLength(13);
    expect(keysOf(await rowsOf(mock, stats3, { axetype: 'year', confid }))).toHaveLength(12);
    for (const axetype of ['type', 'day', 'week', 'month']) {
      const query = { axetype, confid, dweek: '2012-12-12', dmonth: '2012-12', key: 'queue-35' };
      for (const table of [stats1, stats2, stats3, stats4]) expect(await rowsOf(mock, table, query)).toBe('[]');
    }
  }
});

test('a year has twelve months', async () => {
  expect(await keys(stats4, { axetype: 'year' })).toHaveLength(13);
  expect(await rows(stats1, { axetype: 'year' })).toContain(
    '{"1":{"rowdata":{"identity":"january","name":"january","key":1}',
  );
});
