import { expect, test } from 'vitest';
import { statisticsConfiguration } from '#resources/statistics/call_center/settings/configuration.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const stats_conf = {
  name: 'conf_1',
  hour_start: '8:00',
  hour_end: '20:5',
  dbegcache: '2012-01',
  dendcache: 0,
  default_delta: '-1 day',
  period1: '0-10',
  monday: true,
};

function add(mock: Mock, changes = {}, lists = {}) {
  return mock.call(statisticsConfiguration, 'add', { body: { stats_conf: { ...stats_conf, ...changes }, ...lists } });
}

async function first(mock: Mock): Promise<unknown> {
  return (await mock.call(statisticsConfiguration, 'view', { id: 1 })).json();
}

test('views have hours with two digits and cache dates as months', async () => {
  const mock = startMock();
  expect(await add(mock, { dendcache: '2012-05x' })).toMatchObject({ status: 200, text: '' });
  expect(await first(mock)).toMatchObject({
    stats_conf: {
      id: 1,
      hour_start: '08:00',
      hour_end: '20:05',
      dbegcache: '2012-01',
      dendcache: '2012-05',
      dupdate: '0',
    },
    queue: false,
    agent: false,
    xivouser: false,
  });
});

test.for([
  ['2012-00', '2011-12'],
  ['2012-13', '1970-01'],
])('a beginning in month %s is shown as %s', async ([dbegcache, shown]) => {
  const mock = startMock();
  await add(mock, { dbegcache });
  expect(await first(mock)).toMatchObject({ stats_conf: { dbegcache: shown } });
});

test.for([
  ['foo0', '0'],
  ['2012-0', '2011-12'],
  ['2012-13', '0'],
])('an end %s is shown as %s', async ([dendcache, shown]) => {
  const mock = startMock();
  await add(mock, { dendcache });
  expect(await first(mock)).toMatchObject({ stats_conf: { dendcache: shown } });
});

test.for([
  ['a name with capitals', { name: 'Conf' }],
  ['a missing hour', { hour_end: null }],
  ['an hour after midnight', { hour_end: '24:59' }],
  ['a month after January 2038', { dbegcache: '2038-02' }],
  ['a delta of another form', { default_delta: 'yesterday' }],
  ['a period of letters', { period1: 'ten' }],
])('an add with %s is refused', async ([, changes]) => {
  expect((await add(startMock(), changes)).status).toBe(400);
});

test('queues are keyed by id and ordered by name, agents by last name', async () => {
  const mock = startMock({ seeds: 'documented' });
  await add(mock, {}, { queue: [35], queue_qos: { 35: 10 }, agent: [95, '3'], xivouser: [1] });
  const { text } = await mock.call(statisticsConfiguration, 'view', { id: 1 });
  expect(text).toContain('"queue":{"35":{"id":"35","name":"n1022"');
  expect(text).toContain('"stats_qos":10}}');
  expect(text.indexOf('"95":{')).toBeLessThan(text.indexOf('"3":{'));
  expect(text).toContain('"valid":true,"time":"0","dcreate":"1348677927","dupdate":"0","obj":[]}]');
});

test.for([
  ['an unknown agent', { agent: [999] }, 400],
  ['queues without levels', { queue: [35] }, 400],
  ['a keyed object of agents', { agent: { a: 3 } }, 500],
  ['a keyed object of queues', { queue: { a: 35 }, queue_qos: {} }, 500],
  ['an agent twice', { agent: [3, 3] }, 400],
  ['a level above 16 bits', { queue: [35], queue_qos: { 35: 32_768 } }, 400],
] as const)('%s stores nothing', async ([, lists, status]) => {
  const mock = startMock({ seeds: 'documented' });
  expect((await add(mock, {}, lists)).status).toBe(status);
  expect(mock.world.store.all('stats_conf')).toEqual([]);
});

test('only a repeated link uses up an id', async () => {
  const mock = startMock({ seeds: 'documented' });
  await add(mock, {}, { agent: [999] });
  await add(mock, { dbegcache: '2038-02' });
  await add(mock, { dendcache: '1901-01' });
  await add(mock, {}, { agent: [3, 3] });
  await add(mock);
  expect((await mock.call(statisticsConfiguration, 'list')).json()).toMatchObject([{ id: 2 }]);
});

test('an edit empties the lists that it leaves out, and records its time', async () => {
  const mock = startMock({ seeds: 'documented' });
  await add(mock, {}, { agent: [3] });
  mock.world.clock.freeze(Date.parse('2012-10-01T12:00:00Z'));
  const body = { stats_conf: { ...stats_conf, name: 'renamed' } };
  expect((await mock.call(statisticsConfiguration, 'edit', { id: 1, body })).status).toBe(200);
  expect(await first(mock)).toMatchObject({ stats_conf: { name: 'renamed', dupdate: '1349092800' }, agent: false });
});

test('a deleted configuration leaves no links', async () => {
  const mock = startMock({ seeds: 'documented' });
  await add(mock, {}, { agent: [3], xivouser: [1] });
  expect((await mock.call(statisticsConfiguration, 'delete', { id: 1 })).status).toBe(200);
  expect(mock.world.store.all('stats_conf_agent')).toEqual([]);
  expect(mock.world.store.all('stats_conf_xivouser')).toEqual([]);
});

test('view of an unknown configuration is 404; on the real server only without an id', async () => {
  expect((await startMock().call(statisticsConfiguration, 'view', { id: 9 })).status).toBe(404);
  const recorded = startMock({ dialect: 'recorded' });
  expect((await recorded.call(statisticsConfiguration, 'view', { id: 9 })).status).toBe(204);
  expect((await recorded.call(statisticsConfiguration, 'view')).status).toBe(404);
});
