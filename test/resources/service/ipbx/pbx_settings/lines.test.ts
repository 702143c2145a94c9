import { expect, test } from 'vitest';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const sip = (name: string, rest: object = {}) => ({ protocol: { protocol: 'sip', name, context: 'default', ...rest } });
const sccp = (name: string) => ({ protocol: { protocol: 'sccp', name, context: 'default' } });
const custom = (place: string) => ({ protocol: { protocol: 'custom', interface: place, context: 'default' } });
const owned = (rest: object = {}) => ({ protocolid: 0, iduserfeatures: 7, rules_order: 1, ...rest });

async function add(mock: Mock, body: object): Promise<number> {
  return (await mock.call(lines, 'add', { body })).status;
}

async function viewed(mock: Mock, id: number): Promise<unknown> {
  return (await mock.call(lines, 'view', { id })).json();
}

async function edited(mock: Mock, id: number, body: object): Promise<unknown> {
  const { status } = await mock.call(lines, 'edit', { id, body });
  return status === 200 ? viewed(mock, id) : status;
}

test('a sip line gets a secret, a provisioning id and the address of the server', async () => {
  const mock = startMock();
  await add(mock, sip('AbC'));
  expect(await viewed(mock, 1)).toMatchObject({
    linefeatures: { name: 'abc', iduserfeatures: 0, ipfrom: '127.0.0.1', rules_time: '' },
    protocol: { name: 'abc', secret: expect.stringMatching(/^[0-9A-Z]{6}$/), host: 'dynamic', setvar: '' },
    usermacro: false,
    extenumbers: false,
  });
});

test('the caller id of an sccp line defaults to its name', async () => {
  const mock = startMock();
  await add(mock, sccp('102'));
  expect(await viewed(mock, 1)).toMatchObject({ protocol: { cid_name: '102', cid_num: '102' } });
});

test('protocol and free filter lists and searches', async () => {
  const mock = startMock();
  await add(mock, sip('one'));
  await add(mock, { ...sip('two'), linefeatures: owned() });
  await add(mock, sccp('103'));
  const idsOf = async (act: string, query: Record<string, string>) => {
    const { status, text } = await mock.call(lines, act, { query });
    return status === 200 ? [...text.matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id)) : status;
  };
  expect(await idsOf('list', { protocol: 'sccp' })).toEqual([3]);
  expect(await idsOf('list', { protocol: 'h323' })).toBe(204);
  expect(await idsOf('search', { search: 'default', free: '0' })).toEqual([2]);
  expect(await idsOf('search', { search: 'default', free: 'yes', protocol: 'sip' })).toEqual([1]);
  expect(await idsOf('search', { search: 'fault', context: 'default' })).toBe(204);
});

test('names are unique among the lines of all protocols', async () => {
  const mock = startMock();
  await add(mock, sip('g0'));
  expect(await add(mock, sip('G0'))).toBe(400);
  expect(await add(mock, custom('g0'))).toBe(400);
  await add(mock, sip('next'));
  expect(await viewed(mock, 3)).toMatchObject({ linefeatures: { protocolid: 2 } });
});

test.each([
  ['without an order', { protocolid: 0, iduserfeatures: 0 }],
  ['with a rules_type of 17 characters', owned({ rules_type: 'x'.repeat(17) })],
])('linefeatures %s consumes an id of the protocol only', async (_what, linefeatures) => {
  const mock = startMock();
  expect(await add(mock, { ...sip('a'), linefeatures })).toBe(400);
  await add(mock, sip('a'));
  expect(await viewed(mock, 1)).toMatchObject({ linefeatures: { protocolid: 2 } });
});

test('the variable of a line contains its owner', async () => {
  const mock = startMock();
  await add(mock, { ...sip('a', { setvar: 'A=b' }), linefeatures: owned({ number: '1003' }) });
  expect(await viewed(mock, 1)).toMatchObject({
    linefeatures: { iduserfeatures: 7, number: '1003' },
    protocol: { setvar: 'XIVO_USERID=7' },
    extenumbers: false,
  });
});

test('an edit keeps secret and variable, and loses codecs and the hash of the secret', async () => {
  const mock = startMock();
  await add(
    mock,
    sip('a', { secret: 's', setvar: 'A=b', md5secret: 'ab', allow: ['alaw', 'ulaw'], language: 'fr_FR' }),
  );
  expect(await viewed(mock, 1)).toMatchObject({ protocol: { allow: 'alaw,ulaw', md5secret: 'ab' } });
  expect(await edited(mock, 1, { protocol: { secret: '', setvar: '', language: null } })).toMatchObject({
    protocol: { secret: 's', setvar: 'A=b', md5secret: '', allow: null, language: null },
  });
});

test('an edit requires a protocol and keeps the owner', async () => {
  const mock = startMock();
  await add(mock, { ...sip('a'), linefeatures: owned({ number: '1003' }) });
  expect(await edited(mock, 1, {})).toBe(400);
  expect(await edited(mock, 1, { protocol: {}, linefeatures: { internal: true } })).toBe(400);
  expect(
    await edited(mock, 1, { protocol: {}, linefeatures: { iduserfeatures: 8, name: 'b', context: 'x' } }),
  ).toMatchObject({
    linefeatures: { iduserfeatures: 7, name: 'a', context: 'default', number: '1003' },
  });
  expect(await edited(mock, 1, { protocol: {}, linefeatures: false })).toMatchObject({
    linefeatures: { iduserfeatures: 7, number: '', num: 0 },
  });
});

test('an edited sccp line is named after its number, its row after the caller number', async () => {
  const mock = startMock();
  await add(mock, sccp('Ab'));
  expect(await edited(mock, 1, { protocol: { cid_num: '7' }, linefeatures: { number: '104' } })).toMatchObject({
    linefeatures: { name: '104' },
    protocol: { name: '7', cid_name: 'Ab' },
  });
  expect(await edited(mock, 1, { protocol: {}, linefeatures: { number: '' } })).toMatchObject({
    linefeatures: { name: '' },
  });
});

test('a line can only become sip', async () => {
  const mock = startMock();
  await add(mock, sccp('105'));
  await add(mock, custom('dahdi/g0'));
  expect(await edited(mock, 1, { protocol: { protocol: 'custom', interface: 'x' } })).toBe(400);
  expect(await edited(mock, 2, { protocol: { protocol: 'sip' } })).toBe(400);
  expect(await edited(mock, 1, { protocol: { protocol: 'sip' } })).toMatchObject({
    linefeatures: { id: 1, protocol: 'sip', name: '105', protocolid: 1 },
    protocol: { secret: '', setvar: 'XIVO_USERID=1' },
  });
  expect(mock.world.store.all('sccpline')).toEqual([]);
});

test('a line with a mailbox cannot be deleted, all others are', async () => {
  const mock = startMock();
  await add(mock, sip('a', { mailbox: '1000@default' }));
  await add(mock, sip('b', { mailbox: '1000' }));
  expect((await mock.call(lines, 'delete', { id: 1 })).status).toBe(500);
  expect((await mock.call(lines, 'deleteall')).status).toBe(200);
  expect(mock.world.store.all('linefeatures').map(({ name }) => name)).toEqual(['a']);
  expect(mock.world.store.all('usersip').map(({ name }) => name)).toEqual(['a']);
});

test('iax items have the columns of their table in documented only', async () => {
  const identities = [];
  for (const dialect of ['documented', 'recorded'] as const) {
    const mock = startMock({ dialect });
    mock.world.store.insert('useriax', { name: 'i', type: 'friend', category: 'user', context: 'default' });
    const line = {
      protocol: 'iax',
      protocolid: 1,
      name: 'i',
      context: 'default',
      provisioningid: 0,
      iduserfeatures: 0,
    };
    mock.world.store.insert('linefeatures', line);
    const { text } = await mock.call(lines, 'list', { query: { protocol: 'iax' } });
    identities.push(/"identity":"[^"]*"|"requirecalltoken"/.exec(text)?.[0]);
  }
  expect(identities).toEqual(['"requirecalltoken"', '"identity":"\\/"']);
});

test('the edit on the published page keeps the caller id of line 150', async () => {
  const mock = startMock({ seeds: 'documented' });
  const linefeatures = { id: 150, name: '101', context: 'default', commented: false, protocol: 'sccp', protocolid: 3 };
  const more = { iduserfeatures: 37, device: '11', number: '101', rules_order: 1, num: 1, internal: false };
  const body = { protocol: { context: 'default', protocol: 'sccp' }, linefeatures: { ...linefeatures, ...more } };
  expect(await edited(mock, 150, body)).toMatchObject({
    linefeatures: { name: '101', device: '11', rules_time: '30' },
    protocol: { id: 3, cid_name: 'User 1', cid_num: '101' },
    extenumbers: false,
  });
});
