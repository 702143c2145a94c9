import { expect, test } from 'vitest';
import type { Resource } from '#core/resource.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { startMock } from '../support/mock.ts';

test('a login, a mailbox, a number or a line name that is taken is refused with its holder', async () => {
  const mock = startMock();
  const ada = { firstname: 'Ada', loginclient: 'ada', language: 'fr_FR' };
  const linefeatures = { protocol: ['sip'], name: ['abcdef'], context: ['default'], number: ['1000'] };
  const first = { userfeatures: ada, linefeatures, voicemail: { fullname: 'Ada', mailbox: '1000', email: '' } };
  expect((await mock.call(users, 'add', { body: first })).headers['x-mock-reason']).toBeUndefined();
  const why = async (resource: Resource, act: string, sent: object) =>
    (await mock.call(resource, act, sent)).headers['x-mock-reason'];
  expect(await why(users, 'add', { body: { userfeatures: ada } })).toBe(
    'login ada is already used by user 1; choose another userfeatures.loginclient; value "ada"',
  );
  const bob = { firstname: 'Bob' };
  expect(await why(users, 'add', { body: { userfeatures: bob, linefeatures: { ...linefeatures, name: ['b'] } } })).toBe(
    'linefeatures.number 1000 in context default is already used by line 1; choose another, or free it first; value "1000"',
  );
  expect(
    await why(users, 'add', { body: { userfeatures: bob, linefeatures: { ...linefeatures, number: ['5000'] } } }),
  ).toBe(
    'linefeatures.number 5000 is outside the ranges of context default for numbers of type user; it has 100-199, 1000-1999; value "5000"',
  );
  const sip = { protocol: 'sip', name: 'abcdef', context: 'default' };
  expect(await why(lines, 'add', { body: { protocol: sip } })).toBe(
    'name "abcdef" is already used by line 1; choose another, or change or delete that one first; field usersip.name',
  );
  expect(await why(users, 'delete', { id: 1 })).toBe(
    'line 1 has the mailbox 1000@default; delete voicemail 1 first; field protocol.mailbox; value "1000@default"',
  );
  const again = { fullname: 'Bob', mailbox: '1000', context: 'default', locale: '' };
  expect(await why(voicemail, 'add', { body: { voicemail: again } })).toBe(
    'mailbox "1000" with context "default" is already used by voicemail 1; choose another, or change or delete that one first; field voicemail.mailbox',
  );
  expect(await why(context, 'delete', { id: 'default' })).toContain('is in use by user 1');
});

test('a view of a user that is sent back as an edit is refused for its lines, in one sentence', async () => {
  const mock = startMock({ seeds: 'documented' });
  const view = (await mock.call(users, 'view', { id: 1 })).json();
  const { headers } = await mock.call(users, 'edit', { id: 1, body: view });
  expect(headers['x-mock-reason']).toContain('not a list of lines as in the view; leave it out to keep the lines');
});
