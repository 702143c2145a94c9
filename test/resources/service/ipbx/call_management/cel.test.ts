import { expect, test } from 'vitest';
import { addCallRecords } from '#pbx/call-records/rows.ts';
import { cel } from '#resources/service/ipbx/call_management/cel.ts';
import type { Where } from '#store/sql.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

type Dialect = 'documented' | 'recorded';

/** A mock on the first of March 2012 with these records: `[time, type, more]`. */
function mockWith(records: readonly (readonly [string, string, Where?])[], dialect: Dialect = 'documented'): Mock {
  const mock = startMock({ dialect });
  mock.world.clock.freeze(Date.parse('2012-03-01T12:00:00Z'));
  const ids = { uniqueid: '1.1', linkedid: '1.1' };
  addCallRecords(
    mock.world.store,
    records.map(([eventtime, eventtype, more]) => ({ eventtime, eventtype, ...ids, ...more })),
  );
  return mock;
}

const days = ['2012-02-27 00:00:00', '2012-02-27 23:59:59.999999', '2012-02-28', '2012-03-01 10:00:00.5'];
const calendar = days.map((day) => [day.length > 10 ? day : `${day} 00:00:00`, 'CHAN_START'] as const);

async function idsOf(mock: Mock, act: string, query: Record<string, string>): Promise<unknown> {
  const answer = await mock.call(cel, act, { query });
  if (answer.status !== 200) return answer.status;
  return [...answer.text.matchAll(/\{"id":"(\d+)"/g)].map(([, id]) => Number(id));
}

test.for([
  [{ dbeg: '2012-02-27', dend: '2012-02-27' }, [1, 2], [2]],
  [{ dbeg: '2012-2-27' }, [1, 2, 3, 4], [2, 3, 4]],
  [{ dbeg: '2012-02', dend: '2012-02' }, [1, 2, 3], 204],
  [{ dbeg: '2012' }, [1, 2, 3, 4], 204],
  [{ dbeg: '2012-03-01 10:00:00', dend: '2012-03-01 10:00:00' }, [4], 400],
  [{ dbeg: '2012-02-28', limit: '1' }, [3], [4]],
  [{ dbeg: '2012-02-27', limit: '-1' }, [1], [2]],
  [{ dbeg: '2012-02-27', limit: '' }, [1, 2, 3, 4], [2, 3, 4]],
  [{ dbeg: '2012-02-27', limit: '0' }, 204, 204],
  [{ dbeg: '2012-02-27', dcontext: 'elsewhere' }, 204, 204],
] as const)('a search by %j finds what the dialect says', async ([query, documented, recorded]) => {
  expect(await idsOf(mockWith(calendar), 'searchdb', query)).toEqual(documented);
  expect(await idsOf(mockWith(calendar, 'recorded'), 'searchdb', query)).toEqual(recorded);
});

test.for([
  {},
  { dbeg: '' },
  { dend: '2012-02-27' },
  { dbeg: 'bogus' },
  { dbeg: '2012/02/27' },
  { dbeg: '12-02-27' },
  { dbeg: '2012-02-' },
  { dbeg: '2012-02-27T03:27:21' },
  { dbeg: '2012-02-30' },
  { dbeg: '2012-13' },
  { dbeg: '2012-02-27 24:00:00' },
  { 'dbeg[]': '2012-02-27' },
  { dbeg: '2012-02-27', 'dend[]': '2012-02-27' },
  { dbeg: '2012-02', dend: '2012-02-28' },
  { dbeg: '2012-02-28', dend: '2012-02-27' },
  { dbeg: '2012-03-02' },
  { dbeg: '2012-02-27', channel: 'sip' },
  { dbeg: '2012-02-27', srcformat: '' },
  { dbeg: '2012-02-27', amaflags: '3' },
  { dbeg: '2012-02-27', accountcode: 'a b' },
  { dbeg: '2012-02-27', dcontext: 'zonemessages' },
])('a search by %j is refused', async (query) => {
  const mock = mockWith(calendar);
  for (const act of ['searchdb', 'search', 'view']) expect((await mock.call(cel, act, { query })).status).toBe(400);
});

test('the current month is accepted, and so is an end in the future', async () => {
  expect(await idsOf(mockWith(calendar), 'searchdb', { dbeg: '2012-03', dend: '2013-01' })).toEqual([4]);
});

test.for([
  ['2', [3, 4]],
  ['2x', [3, 4]],
  ['', [1, 2, 3, 4]],
  ['-5', [1, 2, 3, 4]],
  ['99', 204],
  ['4294967296', 204],
] as const)('idbeg %j is read as the number at its start', async ([idbeg, ids]) => {
  expect(await idsOf(mockWith(calendar), 'searchid', { idbeg })).toEqual(ids);
});

test('a search by id requires idbeg, ignores dates, and has no names of flags', async () => {
  const mock = mockWith(calendar);
  expect((await mock.call(cel, 'searchid')).status).toBe(400);
  expect(await idsOf(mock, 'searchid', { 'idbeg[]': '3' })).toEqual([2, 3, 4]);
  const answer = await mock.call(cel, 'searchid', { query: { idbeg: '0', dbeg: 'bogus' } });
  expect(answer.text).not.toContain('amaflagsmeta');
});

test('parameters of a POST come from its form only, and other methods have none', async () => {
  const mock = mockWith(calendar);
  const query = { idbeg: '1' };
  expect((await mock.call(cel, 'searchid', { query, method: 'POST' })).status).toBe(400);
  expect((await mock.call(cel, 'searchid', { query, method: 'HEAD' })).status).toBe(400);
});

test('view searches, and answers null or 204', async () => {
  const mock = mockWith(calendar);
  expect((await mock.call(cel, 'view', { query: { dbeg: '2012-02-27' } })).text).toBe('null');
  expect((await mock.call(cel, 'view', { query: { dbeg: '2011-01-01', dend: '2011-01-02' } })).status).toBe(204);
});

const second = { uniqueid: '1.2' };
const alice = { cid_name: 'Alice', cid_num: '1001' };
const call = [
  ['2012-02-27 10:00:00', 'CHAN_START', { ...alice, exten: '1002', context: 'default', channame: 'SIP/a-01-7' }],
  ['2012-02-27 10:00:00.5', 'APP_START', { ...alice, context: 'user' }],
  ['2012-02-27 10:00:01', 'CHAN_START', { ...second, exten: 's', channame: 'IAX2/b-8' }],
  ['2012-02-27 10:00:05', 'ANSWER', { ...second, cid_name: 'Bob' }],
  ['2012-02-27 10:00:05.1', 'ANSWER', alice],
  ['2012-02-27 10:00:05.2', 'BRIDGE_START', alice],
  ['2012-02-27 10:00:45', 'HANGUP', alice],
  ['2012-02-27 10:00:45.1', 'CHAN_END', alice],
] as const;

/** The calls in the answer of a search for summaries. */
async function found(query: Record<string, string>, mock = mockWith(call)): Promise<unknown> {
  const answer = await mock.call(cel, 'search', { query: { dbeg: '2012-02-27', ...query } });
  return answer.status === 200 ? answer.json() : answer.status;
}

test('a search with a filter answers summaries with legs', async () => {
  expect(await found({ src: '' })).toEqual([
    {
      '1.1': {
        event: { CHAN_START: 1, APP_START: 1, ANSWER: 1, BRIDGE_START: 1, HANGUP: 1, CHAN_END: 1 },
        duration: 40,
        uniqueid: '1.1',
        channame: 'SIP/a-01-7',
        dstart: '2012-02-27 10:00:00',
        start: 1_330_336_800,
        trunk: 'SIP/a-01',
        from: 'Alice (1001)',
        to: '1002',
        context: 'user',
        userdeftype: '',
        answer: true,
        userfield: '',
        accountcode: '',
        amaflags: '3',
        amaflagsmeta: 'documentation',
        peer: '',
        ringing: 5,
        end: 1_330_336_845,
        dend: '2012-02-27 10:00:45',
      },
      '1.2': expect.objectContaining({ to: 'Bob', answer: true, duration: 0 }),
    },
  ]);
});

test('a search without a filter answers rows; recorded, summaries', async () => {
  expect(await found({})).toHaveLength(8);
  expect(await found({}, mockWith(call, 'recorded'))).toHaveLength(1);
});

test.for([
  [{ dst: '1002' }, 1],
  [{ dst: '100' }, 204],
  [{ dst: '100', dstformat: 'begin' }, 1],
  [{ dst: '2', dstformat: 'end' }, 1],
  [{ src: 'alice' }, 204],
  [{ src: 'alice', srcformat: 'contain' }, 1],
  [{ src: '(', srcformat: 'contain' }, 204],
  [{ src: 'A(l|i|c)+e.\\([0-9]{4}\\)' }, 1],
  [{ src: 'alice(?=x)', srcformat: 'contain' }, 204],
  [{ channel: 'IAX2' }, 1],
  [{ channel: 'Local' }, 204],
  [{ channel: 'others' }, 204],
  [{ dcontext: 'DEFAULT' }, 1],
  [{ src: '', limit: '0' }, 0],
  [{ src: '', limit: '' }, 0],
  [{ src: '', limit: '-1' }, 0],
  [{ src: '', limit: '7000' }, 1],
] as const)('a search for calls by %j finds the ones that match', async ([query, count]) => {
  const calls = await found(query);
  expect(Array.isArray(calls) ? calls.length : calls).toBe(count);
});

test('a filter with nested repetitions is fast', async () => {
  const name = `${'a'.repeat(70)}!`;
  const mock = mockWith([['2012-02-27 10:00:00', 'CHAN_START', { cid_name: name, cid_num: '' }]]);
  expect(await found({ src: '(a+)+' }, mock)).toBe(204);
  expect(await found({ src: '(a|a)*b', srcformat: 'contain' }, mock)).toBe(204);
});

test('the examples of the page match the seeded records', async () => {
  const mock = startMock({ seeds: 'documented' });
  const ids = await idsOf(mock, 'searchid', { idbeg: '200' });
  expect(ids).toEqual(Array.from({ length: 5000 }, (_, index) => 201 + index));
  const day = await mock.call(cel, 'search', { query: { dbeg: '2012-02-27' } });
  expect(day.text).toMatch(/^\[\{"id":"21074",.*?"amaflagsmeta":"documentation"\},\{"id":"21075",/);
  expect((await mock.call(cel, 'search', { query: { dbeg: '2012-02-28' } })).status).toBe(200);
});
