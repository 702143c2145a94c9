import { expect, test } from 'vitest';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { dump, type Mock, startMock } from '../../../../../support/mock.ts';

const line = (number: string) => ({ protocol: ['sip'], context: ['default'], number: [number] });
const userfeatures = { firstname: 'Ada' };

async function linesOf(mock: Mock, id: number) {
  return Object((await mock.call(users, 'view', { id })).json()).linefeatures;
}

async function lineView(mock: Mock, id: number) {
  return (await mock.call(lines, 'view', { id })).json();
}

async function edit(mock: Mock, body: unknown) {
  return (await mock.call(users, 'edit', { id: 1, body })).status;
}

test('a line takes caller id, call limit, language and number rows from its user', async () => {
  const mock = startMock();
  const owner = { ...userfeatures, lastname: 'L', simultcalls: 3, language: 'fr_FR', ringseconds: 20 };
  await mock.call(users, 'add', {
    body: { userfeatures: owner, linefeatures: { ...line('1001'), dtmfmode: ['info'] } },
  });
  expect(await lineView(mock, 1)).toMatchObject({
    linefeatures: { iduserfeatures: 1, number: '1001', rules_time: '20', num: 1, rules_order: 1 },
    protocol: {
      callerid: '"Ada L" <1001>',
      'call-limit': '6',
      language: 'fr_FR',
      setvar: 'XIVO_USERID=1',
      dtmfmode: 'info',
    },
    usermacro: { appdata: 'user,s,1(1,1,,fr_FR)' },
    extenumbers: { exten: '1001', typeval: '1' },
    contextnummember: { context: 'default', number: '1001' },
  });
});

test('two lines require two ids; without ids parallel arrays are one line', async () => {
  const mock = startMock();
  const two = { protocol: ['sip', 'sip'], context: ['default', 'default'], number: ['1001', '1002'] };
  await mock.call(users, 'add', { body: { userfeatures, linefeatures: two } });
  expect(await linesOf(mock, 1)).toMatchObject([{ number: '1001' }]);
  await mock.call(users, 'add', {
    body: { userfeatures, linefeatures: { ...two, id: [0, 0], number: ['1003', '1004'] } },
  });
  expect(await linesOf(mock, 2)).toMatchObject([{ number: '1003' }, { number: '1004', rules_order: 2 }]);
});

test.each([
  ['without protocol', {}],
  ['as the view shows them', [{ id: 1, protocol: 'sip', number: '1001' }]],
  ['of protocol iax', { ...line('1001'), protocol: ['iax'] }],
  ['with a number outside the ranges', line('9999')],
  ['with a text for a number', { ...line('1001'), number: '1001' }],
  ['that do not exist', { id: ['77'] }],
  ['on a device that does not exist', { ...line('1001'), device: ['77'] }],
  ['of protocol sccp without number', { protocol: ['sccp'], context: ['default'] }],
])('lines %s are refused, and nothing remains', async (_what, linefeatures) => {
  const mock = startMock();
  const before = dump(mock);
  expect((await mock.call(users, 'add', { body: { userfeatures, linefeatures } })).status).toBe(400);
  expect(dump(mock)).toBe(before);
});

test('a free line posted with only its id is attached and loses its number', async () => {
  const mock = startMock();
  const protocol = { name: 'free', protocol: 'sip', context: 'default', setvar: 'A=b' };
  await mock.call(lines, 'add', {
    body: { protocol, linefeatures: { number: '1009', iduserfeatures: 0, rules_order: 1, protocolid: 0 } },
  });
  await mock.call(users, 'add', { body: { userfeatures, linefeatures: { id: ['1'] } } });
  expect(await linesOf(mock, 1)).toMatchObject([{ id: 1, name: 'free', number: '', iduserfeatures: 1 }]);
  expect(await lineView(mock, 1)).toMatchObject({ protocol: { setvar: 'A=b', callerid: '"Ada"' } });
});

test('a line of another user keeps its owner, and gets the caller id of the request', async () => {
  const mock = startMock();
  await mock.call(users, 'add', { body: { userfeatures: { firstname: 'B' }, linefeatures: line('1001') } });
  await mock.call(users, 'add', { body: { userfeatures, linefeatures: { id: [1], number: ['1001'] } } });
  expect(await linesOf(mock, 2)).toBe(false);
  expect(await lineView(mock, 1)).toMatchObject({
    linefeatures: { iduserfeatures: 1 },
    protocol: { callerid: '"Ada" <1001>' },
  });
});

test('a new line in an edit replaces the lines that are not posted, and may reuse their number', async () => {
  const mock = startMock();
  await mock.call(users, 'add', { body: { userfeatures, linefeatures: line('1001') } });
  expect(await edit(mock, { linefeatures: line('1001') })).toBe(200);
  expect(await linesOf(mock, 1)).toMatchObject([{ id: 2, number: '1001' }]);
  expect(await edit(mock, { linefeatures: { id: [] } })).toBe(200);
  expect(await linesOf(mock, 1)).toBe(false);
  expect((await mock.call(lines, 'list')).status).toBe(204);
});

test('sccp and custom lines have the columns of their protocol', async () => {
  const mock = startMock();
  const sccp = { protocol: ['sccp'], context: ['default'], number: ['1001'] };
  const custom = { protocol: ['custom'], context: ['default'], name: ['DAHDI/g0'] };
  await mock.call(users, 'add', { body: { userfeatures, linefeatures: sccp } });
  await mock.call(users, 'add', { body: { userfeatures, linefeatures: custom } });
  expect(await lineView(mock, 1)).toMatchObject({ protocol: { name: '1001', cid_name: 'Ada ', cid_num: '1001' } });
  expect(await lineView(mock, 2)).toMatchObject({
    linefeatures: { name: 'dahdi/g0' },
    protocol: { interface: 'dahdi/g0' },
  });
});

test('num and rules_order are cast before they are checked, line_num is not', async () => {
  const mock = startMock();
  const four = { id: [0, 0, 0, 0], protocol: Array(4).fill('sip'), context: Array(4).fill('default') };
  const linefeatures = { ...four, num: ['2x', 'A  B', 1.5, [1]], rules_order: ['x', '3 4', true, [[]]] };
  expect((await mock.call(users, 'add', { body: { userfeatures, linefeatures } })).status).toBe(200);
  expect(await linesOf(mock, 1)).toMatchObject([
    { num: 2, rules_order: 0 },
    { num: 0, rules_order: 3 },
    { num: 1, rules_order: 1 },
    { num: 1, rules_order: 1 },
  ]);
  expect(await edit(mock, { linefeatures: { id: [1, 2, 3, 4], num: ['9 9', 'x', [], '07'] } })).toBe(200);
  expect(await linesOf(mock, 1)).toMatchObject([{ num: 9 }, { num: 0 }, { num: 0 }, { num: 7 }]);
});

test.each([
  ['a negative num', { num: [-1] }],
  ['a negative text for num', { num: ['-2x'] }],
  ['a negative rules_order', { rules_order: [-1.5] }],
  ['a word for line_num', { line_num: ['x'] }],
  ['a fraction for line_num', { line_num: [1.5] }],
])('%s is refused, in adds and in edits', async (_what, columns) => {
  const mock = startMock();
  const linefeatures = { ...line('1001'), ...columns };
  expect((await mock.call(users, 'add', { body: { userfeatures, linefeatures } })).status).toBe(400);
  await mock.call(users, 'add', { body: { userfeatures, linefeatures: line('1001') } });
  expect(await edit(mock, { linefeatures: { id: [1], ...columns } })).toBe(400);
});

test('recorded, a line whose number came from the lines resource cannot be posted; documented, it can', async () => {
  for (const [dialect, status] of [
    ['documented', 200],
    ['recorded', 400],
  ] as const) {
    const mock = startMock({ dialect });
    const protocol = { name: 'loose', protocol: 'sip', context: 'default' };
    const linefeatures = { number: '1009', iduserfeatures: 5, rules_order: 1, protocolid: 0 };
    await mock.call(lines, 'add', { body: { protocol, linefeatures } });
    const body = { userfeatures, linefeatures: { id: [1], number: ['1001'] } };
    expect((await mock.call(users, 'add', { body })).status).toBe(status);
    const stored = dialect === 'documented' ? '1001' : '1009';
    expect(await lineView(mock, 1)).toMatchObject({ linefeatures: { number: stored, iduserfeatures: 5 } });
    // The line refuses the user after the id is consumed.
    expect((await mock.call(users, 'add', { body: { userfeatures } })).json()).toBe('2');
  }
});

test('false in an array of line columns is an empty entry', async () => {
  const mock = startMock();
  const linefeatures = { ...line('1001'), name: [false], rules_order: [false] };
  expect((await mock.call(users, 'add', { body: { userfeatures, linefeatures } })).status).toBe(200);
  expect(await linesOf(mock, 1)).toMatchObject([{ name: expect.stringMatching(/^[0-9a-z]{6}$/), rules_order: 0 }]);
});

test('lines after a refused one are not read, so a long list of them draws no names', async () => {
  const nameAfter = async (count: number) => {
    const mock = startMock();
    const numbers = Array.from({ length: count }, () => '1001');
    const refused = { context: ['default'], number: numbers };
    const { status } = await mock.call(users, 'add', { body: { userfeatures, linefeatures: refused } });
    expect(status).toBe(400);
    await mock.call(users, 'add', { body: { userfeatures, linefeatures: line('1001') } });
    const [row] = mock.world.store.all('linefeatures');
    return row?.['name'];
  };
  expect(await nameAfter(1000)).toBe(await nameAfter(2));
});
