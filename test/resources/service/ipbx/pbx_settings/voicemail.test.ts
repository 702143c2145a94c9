import { expect, test } from 'vitest';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const box = { mailbox: '1200', fullname: 'Box', context: 'default', locale: 'fr_FR' };

async function add(mock: Mock, sent: unknown) {
  return (await mock.call(voicemail, 'add', { body: { voicemail: sent } })).status;
}

async function view(mock: Mock) {
  return (await mock.call(voicemail, 'view', { id: 1 })).json();
}

test('context and locale may be left out in documented', async () => {
  const { context: _context, locale: _locale, ...short } = box;
  const mock = startMock();
  expect(await add(mock, short)).toBe(200);
  expect(await view(mock)).toMatchObject({ voicemail: { context: 'default', locale: null } });
  expect(await add(startMock({ dialect: 'recorded' }), short)).toBe(400);
});

test.each([
  ['nothing', {}],
  ['an empty context', { ...box, context: '' }],
  ['an unknown context', { ...box, context: 'nowhere' }],
  ['an unknown context to leave to', { ...box, exitcontext: 'nowhere' }],
  ['an unknown time zone', { ...box, tz: 'nowhere' }],
  ['letters as password', { ...box, password: 'qwerty' }],
  ['a number of messages that is not on the list', { ...box, maxmsg: 11 }],
  ['a volume between the steps', { ...box, volgain: 0.3 }],
])('add refuses %s', async (_what, sent) => {
  expect(await add(startMock(), sent)).toBe(400);
});

test('a mailbox is unique in its context', async () => {
  const mock = startMock();
  expect(await add(mock, box)).toBe(200);
  expect(await add(mock, box)).toBe(400);
  expect(await add(mock, { ...box, context: 'from-extern' })).toBe(200);
});

test('list, search and view have three shapes of a voicemail', async () => {
  const mock = startMock();
  await add(mock, { ...box, attach: 1, hidefromdir: 'yes', maxsecs: 60 });
  const [listItem] = Object((await mock.call(voicemail, 'list')).json());
  const [searchItem] = Object((await mock.call(voicemail, 'search', { query: { search: 'BOX' } })).json());
  const expected = {
    attach: '1',
    hidefromdir: 'yes',
    maxsecs: '60',
    deletevoicemail: '0',
    identity: 'Box (1200@default)',
  };
  expect(listItem).toMatchObject({ ...expected, uniqueid: 1, fullmailbox: '1200@default' });
  expect(searchItem).toMatchObject({ ...expected, uniqueid: '1' });
  expect(searchItem).not.toHaveProperty('fullmailbox');
  expect(await view(mock)).toMatchObject({ voicemail: listItem, voicemailfeatures: { voicemailid: 1 } });
});

test('edit is always refused, except to programs on the machine itself', async () => {
  const mock = startMock();
  await add(mock, { ...box, password: '1234' });
  expect((await mock.call(voicemail, 'edit', { id: 99, body: 'x' })).status).toBe(403);
  const url = '/service/ipbx/json.php/private/pbx_settings/voicemail/?act=edit&id=';
  const edit = (id: number, payload: object) => mock.app.inject({ method: 'POST', url: url + id, payload });
  expect((await edit(1, { voicemail: { ...box, context: 'from-extern' } })).statusCode).toBe(200);
  expect(await view(mock)).toMatchObject({ voicemail: { uniqueid: 1, context: 'from-extern', password: '' } });
  expect((await edit(1, { voicemail: { mailbox: '1' } })).statusCode).toBe(400);
  expect((await edit(2, {})).statusCode).toBe(404);
});

test('the contexts of a voicemail are in use until it is deleted', async () => {
  const mock = startMock();
  await add(mock, { ...box, dialout: 'to-extern' });
  const contextmember = { voicemail: { dialout: [{ context: 'to-extern', typeval: '1' }] } };
  expect((await mock.call(context, 'view', { id: 'to-extern' })).json()).toMatchObject({ contextmember });
  await mock.call(voicemail, 'delete', { id: 1 });
  expect((await mock.call(context, 'view', { id: 'to-extern' })).json()).toMatchObject({ contextmember: false });
});

test('deleting a voicemail removes it from its users and lines', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect((await mock.call(voicemail, 'delete', { id: 1 })).status).toBe(200);
  const without = { voicemailid: null, voicemailtype: null, enablevoicemail: false };
  expect((await mock.call(users, 'view', { id: 1 })).json()).toMatchObject({ userfeatures: without, voicemail: false });
  expect((await mock.call(lines, 'view', { id: 1 })).json()).toMatchObject({ protocol: { mailbox: null } });
});
