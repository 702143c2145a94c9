import { expect, test } from 'vitest';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { type Mock, startMock } from '../support/mock.ts';

const bob = { firstname: 'Bob', language: 'fr_FR' };
const bobsLine = { protocol: ['sip'], context: ['default'], number: ['250'] };
const documented = { user: 1, line: 1, voicemail: 1 };

/** Beside user 1 of the seed with mailbox 1001: Bob with line 250 and its mailbox, and a trunk that announces mailbox 1001. */
async function startWithBob() {
  const mock = startMock({ seeds: 'documented' });
  const body = { userfeatures: bob, linefeatures: bobsLine, voicemail: { fullname: 'Bob', mailbox: '250' } };
  const user = Number((await mock.call(users, 'add', { body })).json());
  const account = { type: 'peer', category: 'trunk', context: 'from-extern', mailbox: '1001@default' };
  mock.world.store.insert('usersip', { name: 'out', ...account });
  const [line] = Object((await mock.call(users, 'view', { id: user })).json()).linefeatures;
  return { mock, user, line: line.id };
}

/** The mailbox columns of the user, the line and the trunk. */
async function mailboxes(mock: Mock, user: number, line: number) {
  const { userfeatures, voicemail: box } = Object((await mock.call(users, 'view', { id: user })).json());
  const { protocol } = Object((await mock.call(lines, 'view', { id: line })).json());
  const { voicemailtype, voicemailid, enablevoicemail } = userfeatures;
  const account = mock.world.store.first('usersip', { name: 'out' });
  return {
    voicemailtype,
    voicemailid,
    enablevoicemail,
    box: box.fullmailbox,
    line: protocol.mailbox,
    trunk: account?.mailbox,
  };
}

const bobs = {
  voicemailtype: 'asterisk',
  voicemailid: '2',
  enablevoicemail: true,
  box: '250@default',
  line: '250@default',
  trunk: '1001@default',
};

test('the deletion of a voicemail takes it from its own user and lines only', async () => {
  const { mock, user, line } = await startWithBob();
  expect((await mock.call(voicemail, 'delete', { id: documented.voicemail })).status).toBe(200);
  expect(await mailboxes(mock, documented.user, documented.line)).toEqual({
    voicemailtype: null,
    voicemailid: null,
    enablevoicemail: false,
    box: undefined,
    line: null,
    trunk: '1001@default',
  });
  expect(await mailboxes(mock, user, line)).toEqual(bobs);
});

test('a mailbox with another number moves on its own lines only', async () => {
  const { mock, user, line } = await startWithBob();
  const body = { voicemail: { fullname: 'User 1', mailbox: '1002' }, 'voicemail-option': 'edit' };
  const own = { linefeatures: { id: [documented.line] } };
  expect((await mock.call(users, 'edit', { id: documented.user, body: { ...body, ...own } })).status).toBe(200);
  expect(await mailboxes(mock, documented.user, documented.line)).toMatchObject({
    voicemailid: '1',
    box: '1002@default',
    line: '1002@default',
    trunk: '1001@default',
  });
  expect(await mailboxes(mock, user, line)).toEqual(bobs);
});

test('lists, searches and views say with a truth value whether a voicemail is commented', async () => {
  const mock = startMock({ seeds: 'documented' });
  for (const commented of [false, true]) {
    mock.world.store.update('voicemail', { uniqueid: 1 }, { commented: Number(commented) });
    expect((await mock.call(voicemail, 'list')).json()).toMatchObject([{ commented }]);
    expect((await mock.call(voicemail, 'search', { query: { search: '1001' } })).json()).toMatchObject([{ commented }]);
    expect((await mock.call(voicemail, 'view', { id: 1 })).json()).toMatchObject({ voicemail: { commented } });
  }
});
