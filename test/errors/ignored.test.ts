import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Resource } from '#core/resource.ts';
import { startXivoMock } from '#index.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { incall } from '#resources/service/ipbx/call_management/incall.ts';
import { pickup } from '#resources/service/ipbx/call_management/pickup.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { meetme } from '#resources/service/ipbx/pbx_settings/meetme.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { sipTrunks } from '#resources/service/ipbx/trunk_management/sip.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { mail } from '#resources/xivo/configuration/network/mail.ts';
import { applyFixtures } from '#seeding/apply.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import { type CallOptions, type Mock, startMock } from '../support/mock.ts';

const named = { name: 'acme', displayname: 'Acme' };
const ada = { firstname: 'Ada' };

async function ignoredBy(mock: Mock, [resource, act]: readonly [Resource, string], options: CallOptions) {
  const { headers } = await mock.call(resource, act, options);
  return headers['x-mock-ignored'];
}

test.for<readonly [Resource, string, unknown, string | undefined]>([
  [entity, 'add', { ...named, contry: 'FR' }, 'contry (country?)'],
  [entity, 'add', { ...named, country: 'FR', disable: true }, 'disable'],
  [entity, 'add', { ...named, country: 'FR', description: '' }, undefined],
  [
    users,
    'add',
    { userfeatures: { ...ada, lastnam: 'L' }, linefeature: {} },
    'userfeatures.lastnam (lastname?), linefeature (linefeatures?)',
  ],
  [
    users,
    'add',
    { userfeatures: ada, dialaction: { noanser: { actiontype: 'none' } } },
    'dialaction.noanser (noanswer?)',
  ],
  [
    users,
    'add',
    { userfeatures: ada, dialaction: { busy: { actiontyp: 'none' } } },
    'dialaction.busy.actiontyp (actiontype?)',
  ],
  [
    users,
    'add',
    { userfeatures: ada, linefeatures: { protocol: ['sip'], context: ['default'], numbr: ['1000'] } },
    'linefeatures.numbr (number?)',
  ],
  [
    users,
    'add',
    { userfeatures: ada, linefeatures: { protocol: ['sip'], context: ['default'], 'host-type': ['dynamic'] } },
    undefined,
  ],
  [users, 'add', { userfeatures: ada, voicemail: { fullname: 'Ada' } }, 'voicemail'],
  [users, 'add', { userfeatures: ada, voicemail: { mailbox: '1', fulname: 'Ada' } }, 'voicemail.fulname (fullname?)'],
  [users, 'add', { userfeatures: ada, voicemail: { name: 'Ada', number: '1000', context: 'default' } }, undefined],
  [lines, 'add', { protocol: { protocol: 'sip', context: 'default', secrt: 'x' } }, 'protocol.secrt (secret?)'],
  [
    lines,
    'add',
    { protocol: { protocol: 'custom', context: 'default', interface: 'dahdi/g1', secret: 'x' } },
    'protocol.secret',
  ],
  [
    context,
    'add',
    { context: named, contextnumbers: { user: [{ numberbeg: '1', numbrend: '2' }] } },
    'contextnumbers.user[0].numbrend (numberend?)',
  ],
  [pickup, 'add', { name: 'p', members: [{ categry: 'member' }] }, 'members[0].categry (category?)'],
  [meetme, 'add', { meetmeroom: { pinadmn: '1' } }, 'meetmeroom.pinadmn (pinadmin?)'],
  [incall, 'add', { incall: { exten: '1', destination: 'user', arg1: 1 } }, undefined],
  [queues, 'add', { queue: { strategi: 'ringall' } }, 'queue.strategi (strategy?)'],
  [sipTrunks, 'add', { protocol: { registrertrying: 1, usernam: 'x' } }, 'protocol.usernam (username?)'],
  [mail, 'edit', { mydomain: 'a', canonical: [{ pattern: 'a', resutl: 'b' }] }, 'canonical[0].resutl (result?)'],
])('%# lists the ignored fields of a body', async ([resource, act, body, expected]) => {
  expect(await ignoredBy(startMock(), [resource, act], { body })).toBe(expected);
});

test('ignored fields are in the journal, and patterns and verifications match them', async () => {
  const mock = startMock();
  await mock.call(entity, 'add', { body: { ...named, contry: 'FR' } });
  await mock.call(entity, 'list');
  const [first, second] = mock.world.journal.entries();
  expect(first?.ignored).toEqual([{ field: 'contry', near: 'country' }]);
  expect(second?.ignored).toBeUndefined();
  const count = async (ignored: unknown) => {
    const answer = await mock.app.inject({ method: 'POST', url: '/__admin/requests/count', payload: { ignored } });
    return answer.json().count;
  };
  expect([await count(true), await count(false), await count('*contry*'), await count('city')]).toEqual([1, 1, 1, 0]);
  const shown = await mock.app.inject('/__admin/requests?ignored=con*');
  expect(shown.json().requests).toMatchObject([{ ignored: [{ field: 'contry', near: 'country' }] }]);
  const verified = await mock.app.inject({
    method: 'POST',
    url: '/__admin/verify',
    payload: { pattern: { ignored: true }, count: { exactly: 0 } },
  });
  expect(verified.statusCode).toBe(406);
});

test('the ignored fields of a view that is sent back fit in a short header', async () => {
  const mock = startMock({ seeds: 'documented' });
  const body = (await mock.call(users, 'view', { id: 1 })).json();
  const header = String(await ignoredBy(mock, [users, 'edit'], { id: 1, body }));
  expect(header).toMatch(/^userfeatures\.id, .* and \d+ more$/);
  expect(header.length).toBeLessThan(600);
});

test('ignored names of any characters and any length make a valid header', async () => {
  const mock = startMock();
  const names = fc.dictionary(fc.string({ unit: 'binary', maxLength: 200 }), fc.constant(1), { maxKeys: 150 });
  await fc.assert(
    fc.asyncProperty(names, async (body) => {
      const header = await ignoredBy(mock, [entity, 'edit'], { id: 1, body });
      expect(header ?? '').toMatch(/^[ -~]{0,1000}$/);
    }),
    { numRuns: 50 },
  );
});

test('values are never in the header', async () => {
  const header = await ignoredBy(startMock(), [users, 'add'], { body: { userfeatures: { ...ada, passwd: 'hidden' } } });
  expect(header).toContain('userfeatures.passwd');
  expect(header).not.toContain('hidden');
});

test('an edit of an unknown object and an unusable body have no ignored fields', async () => {
  const mock = startMock();
  expect(await ignoredBy(mock, [entity, 'edit'], { id: 99, body: { contry: 'FR' } })).toBeUndefined();
  expect(await ignoredBy(mock, [entity, 'add'], { body: '{"contry":' })).toBeUndefined();
});

test('strict fixtures are refused for ignored fields, each with its path', async () => {
  const { world, app } = startMock();
  const document = {
    entities: [named, { ...named, name: 'b', contry: 'FR' }],
    users: [{ userfeatures: { ...ada, lastnam: 'L' } }],
  };
  expect(() => applyFixtures(world, document, { strict: true })).toThrow(
    new InvalidFixtures([
      { at: 'entities[1].contry', message: 'the PBX ignores this field; did you mean country?' },
      { at: 'users[0].userfeatures.lastnam', message: 'the PBX ignores this field; did you mean lastname?' },
    ]),
  );
  const strict = await app.inject({ method: 'POST', url: '/__admin/fixtures?strict=1', payload: document });
  expect([strict.statusCode, strict.json().errors.length]).toEqual([400, 2]);
  expect((await app.inject({ method: 'POST', url: '/__admin/fixtures', payload: document })).statusCode).toBe(200);
});

test('an ignored field in a document stops a strict start', async () => {
  const fixtures = [new URL('ignored-field.json', import.meta.url).pathname];
  expect(readFileSync(fixtures[0] ?? '', 'utf8')).toContain('contry');
  const started = startXivoMock({ seeds: 'fresh', fixtures, strict: true });
  await expect(started).rejects.toThrow('entities[0].contry: the PBX ignores this field; did you mean country?');
  await (await startXivoMock({ seeds: 'fresh', fixtures })).close();
});
