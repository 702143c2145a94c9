import { expect, test } from 'vitest';
import { outcall } from '#resources/service/ipbx/call_management/outcall.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const body = { outcall: { name: 'Out', context: 'to-extern' }, outcalltrunk: [1, 2] };

function mockWithTrunks(dialect: 'documented' | 'recorded' = 'documented'): Mock {
  const mock = startMock({ dialect });
  for (const protocolid of [1, 2])
    mock.world.store.insert('trunkfeatures', { protocol: 'sip', protocolid, description: '' });
  return mock;
}

async function addOutcall(mock: Mock, change: object = {}): Promise<number> {
  return (await mock.call(outcall, 'add', { body: { ...body, ...change } })).status;
}

async function viewOutcall(mock: Mock, id = 1): Promise<unknown> {
  return (await mock.call(outcall, 'view', { id })).json();
}

test('the last row of the patterns is dropped, whatever it contains', async () => {
  const mock = mockWithTrunks();
  expect(await addOutcall(mock, { dialpattern: { exten: ['0X.', '1X.'], stripnum: [1], prefix: '+33' } })).toBe(200);
  expect(await viewOutcall(mock)).toMatchObject({
    outcall: { name: 'out', hangupringtime: '0', preprocess_subroutine: null },
    dialpattern: [{ id: 1, typeid: 1, externprefix: '', prefix: '+33', exten: '0X.', stripnum: 1, callerid: '' }],
    rightcall: false,
  });
});

test.each([
  ['a single pattern', { exten: ['456'] }],
  ['a text', '456'],
  ['null', null],
  ['an empty object', {}],
  ['a list of objects', [{ exten: '456' }, { exten: '457' }]],
])('%s as dialpattern yields no pattern', async (_, dialpattern) => {
  const mock = mockWithTrunks();
  expect(await addOutcall(mock, { dialpattern })).toBe(200);
  expect(await viewOutcall(mock)).toMatchObject({ dialpattern: false });
});

test('unknown and repeated trunks are skipped, others keep their order', async () => {
  const mock = mockWithTrunks();
  expect(await addOutcall(mock, { outcalltrunk: ['2', 99, 1, 2] })).toBe(200);
  expect(await viewOutcall(mock)).toMatchObject({
    outcalltrunk: [
      { outcallid: 1, trunkfeaturesid: 2, priority: '0' },
      { outcallid: 1, trunkfeaturesid: 1, priority: '1' },
    ],
  });
});

test.each([
  ['no trunk', { outcalltrunk: [] }],
  ['a text as trunks', { outcalltrunk: '1' }],
  ['a context that is not there', { outcall: { name: 'out', context: 'nowhere' } }],
  ['a hang-up time of 195 seconds', { outcall: { ...body.outcall, hangupringtime: 195 } }],
  ['a feature code as pattern', { dialpattern: { exten: ['700', ''] } }],
  ['a row without pattern', { dialpattern: { exten: ['1'], prefix: ['', '', ''] } }],
  ['a strip number above 20', { dialpattern: { exten: ['1', ''], stripnum: [21] } }],
])('an add with %s is refused and consumes no id', async (_, change) => {
  const mock = mockWithTrunks();
  expect(await addOutcall(mock, change)).toBe(400);
  expect(await addOutcall(mock, { dialpattern: { exten: ['1', ''] } })).toBe(200);
  expect(await viewOutcall(mock)).toMatchObject({ outcall: { id: 1 }, dialpattern: [{ id: 1 }] });
});

const withUnknownTrunks = { outcalltrunk: [99, 'x', null, [1]], dialpattern: { exten: ['1XX', '2XX', ''] } };

test('an add that names only unknown trunks is refused, and only its ids are consumed', async () => {
  const mock = mockWithTrunks();
  expect(await addOutcall(mock, withUnknownTrunks)).toBe(400);
  expect(await addOutcall(mock, { dialpattern: withUnknownTrunks.dialpattern })).toBe(200);
  expect(await viewOutcall(mock, 2)).toMatchObject({
    outcall: { id: 2, name: 'out' },
    dialpattern: [{ id: 3 }, { id: 4 }],
  });
});

test('recorded, the patterns of an add that names only unknown trunks remain used in their context', async () => {
  const mock = mockWithTrunks('recorded');
  expect(await addOutcall(mock, withUnknownTrunks)).toBe(400);
  expect((await mock.call(outcall, 'list')).status).toBe(204);
  expect(await addOutcall(mock, { dialpattern: { exten: ['2XX', ''] } })).toBe(400);
  const elsewhere = { outcall: { name: 'out', context: 'default' }, dialpattern: { exten: ['2XX', ''] } };
  expect(await addOutcall(mock, elsewhere)).toBe(200);
  expect(await viewOutcall(mock, 2)).toMatchObject({ outcall: { id: 2 } });
});

test('an add with two equal patterns stores nothing', async () => {
  const mock = mockWithTrunks();
  expect(await addOutcall(mock, { dialpattern: { exten: ['1XX', '_1XX', ''] } })).toBe(400);
  expect((await mock.call(outcall, 'list')).status).toBe(204);
});

test('recorded, an add with two equal patterns stores everything before the second', async () => {
  const mock = mockWithTrunks('recorded');
  expect(await addOutcall(mock, { dialpattern: { exten: ['1XX', '_1XX', ''] } })).toBe(400);
  expect(await viewOutcall(mock)).toMatchObject({ dialpattern: [{ exten: '1XX' }], outcalltrunk: false });
});

test('a deleted outcall frees its pattern and its context', async () => {
  const mock = mockWithTrunks();
  const change = { dialpattern: { exten: ['0X.', ''] }, schedule_id: 3 };
  await addOutcall(mock, change);
  expect(await viewOutcall(mock)).toMatchObject({ schedule_id: 3 });
  expect((await mock.call(context, 'delete', { id: 'to-extern' })).status).toBe(500);
  expect((await mock.call(outcall, 'delete', { id: 1 })).status).toBe(200);
  for (const table of ['outcall', 'outcalltrunk', 'dialpattern', 'contextmember', 'schedule_path'] as const) {
    expect(mock.world.store.all(table)).toEqual([]);
  }
  expect(await addOutcall(mock, change)).toBe(200);
});

test('edit and deleteall are unknown acts and list', async () => {
  const mock = mockWithTrunks();
  await addOutcall(mock);
  for (const act of ['edit', 'deleteall']) {
    expect((await mock.call(outcall, act, { id: 1, body: '' })).json()).toMatchObject([{ id: '1', useenum: '0' }]);
  }
});
