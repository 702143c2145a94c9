import { expect, test } from 'vitest';
import { loginOf } from '#calls/agents/logins.ts';
import type { FeatureUse } from '#calls/features/feature.ts';
import { useFeature } from '#calls/features/use-feature.ts';
import { second } from '#pbx/call-records/wall-clock.ts';
import type { Store } from '#store/store.ts';
import { startMock } from '../support/mock.ts';

const at = (Date.UTC(2012, 9, 7, 10) / 1000) * second;

/** The documented state: user 1 has mailbox 1, the users 2 to 6 have none. */
function documentedStore(): Store {
  return startMock({ seeds: 'documented' }).world.store;
}

const use = (store: Store, feature: string, rest = '', more: Partial<FeatureUse> = {}) =>
  useFeature(store, { feature, rest, userId: 2, at, ...more });

const user2 = (store: Store) => store.first('userfeatures', { id: 2 });

test.each([
  ['enablednd', 'enablednd', 'do not disturb'],
  ['callrecord', 'callrecord', 'the recording of calls'],
  ['incallfilter', 'incallfilter', 'the filter of incoming calls'],
] as const)('%s turns the setting of the user on, and off the next time', (feature, column, noun) => {
  const store = documentedStore();
  expect(use(store, feature)).toEqual({ does: 'changes settings', why: `user 2 turns ${noun} on` });
  expect(user2(store)?.[column]).toBe(1);
  expect(use(store, feature).why).toBe(`user 2 turns ${noun} off`);
  expect(user2(store)?.[column]).toBe(0);
});

test.each(['unc', 'rna', 'busy'] as const)('fwd%s forwards to the number, and without one no longer', (kind) => {
  const store = documentedStore();
  expect(use(store, `fwd${kind}`, '1001').why).toMatch(/^user 2 forwards .* to 1001$/);
  expect(user2(store)).toMatchObject({ [`enable${kind}`]: 1, [`dest${kind}`]: '1001' });
  expect(use(store, `fwd${kind}`).why).toMatch(/^user 2 no longer forwards /);
  expect(user2(store)).toMatchObject({ [`enable${kind}`]: 0, [`dest${kind}`]: '1001' });
});

test('fwdundoall ends all forwards and keeps their numbers', () => {
  const store = documentedStore();
  for (const kind of ['unc', 'rna', 'busy']) use(store, `fwd${kind}`, '1001');
  expect(use(store, 'fwdundoall')).toEqual({ does: 'changes settings', why: 'user 2 ends all forwards' });
  expect(user2(store)).toMatchObject({ enableunc: 0, enablerna: 0, enablebusy: 0, destunc: '1001', destbusy: '1001' });
});

test('the voicemail of the caller, or of a number, is turned on and off', () => {
  const store = documentedStore();
  expect(use(store, 'enablevm', '', { userId: 1 }).why).toBe('user 1 turns voicemail off');
  expect(store.first('userfeatures', { id: 1 })?.enablevoicemail).toBe(0);
  expect(use(store, 'enablevmslt', '1001').why).toBe('user 1 turns voicemail on');
  expect(use(store, 'enablevm')).toEqual({ does: 'refuses', why: 'user 2 has no voicemail' });
  expect(use(store, 'enablevmslt', '999').why).toBe('no user has the number 999 in the context default');
});

test('the filter of a secretary is turned on and off by those who are in it', () => {
  const store = documentedStore();
  const callfilterid = store.insert('callfilter', { name: 'office' });
  store.insert('callfiltermember', { callfilterid, typeval: '2', bstype: 'boss' });
  const id = store.insert('callfiltermember', { callfilterid, typeval: '3', bstype: 'secretary' });
  expect(use(store, 'bsfilter', String(id)).why).toBe(`user 2 turns the filter of secretary ${id} on`);
  expect(store.first('callfiltermember', { id })?.active).toBe(1);
  expect(use(store, 'bsfilter', String(id), { userId: 3 }).why).toBe(`user 3 turns the filter of secretary ${id} off`);
  expect(use(store, 'bsfilter', String(id), { userId: 4 })).toEqual({
    does: 'refuses',
    why: `user 4 is not in the filter of a secretary ${id}`,
  });
  expect(use(store, 'bsfilter', '99').does).toBe('refuses');
});

test('an agent logs in at the phone of the caller, and off, in the call', () => {
  const store = documentedStore();
  const call = '1349604000.1';
  expect(use(store, 'agentstaticlogin', '102', { call })).toEqual({
    does: 'logs in',
    agent: '102',
    queueLog: [1],
    why: 'agent 102 logs in at the phone of user 2',
  });
  expect(loginOf(store, 95)).toMatchObject({ userid: 2, extension: '100@default' });
  expect(use(store, 'agentstaticlogoff', '102', { call, at: at + 5 * second })).toMatchObject({
    does: 'logs off',
    queueLog: [2],
  });
  expect(store.all('queue_log', {}, 'id')).toMatchObject([
    { callid: call, event: 'AGENTCALLBACKLOGIN', data1: '100@default' },
    { callid: call, event: 'AGENTCALLBACKLOGOFF', data2: '5' },
  ]);
});

test('an agent logs in at the line from which the user dials', () => {
  const store = documentedStore();
  use(store, 'agentstaticlogin', '102', { phone: { number: '103', context: 'default' } });
  expect(loginOf(store, 95)).toMatchObject({ userid: 3, interface: 'SIP/p0v5tm' });
});

test('agentstaticlogtoggle logs in, then off', () => {
  const store = documentedStore();
  expect([1, 2].map(() => use(store, 'agentstaticlogtoggle', '102').does)).toEqual(['logs in', 'logs off']);
});

test.each([
  ['agentstaticlogin', '8001', 'there is no agent 8001; did you mean 101?'],
  ['agentstaticlogoff', '102', 'agent 102 is not logged in'],
  ['agentstaticlogtoggle', '8001', 'there is no agent 8001; did you mean 101?'],
])('%s of %s is refused and writes nothing', (feature, rest, why) => {
  const store = documentedStore();
  const { version } = store;
  expect(use(store, feature, rest)).toEqual({ does: 'refuses', why });
  expect(store.version).toBe(version);
});

test('mailboxes are found by their owner, the number of the owner, or their number', () => {
  const store = documentedStore();
  const box = store.first('voicemail', { uniqueid: 1 });
  const name = `${box?.mailbox}@${box?.context}`;
  const opens = { does: 'opens mailbox', voicemail: 1, why: `the caller opens mailbox ${name}` };
  const leaves = { does: 'leaves message', voicemail: 1, why: `the caller leaves a message in mailbox ${name}` };
  expect(use(store, 'vmusermsg', '', { userId: 1 })).toEqual(opens);
  expect(use(store, 'vmboxmsgslt', box?.mailbox)).toEqual(opens);
  expect(use(store, 'vmuserslt', '1001')).toEqual(leaves);
  expect(use(store, 'vmboxslt', box?.mailbox)).toEqual(leaves);
});

test.each([
  ['vmusermsg', '', 'user 2 has no voicemail'],
  ['vmuserslt', '103', 'user 3 has no voicemail'],
  ['vmuserslt', '999', 'no user has the number 999 in the context default'],
  ['vmboxslt', '999', 'there is no mailbox 999@default'],
  ['vmboxmsgslt', '999', 'there is no mailbox 999@default'],
])('%s with "%s" is refused', (feature, rest, why) => {
  expect(use(documentedStore(), feature, rest)).toEqual({ does: 'refuses', why });
});

test.each([
  ['calluser', '1', { does: 'calls', kind: 'user', id: 1, why: 'the code calls user 1' }],
  ['callgroup', '1', { does: 'calls', kind: 'group', id: 1, why: 'the code calls group 1' }],
  ['callqueue', '8', { does: 'calls', kind: 'queue', id: 8, why: 'the code calls queue 8' }],
  ['callmeetme', '9', { does: 'refuses', why: 'there is no conference room 9' }],
  ['callqueue', '*1', { does: 'refuses', why: 'there is no queue *1' }],
  ['pickup', '100', { does: 'picks up', number: '100', why: 'the code picks up a call that rings at 100' }],
  ['pickupexten', '', { does: 'picks up', number: '', why: 'the code picks up a call of the pickup groups' }],
  [
    'directoryaccess',
    '',
    {
      does: 'runs application',
      application: 'Directory',
      argument: '',
      why: 'the code searches the directory by name',
    },
  ],
])('%s with "%s" is returned as data', (feature, rest, result) => {
  expect(use(documentedStore(), feature, rest)).toEqual(result);
});

test.each([
  ['paging', 'the code speaks to the phones of a paging group, which the mock does not imitate'],
  ['alarmclk-set', 'the code runs the feature alarmclk-set, which the mock does not imitate'],
  ['constructor', 'the code runs the feature constructor, which the mock does not imitate'],
])('%s is unsupported, with the reason', (feature, why) => {
  expect(use(documentedStore(), feature, '1')).toEqual({ does: 'unsupported', why });
});

test('every feature of the documented state does something else than the default', () => {
  const store = documentedStore();
  const names = store.all('extensions', { context: 'xivo-features' }).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(30);
  const unknown = names.filter((name) => use(store, name, '1').why.startsWith('the code runs the feature'));
  expect(unknown).toEqual([]);
});

test('a user who does not exist is refused', () => {
  expect(use(documentedStore(), 'enablednd', '', { userId: 99 })).toEqual({
    does: 'refuses',
    why: 'there is no user 99',
  });
});
