import { expect, test } from 'vitest';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { dump, type Mock, startMock } from '../../../../../support/mock.ts';

const line = (number: string) => ({ protocol: ['sip'], context: ['default'], number: [number] });
const pair = (...number: readonly [unknown, unknown]) => ({
  id: [0, 0],
  protocol: ['sip', 'sip'],
  context: ['default', 'default'],
  number,
});
const userfeatures = { firstname: 'Ada', language: 'fr_FR' };
const eve = { firstname: 'Eve', language: 'fr_FR' };
const key = (fknum: number) => ({ fknum: [fknum], type: ['custom'], typeval: ['123'] });
const none = { noanswer: { actiontype: 'none' } };
const broken = { busy: { actiontype: 'group', actionarg1: 9 } };
const box = { fullname: 'Box', mailbox: '1001' };

/** Ada with line 1001 and a key, and another user who has 1002 and its mailbox. */
async function start(dialect: 'recorded' | 'documented') {
  const mock = startMock({ dialect });
  const body = { userfeatures, linefeatures: line('1001'), dialaction: none, phonefunckey: key(1) };
  await mock.call(users, 'add', { body });
  const other = { userfeatures: { ...userfeatures, firstname: 'Bob' }, linefeatures: line('1002') };
  await mock.call(users, 'add', { body: { ...other, voicemail: { ...box, mailbox: '1002' } } });
  return mock;
}

async function view(mock: Mock, id = 1) {
  return Object((await mock.call(users, 'view', { id })).json());
}

async function edit(mock: Mock, body: unknown) {
  return (await mock.call(users, 'edit', { id: 1, body })).status;
}

async function add(mock: Mock, body: unknown) {
  return (await mock.call(users, 'add', { body })).status;
}

async function numbers(mock: Mock) {
  const { status, json } = await mock.call(lines, 'list');
  return status === 204 ? [] : Object(json()).map(({ number }: { number: string }) => number);
}

/** Edits that are refused at a line, and the numbers and ids of Ada's lines afterwards. */
const atLine: readonly [string, unknown, readonly (readonly [number, string])[]][] = [
  ['a taken number', line('1002'), []],
  ['a number outside the ranges', line('9999'), []],
  ['a number in an unknown context', { ...line('1003'), context: ['nowhere'] }, []],
  ['a device that does not exist', { ...line('1003'), device: ['77'] }, []],
  ['the first of two lines', pair('9999', '1003'), [[3, '1003']]],
  ['the second of two lines', pair('1003', '1002'), [[3, '1003']]],
  ['a taken number of a line that is kept', { id: [1], number: ['1002'] }, [[1, '1001']]],
  ['an unknown device of a line that is kept', { id: [1], number: ['1003'], device: ['77'] }, [[1, '1003']]],
];

test.each(atLine)('recorded, an edit refused at %s changes only the user and the keys', async (_what, sent, left) => {
  const mock = await start('recorded');
  const body = { userfeatures: eve, linefeatures: sent, phonefunckey: key(2), dialaction: { busy: none.noanswer } };
  expect(await edit(mock, { ...body, schedule_id: 7 })).toBe(400);
  const user = await view(mock);
  expect(user).toMatchObject({ userfeatures: { firstname: 'Eve' }, phonefunckey: [{ fknum: '2' }], schedule_id: 0 });
  expect(Object.keys(user.dialaction)).toEqual(['noanswer']);
  const lines = (user.linefeatures || []).map((row: { id: number; number: string }) => [row.id, row.number]);
  expect(lines).toEqual(left);
});

test.each(atLine)('documented, an edit refused at %s changes nothing', async (_what, linefeatures) => {
  const mock = await start('documented');
  const before = dump(mock);
  expect(await edit(mock, { userfeatures: eve, linefeatures, phonefunckey: key(2) })).toBe(400);
  expect(dump(mock)).toBe(before);
});

test('recorded, an edit that omits a line with a mailbox is refused, after the other omitted lines are deleted', async () => {
  const mock = startMock({ dialect: 'recorded' });
  await add(mock, { userfeatures, linefeatures: pair('1001', '1002'), voicemail: box });
  expect(await edit(mock, { userfeatures: eve, linefeatures: line('1003') })).toBe(400);
  const user = await view(mock);
  expect(user).toMatchObject({ userfeatures: { firstname: 'Eve' }, linefeatures: [{ id: 1, number: '1001' }] });
  expect(await numbers(mock)).toEqual(['1001']);
});

test.each([
  ['a dial action without target', { dialaction: broken }],
  ['a taken mailbox', { voicemail: { ...box, mailbox: '1002' }, 'voicemail-option': 'add' }],
])('recorded, an edit refused at %s, after the lines, changes only the lines', async (_what, part) => {
  const mock = await start('recorded');
  const before = await view(mock);
  expect(await edit(mock, { userfeatures: eve, linefeatures: line('1003'), phonefunckey: key(2), ...part })).toBe(400);
  const { linefeatures, ...after } = await view(mock);
  expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'linefeatures')));
  expect(linefeatures).toMatchObject([{ id: 3, number: '1003' }]);
  expect((await mock.call(lines, 'view', { id: 3 })).json()).toMatchObject({ protocol: { callerid: '"Eve" <1003>' } });
});

test.each([
  ['a broken rule of the user', { userfeatures: { ...eve, ringseconds: 7 } }],
  ['an unknown line', { linefeatures: { id: [99] } }],
  ['a broken rule of a line that is kept', { linefeatures: { id: [1], number: ['x'] } }],
  ['an unknown protocol', { linefeatures: { ...line('1003'), protocol: ['iax'] } }],
  ['a name that no line can have', { linefeatures: { ...line('1003'), name: ['a b'] } }],
  [
    'a broken rule of the mailbox',
    { linefeatures: line('1003'), voicemail: { ...box, password: 'x' }, 'voicemail-option': 'add' },
  ],
])('recorded, an edit refused while its fields are checked, at %s, changes nothing', async (_what, part) => {
  const mock = await start('recorded');
  const before = dump(mock);
  expect(await edit(mock, { userfeatures: eve, phonefunckey: key(2), ...part })).toBe(400);
  expect(dump(mock)).toBe(before);
});

const refusedAdds: readonly [string, unknown, readonly string[]][] = [
  ['a taken mailbox', { linefeatures: line('1003'), voicemail: { ...box, mailbox: '1002' } }, ['1003']],
  ['a key that is there twice', { linefeatures: line('1003'), phonefunckey: { ...key(1), fknum: [1, 1] } }, ['1003']],
  ['a taken number of the second line', { linefeatures: pair('1003', '1002') }, ['1003']],
  ['an unknown device of the first line', { linefeatures: { ...pair('1003', '1004'), device: ['77', ''] } }, ['1004']],
  [
    'a voicemail in a context that does not exist',
    { linefeatures: { ...line(''), context: ['nowhere'] }, voicemail: box },
    [''],
  ],
  ['a dial action without target', { linefeatures: line('1003'), dialaction: broken }, []],
];

test.each(refusedAdds)('recorded, an add refused at %s leaves its other lines', async (_what, part, left) => {
  const mock = await start('recorded');
  const twice = { type: ['custom', 'custom'], typeval: ['1', '2'] };
  const body = { userfeatures: eve, ...Object(part) };
  if (body.phonefunckey !== undefined) Object.assign(body.phonefunckey, twice);
  expect(await add(mock, body)).toBe(400);
  expect(await numbers(mock)).toEqual(['1001', '1002', ...left]);
  expect((await mock.call(users, 'list')).json()).toHaveLength(2);
  for (const number of left)
    if (number !== '') expect(await add(mock, { userfeatures, linefeatures: line(number) })).toBe(400);
  expect(mock.world.store.count('dialaction', { categoryval: '3' })).toBe(0);
});

test.each(refusedAdds)('documented, an add refused at %s only consumes ids', async (_what, part) => {
  const mock = await start('documented');
  const before = dump(mock);
  expect(await add(mock, { userfeatures: eve, ...Object(part) })).toBe(400);
  expect(dump(mock)).toBe(before);
  expect((await mock.call(users, 'add', { body: { userfeatures } })).json()).toBe('4');
});

test('recorded, a refused add changes a line of another user that it posts', async () => {
  const mock = await start('recorded');
  const linefeatures = {
    id: [1, 0],
    protocol: ['', 'sip'],
    context: ['default', 'default'],
    number: ['1005', '9999'],
    num: [4, 1],
  };
  expect(await add(mock, { userfeatures: eve, linefeatures })).toBe(400);
  expect((await mock.call(lines, 'view', { id: 1 })).json()).toMatchObject({
    linefeatures: { iduserfeatures: 1, number: '1005', num: 4 },
    protocol: { callerid: '"Eve" <1005>' },
    extenumbers: { exten: '1005' },
  });
});

test.each(['recorded', 'documented'] as const)(
  'a user who is kept because of a mailbox keeps the other lines in documented only (%s)',
  async (dialect) => {
    const mock = startMock({ dialect });
    await add(mock, { userfeatures, linefeatures: pair('1001', '1002'), voicemail: box });
    const left = dialect === 'recorded' ? ['1001'] : ['1001', '1002'];
    expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(500);
    expect(await numbers(mock)).toEqual(left);
    expect(await view(mock)).toMatchObject({ userfeatures: { firstname: 'Ada' }, voicemail: { mailbox: '1001' } });
    expect((await mock.call(users, 'deleteall')).status).toBe(200);
    expect(await numbers(mock)).toEqual(left);
    await mock.call(voicemail, 'delete', { id: 1 });
    expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(200);
    expect(await numbers(mock)).toEqual([]);
  },
);
