import { expect, test } from 'vitest';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { type Mock, startMock } from '../../../../../support/mock.ts';

const userfeatures = { firstname: 'Ada', language: 'fr_FR' };
const linefeatures = { protocol: ['sip'], context: ['default'], number: ['1001'] };
const box = { fullname: 'Box', mailbox: '1001' };
const kept = { id: [1], number: ['1001'] };

async function start(body: unknown, dialect: 'documented' | 'recorded' = 'documented') {
  const mock = startMock({ dialect });
  const { status } = await mock.call(users, 'add', { body });
  return { mock, status };
}

async function view(mock: Mock) {
  return Object((await mock.call(users, 'view', { id: 1 })).json());
}

async function mailboxOf(mock: Mock, id = 1) {
  return Object((await mock.call(lines, 'view', { id })).json()).protocol.mailbox;
}

async function edit(mock: Mock, body: unknown) {
  return (await mock.call(users, 'edit', { id: 1, body })).status;
}

const attached = { voicemailtype: 'asterisk', voicemailid: '1', enablevoicemail: true };
const unattached = { voicemailtype: 'asterisk', voicemailid: null, enablevoicemail: true };
const none = { voicemailtype: null, voicemailid: null, enablevoicemail: false };

test('a user with a line gets a voicemail in the context of the line and the language of the user', async () => {
  const { mock } = await start({
    userfeatures,
    linefeatures,
    voicemail: { ...box, context: 'from-extern', locale: 'en_US' },
  });
  const user = await view(mock);
  expect(user).toMatchObject({ userfeatures: attached, voicemail: { ...box, context: 'default', locale: 'fr_FR' } });
  expect(user.voicemailfeatures).toEqual({ id: 1, voicemailid: 1, skipcheckpass: '0' });
  expect(await mailboxOf(mock)).toBe('1001@default');
});

test('without a line no voicemail is created, although the user has it enabled', async () => {
  const { mock } = await start({ userfeatures, voicemail: box, 'voicemail-option': 'add' });
  expect(await view(mock)).toMatchObject({ userfeatures: unattached, voicemail: false });
});

test.each([
  ['no language', { userfeatures: { firstname: 'Ada' } }],
  ['no full name', { voicemail: { mailbox: '1001' } }],
  ['a password that is not a number', { voicemail: { ...box, password: 'qwerty' } }],
  ['an unknown time zone', { voicemail: { ...box, tz: 'nowhere' } }],
  ['no line left', { linefeatures: { id: [] } }],
])('a voicemail with %s refuses the add', async (_what, change) => {
  expect(await start({ userfeatures, linefeatures, voicemail: box, ...change })).toMatchObject({ status: 400 });
});

test('a mailbox already used consumes the ids; recorded, the line remains', async () => {
  for (const [dialect, status] of [
    ['documented', 200],
    ['recorded', 400],
  ] as const) {
    const { mock } = await start({ userfeatures, linefeatures, voicemail: box }, dialect);
    const second = { ...linefeatures, number: ['1002'] };
    expect(
      (await mock.call(users, 'add', { body: { userfeatures, linefeatures: second, voicemail: box } })).status,
    ).toBe(400);
    expect(await mock.call(users, 'add', { body: { userfeatures, linefeatures: second } })).toMatchObject({ status });
    expect((await mock.call(users, 'add', { body: { userfeatures } })).json()).toBe('4');
  }
});

test('option none keeps the mailbox on the line until the next edit with lines', async () => {
  const { mock } = await start({ userfeatures, linefeatures, voicemail: box, 'voicemail-option': 'none' });
  expect(await view(mock)).toMatchObject({ userfeatures: unattached, voicemail: false });
  expect(await mailboxOf(mock)).toBe('1001@default');
  expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(500);
  expect(await edit(mock, { linefeatures: kept })).toBe(200);
  expect(await view(mock)).toMatchObject({ userfeatures: none });
  expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(200);
});

test('option search attaches a voicemail unchanged; without the option it is changed as well', async () => {
  for (const [option, fullname] of [
    ['search', 'Old'],
    ['', 'Box'],
  ] as const) {
    const mock = startMock();
    const old = { mailbox: '1200', fullname: 'Old', context: 'default', locale: 'en_US' };
    await mock.call(voicemail, 'add', { body: { voicemail: old } });
    const user = { ...userfeatures, voicemailid: 1 };
    await mock.call(users, 'add', {
      body: { userfeatures: user, linefeatures, voicemail: box, 'voicemail-option': option },
    });
    expect(await view(mock)).toMatchObject({ userfeatures: attached, voicemail: { fullname } });
  }
});

test('an edit changes the fields sent, and moves a changed mailbox on every line', async () => {
  const { mock } = await start({ userfeatures, linefeatures, voicemail: { ...box, email: 'a@example.org' } });
  const change = { mailbox: '1300', context: 'from-extern', email: null };
  expect(await edit(mock, { linefeatures: kept, voicemail: change, voicemailfeatures: { skipcheckpass: 1 } })).toBe(
    200,
  );
  const changed = { ...box, mailbox: '1300', context: 'default', email: null };
  expect(await view(mock)).toMatchObject({ voicemail: changed, voicemailfeatures: { skipcheckpass: '1' } });
  expect(await mailboxOf(mock)).toBe('1300@default');
});

test('an edit without lines does not change the voicemail, and its id is a plain field', async () => {
  const { mock } = await start({ userfeatures, linefeatures, voicemail: box });
  expect(await edit(mock, { voicemail: { mailbox: '1300' } })).toBe(200);
  expect(await view(mock)).toMatchObject({ userfeatures: attached, voicemail: box });
  expect(await edit(mock, { userfeatures: { voicemailid: null } })).toBe(200);
  expect(await view(mock)).toMatchObject({ userfeatures: unattached, voicemail: false });
});

test('without the option an edit creates no voicemail, but the line gets the mailbox', async () => {
  const { mock } = await start({ userfeatures, linefeatures });
  expect(await edit(mock, { linefeatures: kept, voicemail: box })).toBe(200);
  expect(await view(mock)).toMatchObject({ userfeatures: unattached, voicemail: false });
  expect(await mailboxOf(mock)).toBe('1001@default');
  expect(await edit(mock, { linefeatures: kept, voicemail: box, 'voicemail-option': 'add' })).toBe(200);
  expect(await view(mock)).toMatchObject({ userfeatures: attached, voicemail: box });
});

test('a custom line has no voicemail', async () => {
  const custom = { protocol: ['custom'], context: ['default'], name: ['local/1'] };
  const { mock } = await start({ userfeatures, linefeatures: custom, voicemail: box });
  expect(await view(mock)).toMatchObject({ userfeatures: { ...none, enablevoicemail: true }, voicemail: false });
});

test('the form of the newest clients is read in documented only', async () => {
  const sent = { name: 'Box', number: '1300', context: 'default', password: '12' };
  const { mock } = await start({ userfeatures: { firstname: 'Ada' }, voicemail: sent });
  const expected = { fullname: 'Box', mailbox: '1300', context: 'default', locale: null };
  expect(await view(mock)).toMatchObject({ userfeatures: attached, voicemail: expected });
  expect(await edit(mock, { linefeatures: { ...linefeatures }, voicemail: { number: '1301' } })).toBe(200);
  expect(await view(mock)).toMatchObject({ voicemail: { fullname: 'Box', mailbox: '1301' } });
  expect(await mailboxOf(mock)).toBe('1301@default');
  const recorded = await start({ userfeatures, linefeatures, voicemail: sent }, 'recorded');
  expect(await view(recorded.mock)).toMatchObject({ userfeatures: none, voicemail: false });
});

test.each(['bogus', '&amp;', ['x']])(
  'the invalid voicemailtype %j is accepted only together with a voicemail',
  async (voicemailtype) => {
    const sent = { userfeatures: { ...userfeatures, voicemailtype, enablevoicemail: 'no' }, linefeatures };
    expect((await start(sent)).status).toBe(Array.isArray(voicemailtype) ? 200 : 400);
    const { mock, status } = await start({ ...sent, voicemail: box });
    expect(status).toBe(200);
    expect(await view(mock)).toMatchObject({ userfeatures: attached });
    const change = { userfeatures: sent.userfeatures, linefeatures: kept };
    expect(await edit(mock, change)).toBe(Array.isArray(voicemailtype) ? 200 : 400);
    expect(await edit(mock, { ...change, voicemail: box })).toBe(200);
  },
);

test.each([true, 0, -0])('voicemail-option %j means none: no mailbox is created or checked', async (option) => {
  const broken = { mailbox: '1001', password: 'qwerty' };
  const { mock, status } = await start({ userfeatures, linefeatures, voicemail: broken, 'voicemail-option': option });
  expect(status).toBe(200);
  expect(await view(mock)).toMatchObject({ userfeatures: unattached, voicemail: false });
});

test.each([1, '0', 'true', false, null, ['none']])('voicemail-option %j is ignored', async (option) => {
  const { mock } = await start({ userfeatures, linefeatures, voicemail: box, 'voicemail-option': option });
  expect(await view(mock)).toMatchObject({ userfeatures: attached, voicemail: box });
});

test('an edit with voicemail-option true detaches the voicemail', async () => {
  const { mock } = await start({ userfeatures, linefeatures, voicemail: box });
  expect(await edit(mock, { linefeatures: kept, 'voicemail-option': true })).toBe(200);
  expect(await view(mock)).toMatchObject({ userfeatures: unattached, voicemail: false });
});

test('a mailbox in an unknown context refuses the add after its ids are consumed', async () => {
  const nowhere = { protocol: ['sip'], context: ['nowhere'] };
  const { mock, status } = await start({ userfeatures, linefeatures: nowhere, voicemail: box });
  expect(status).toBe(400);
  expect((await mock.call(users, 'add', { body: { userfeatures, linefeatures, voicemail: box } })).json()).toBe('2');
  expect(await mailboxOf(mock, 2)).toBe('1001@default');
});
