import { expect, test } from 'vitest';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { outcall } from '#resources/service/ipbx/call_management/outcall.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { customTrunks } from '#resources/service/ipbx/trunk_management/custom.ts';
import { dump, type Mock, startMock } from '../../../../support/mock.ts';

const office = { name: 'office', displayname: 'Office', entity: 'entity', contexttype: 'internal' };
const ranges = {
  user: [
    { numberbeg: '140', numberend: '199' },
    { numberbeg: 300, numberend: 399 },
  ],
};

async function addOffice(mock: Mock, body: object = {}): Promise<void> {
  expect((await mock.call(context, 'add', { body: { context: office, ...body } })).status).toBe(200);
}

async function editOffice(mock: Mock, body: unknown): Promise<number> {
  return (await mock.call(context, 'edit', { id: 'office', body })).status;
}

async function viewOffice(mock: Mock, id = 'office'): Promise<unknown> {
  return (await mock.call(context, 'view', { id })).json();
}

function giveNumber(mock: Mock, type: string, number: string): void {
  mock.world.store.insert('contextnummember', { context: 'office', type, typeval: '1', number });
}

test('names are stored in lower case and are unique', async () => {
  const mock = startMock();
  await addOffice(mock, {
    context: { ...office, name: 'OFFICE' },
    contextinclude: ['To-Extern', 'To-Extern', '', 'general'],
  });
  expect(await viewOffice(mock)).toMatchObject({
    context: { name: 'office', identity: 'Office (office)' },
    contextinclude: [{ context: 'office', include: 'to-extern', priority: '0' }],
  });
  expect((await mock.call(context, 'view', { id: 'OFFICE' })).status).toBe(404);
  expect((await mock.call(context, 'add', { body: { context: { ...office, name: 'Office' } } })).status).toBe(400);
});

test('a list item has the include that is first by name, and no ranges without an entity', async () => {
  const mock = startMock();
  await addOffice(mock, {
    context: { ...office, entity: 'skaro' },
    contextinclude: ['zeta', 'alpha'],
    contextnumbers: ranges,
  });
  const json = (await mock.call(context, 'search', { query: { search: 'SKARO' } })).json();
  expect(json).toMatchObject([{ contextnumbers: false, contextinclude: { include: 'alpha', priority: '1' } }]);
  expect(json).not.toHaveProperty('0.context.entityid');
});

test('a search without text matches all contexts', async () => {
  expect((await startMock().call(context, 'search')).json()).toHaveLength(3);
});

test.each([
  ['an empty list', { user: [] }],
  ['a range that runs backwards', { user: [{ numberbeg: '200', numberend: '100' }] }],
  ['bounds of different lengths', { user: [{ numberbeg: '90', numberend: '100' }] }],
  ['a bare number', { user: ['100'] }],
  ['an incall range without didlength', { incall: [{ numberbeg: '100' }] }],
  ['a didlength of 0', { incall: [{ numberbeg: '100', didlength: 0 }] }],
  ['a range without begin', { user: [{ numberend: '100' }] }],
])('an add with %s is refused', async (_, contextnumbers) => {
  expect((await startMock().call(context, 'add', { body: { context: office, contextnumbers } })).status).toBe(400);
});

test('repeated ranges are stored once and unknown types are dropped', async () => {
  const mock = startMock();
  const user = [{ numberbeg: '100', numberend: '100' }, { numberbeg: '100' }, { numberbeg: '' }];
  await addOffice(mock, { contextnumbers: { user, users: [1] } });
  expect(await viewOffice(mock)).toMatchObject({
    contextnumbers: { user: [{ context: 'office', type: 'user', numberbeg: '100', numberend: '', didlength: '0' }] },
  });
});

test('an edit keeps the ranges and removes the includes that it does not name', async () => {
  const mock = startMock();
  await addOffice(mock, { contextnumbers: ranges, contextinclude: ['to-extern'] });
  const group = [{ numberbeg: '500' }];
  expect(await editOffice(mock, { contextnumbers: { user: [{ numberbeg: '150' }], group } })).toBe(200);
  expect(await viewOffice(mock)).toMatchObject({
    contextnumbers: {
      user: [{ numberbeg: '150', numberend: '199' }, { numberbeg: '300' }],
      group: [{ numberbeg: '500' }],
    },
    contextinclude: false,
  });
});

test('an edit may not leave a number outside the ranges', async () => {
  const mock = startMock();
  await addOffice(mock, { contextnumbers: ranges });
  giveNumber(mock, 'user', '150');
  expect(await editOffice(mock, { contextnumbers: { user: [{ numberbeg: '160' }] } })).toBe(400);
  expect(await editOffice(mock, { contextnumbers: false })).toBe(400);
});

test('the last range of a type decides whether its numbers are checked', async () => {
  const mock = startMock();
  await addOffice(mock, { contextnumbers: ranges });
  giveNumber(mock, 'user', '150');
  expect(await editOffice(mock, { contextnumbers: { user: [{ numberbeg: '300', numberend: '399' }] } })).toBe(200);
  expect(await viewOffice(mock)).toMatchObject({ contextnumbers: { user: [{ numberbeg: '300', numberend: '399' }] } });
});

test('an empty body changes only the includes, with and without ranges', async () => {
  const mock = startMock();
  await addOffice(mock, { contextinclude: ['default'] });
  expect(await editOffice(mock, { contextnumbers: {} })).toBe(200);
  expect(await viewOffice(mock)).toMatchObject({ contextnumbers: false, contextinclude: false });
  expect(await editOffice(mock, { context: false })).toBe(400);
});

test('ranges, includes and owners follow a rename', async () => {
  const mock = startMock();
  await addOffice(mock, { contextnumbers: { group: [{ numberbeg: '200' }] } });
  await mock.call(context, 'add', { body: { context: { ...office, name: 'other' }, contextinclude: ['office'] } });
  giveNumber(mock, 'group', '200');
  expect(await editOffice(mock, { context: { name: 'default' } })).toBe(400);
  expect(await editOffice(mock, { context: { name: 'bureau' } })).toBe(200);
  expect(await viewOffice(mock, 'bureau')).toMatchObject({
    contextnumbers: { group: [{ context: 'bureau' }] },
    contextnummember: { group: [{ context: 'bureau', number: '200' }] },
  });
  expect(await viewOffice(mock, 'other')).toMatchObject({ contextinclude: [{ include: 'bureau' }] });
});

test('a context with numbers of users keeps its name', async () => {
  const mock = startMock();
  await addOffice(mock, { contextnumbers: ranges });
  giveNumber(mock, 'user', '150');
  expect(await editOffice(mock, { context: { name: 'bureau' } })).toBe(400);
});

const sentTwice = { context: office, contextinclude: ['to-extern', 'default', 'Default'] };

test('an include twice in different case is refused, and counts once in the same case', async () => {
  const mock = startMock();
  const before = dump(mock);
  for (const contextnumbers of [undefined, ranges]) {
    const body = { ...sentTwice, ...(contextnumbers && { contextnumbers }) };
    expect((await mock.call(context, 'add', { body })).status).toBe(400);
  }
  expect(dump(mock)).toBe(before);
  await addOffice(mock, { contextinclude: ['default', 'default'] });
  expect(await viewOffice(mock)).toMatchObject({ contextinclude: [{ include: 'default', priority: '0' }] });
  expect(await editOffice(mock, { contextinclude: ['default', 'Default'] })).toBe(400);
});

test('recorded, a context without ranges is stored despite a repeated include', async () => {
  const mock = startMock({ dialect: 'recorded' });
  expect((await mock.call(context, 'add', { body: { ...sentTwice, contextnumbers: ranges } })).status).toBe(400);
  expect((await mock.call(context, 'view', { id: 'office' })).status).toBe(404);
  expect((await mock.call(context, 'add', { body: sentTwice })).status).toBe(400);
  expect(await viewOffice(mock)).toMatchObject({
    contextnumbers: false,
    contextinclude: [{ include: 'to-extern' }, { include: 'default' }],
  });
});

test('agents and trunks of a renamed context get its name as sent, so that the context is unused', async () => {
  const mock = startMock();
  await addOffice(mock, { contextnumbers: ranges });
  const agentfeatures = { numgroup: '1', autologoff: '0', number: '1', context: 'office' };
  await mock.call(agents, 'add', { body: { agentfeatures, 'user-select': [] } });
  const protocol = { name: 'trunk', interface: 'dahdi/1', context: 'office' };
  await mock.call(customTrunks, 'add', { body: { protocol, trunkfeatures: {} } });
  expect(await editOffice(mock, { context: { name: 'Bureau' } })).toBe(200);
  expect((await mock.call(agents, 'list')).json()).toMatchObject([{ context: 'Bureau' }]);
  expect((await mock.call(customTrunks, 'list')).json()).toMatchObject([{ context: 'Bureau' }]);
  expect(await viewOffice(mock, 'bureau')).toMatchObject({
    context: { name: 'bureau' },
    contextnumbers: { user: [{ context: 'bureau' }, {}] },
    deletable: true,
  });
  expect((await mock.call(context, 'delete', { id: 'bureau' })).status).toBe(200);
});

test('a context can be renamed to capitals only while it has no numbers', async () => {
  const mock = startMock({ dialect: 'recorded' });
  await addOffice(mock);
  expect(await editOffice(mock, { context: { name: 'Office', displayname: 'Desk' } })).toBe(200);
  expect(await viewOffice(mock)).toMatchObject({ context: { name: 'office', displayname: 'Desk' } });
  giveNumber(mock, 'group', '');
  const before = dump(mock);
  expect(await editOffice(mock, { context: { name: 'Office', displayname: 'Room' } })).toBe(400);
  expect(dump(mock)).toBe(before);
});

test('an outcall without patterns follows a new name with capitals, one with patterns prevents it', async () => {
  const mock = startMock();
  mock.world.store.insert('trunkfeatures', { protocol: 'sip', protocolid: 1, description: '' });
  await addOffice(mock);
  const body = { outcall: { name: 'out', context: 'office' }, outcalltrunk: [1] };
  expect((await mock.call(outcall, 'add', { body })).status).toBe(200);
  expect(await editOffice(mock, { context: { name: 'Bureau' } })).toBe(200);
  expect((await mock.call(outcall, 'list')).json()).toMatchObject([{ context: 'Bureau' }]);
  await addOffice(mock);
  const withPattern = { ...body, outcall: { name: 'more', context: 'office' }, dialpattern: { exten: ['1X', ''] } };
  expect((await mock.call(outcall, 'add', { body: withPattern })).status).toBe(200);
  expect(await editOffice(mock, { context: { name: 'Room' } })).toBe(400);
  expect(await editOffice(mock, { context: { name: 'room' } })).toBe(200);
});

const numbered = ['user', 'group', 'queue', 'meetme', 'incall'] as const;

test.each(numbered)('a context with the number of a %s cannot get a name with capitals', async (type) => {
  const mock = startMock();
  await addOffice(mock, { contextnumbers: ranges });
  giveNumber(mock, type, type === 'group' ? '' : '150');
  const before = dump(mock);
  expect(await editOffice(mock, { context: { name: 'Bureau' } })).toBe(400);
  expect(dump(mock)).toBe(before);
});

test.each([...numbered, 'voicemail'])(
  'recorded, the refused name of a context with a %s becomes a new context',
  async (type) => {
    const mock = startMock({ dialect: 'recorded' });
    await addOffice(mock, { contextnumbers: ranges });
    const member = { context: 'office', type, typeval: '1' };
    if (type === 'voicemail') mock.world.store.insert('contextmember', { ...member, varname: 'context' });
    else giveNumber(mock, type, '150');
    const before = await viewOffice(mock);
    expect(await editOffice(mock, { context: { name: 'Bureau' } })).toBe(400);
    expect(await viewOffice(mock)).toEqual(before);
    expect(await viewOffice(mock, 'bureau')).toMatchObject({
      context: { name: 'bureau', displayname: 'Office' },
      contextnumbers: { user: [{ numberbeg: '140' }, { numberbeg: '300' }] },
      deletable: true,
    });
    expect(await editOffice(mock, { context: { name: 'Bureau' } })).toBe(400);
  },
);

test('a context in use cannot be deleted, an unused one is deleted with the includes that name it', async () => {
  const mock = startMock();
  await addOffice(mock, { contextinclude: ['default'] });
  giveNumber(mock, 'group', '');
  expect((await mock.call(context, 'delete', { id: 'office' })).status).toBe(500);
  expect((await mock.call(context, 'delete', { id: 'default' })).status).toBe(200);
  expect(await viewOffice(mock)).toMatchObject({ contextinclude: false, deletablenumber: false, deletable: false });
  expect((await mock.call(context, 'delete', { id: 'default' })).status).toBe(404);
});

test('a view groups the members of a context by type', async () => {
  const mock = startMock();
  await addOffice(mock);
  const { store } = mock.world;
  for (const [type, varname] of [
    ['voicemail', 'context'],
    ['generalsip', 'regcontext'],
    ['agent', 'context'],
  ] as const) {
    store.insert('contextmember', { context: 'office', type, typeval: '1', varname });
  }
  const row = (type: string, varname: string) => ({ context: 'office', type, typeval: '1', varname });
  expect(await viewOffice(mock)).toMatchObject({
    contextmember: {
      agent: [row('agent', 'context')],
      generalsip: { regcontext: row('generalsip', 'regcontext') },
      voicemail: { context: [row('voicemail', 'context')] },
    },
    deletablemember: false,
  });
});
