import { expect, test } from 'vitest';
import type { Resource } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { meetme } from '#resources/service/ipbx/pbx_settings/meetme.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { type CallOptions, startMock } from '../support/mock.ts';

type Call = readonly [resource: Resource, act: string, sent: Pick<CallOptions, 'id' | 'body'>];

/** A refused request, the requests before it, and the complete reason in the journal. */
interface Case {
  readonly what: string;
  readonly before?: readonly Call[];
  readonly refused: Call;
  readonly dialect?: Dialect;
  readonly reason: object;
}

const group = (parts: object): Call => [
  groups,
  'add',
  { body: { groupfeatures: { name: 'crew', context: 'default', timeout: '0' }, queue: {}, ...parts } },
];
const groupWithNumber = (number: string, context = 'default'): Call =>
  group({ groupfeatures: { name: 'crew', number, context, timeout: '0' } });
const queueWithAgents = (...agent: readonly unknown[]): Call => {
  const queuefeatures = { name: 'crew', context: 'default', timeout: '0' };
  const announcements = { timeoutpriority: 'app', 'min-announce-frequency': '60', 'announce-position': 'yes' };
  const queue = { ...announcements, 'announce-position-limit': '5' };
  return [queues, 'add', { body: { queuefeatures, queue, agent } }];
};
const userWithLine = (number: string): Call => [
  users,
  'add',
  {
    body: {
      userfeatures: { firstname: 'Ada' },
      linefeatures: { protocol: ['sip'], context: ['default'], number: [number] },
    },
  },
];
const line = (protocol: object, linefeatures?: object): Call => [
  lines,
  'add',
  { body: { protocol: { protocol: 'sip', name: 'one', context: 'default', ...protocol }, linefeatures } },
];
const room = (confno: string): Call => {
  const meetmefeatures = { name: 'blue', confno, context: 'default', maxusers: 0, admin_typefrom: 'none' };
  return [meetme, 'add', { body: { meetmefeatures, meetmeroom: { confno } } }];
};

const members: readonly Case[] = [
  {
    what: 'a member without a line',
    refused: group({ user: [6] }),
    reason: {
      message: 'user contains user 6, who has no line; add a line to the user first',
      field: 'user',
      rule: 'main line',
      value: 6,
    },
  },
  {
    what: 'a member without a main line',
    before: [[users, 'edit', { id: 2, body: { linefeatures: { id: [3], rules_order: [2] } } }]],
    refused: group({ user: [2] }),
    reason: {
      message: 'user contains user 2, none of whose lines has rules_order 1; set it for one of them first',
      field: 'user',
      rule: 'main line',
      value: 2,
    },
  },
  {
    what: 'a member that does not exist',
    refused: group({ user: [999] }),
    reason: {
      message: 'user must be a list of user ids; there is no user 999',
      field: 'user',
      rule: 'main line',
      value: 999,
    },
  },
  {
    what: 'a word as a member',
    refused: group({ user: ['x'] }),
    reason: {
      message: 'user must be a list of user ids; there is no user "x"',
      field: 'user',
      rule: 'main line',
      value: 'x',
    },
  },
  {
    what: 'a record of a member',
    refused: group({ user: [{ userid: 2 }] }),
    reason: {
      message: 'user must be a list of user ids, not of records as in a view',
      field: 'user',
      rule: 'main line',
      value: { userid: 2 },
    },
  },
  {
    what: 'an agent that does not exist',
    refused: queueWithAgents('99'),
    reason: {
      message: 'agent must be a list of agent ids; there is no agent "99"',
      field: 'agent',
      rule: 'exists',
      value: '99',
    },
  },
  {
    what: 'a record of a right-call',
    refused: group({ rightcall: [{ id: 1 }] }),
    reason: {
      message: 'rightcall must be a list of right-call ids, not of records as in a view',
      field: 'rightcall',
      rule: 'exists',
      value: { id: 1 },
    },
  },
  {
    what: 'a destination that does not exist',
    refused: group({ dialaction: { busy: { actiontype: 'user', actionarg1: '999' } } }),
    reason: {
      message: 'dialaction.busy.actionarg1 must be the id of an existing user (action user)',
      field: 'dialaction.busy.actionarg1',
      rule: 'user',
      value: '999',
    },
  },
];

const ofGroup = 'groupfeatures.number';
const ofUser = 'linefeatures.number';
const usedBy = (owner: string) => `in context default is already used by ${owner}; choose another, or free it first`;
const outside = (context: string, type: string) =>
  `is outside the ranges of context ${context} for numbers of type ${type}`;

const numbers: readonly Case[] = [
  {
    what: 'a number outside the ranges',
    refused: userWithLine('9999'),
    reason: {
      message: `${ofUser} 9999 ${outside('default', 'user')}; it has 100-299, 1001, 4000-4009`,
      field: ofUser,
      rule: 'range',
      value: '9999',
    },
  },
  {
    what: 'a number in a context without ranges',
    refused: groupWithNumber('500', 'from-extern'),
    reason: {
      message: `${ofGroup} 500 ${outside('from-extern', 'group')}; it has none; add one to its contextnumbers`,
      field: ofGroup,
      rule: 'range',
      value: '500',
    },
  },
  {
    what: 'a number in an unknown context',
    refused: groupWithNumber('500', 'nowhere'),
    reason: {
      message: `${ofGroup} 500 ${outside('nowhere', 'group')}; there is no context "nowhere"`,
      field: ofGroup,
      rule: 'range',
      value: '500',
    },
  },
  {
    what: 'the number of a line',
    before: [userWithLine('250')],
    refused: groupWithNumber('250'),
    reason: { message: `${ofGroup} 250 ${usedBy('line 151')}`, field: ofGroup, rule: 'conflict', value: '250' },
  },
  {
    what: 'the number of a group',
    before: [groupWithNumber('250')],
    refused: userWithLine('250'),
    reason: { message: `${ofUser} 250 ${usedBy('group 2')}`, field: ofUser, rule: 'conflict', value: '250' },
  },
  {
    what: 'the number of a conference room',
    before: [room('4005')],
    refused: userWithLine('4005'),
    reason: {
      message: `${ofUser} 4005 ${usedBy('conference room 1')}`,
      field: ofUser,
      rule: 'conflict',
      value: '4005',
    },
  },
];

const ofLines: readonly Case[] = [
  {
    what: 'a custom line without an interface',
    refused: line({ protocol: 'custom' }),
    reason: {
      message: 'protocol.interface is missing; it must be letters, digits, # * . / _ @ : -',
      field: 'protocol.interface',
      rule: 'undefined',
    },
  },
  {
    what: 'the deletion of a line with the mailbox of a voicemail',
    refused: [lines, 'delete', { id: 1 }],
    reason: {
      message: 'line 1 has the mailbox 1001@default; delete voicemail 1 first',
      field: 'protocol.mailbox',
      rule: 'mailbox',
      value: '1001@default',
    },
  },
  {
    what: 'the deletion of a line with a mailbox of nobody',
    before: [line({ mailbox: '1999@default' })],
    refused: [lines, 'delete', { id: 151 }],
    reason: {
      message: 'line 151 has the mailbox 1999@default; edit the line and empty its mailbox first',
      field: 'protocol.mailbox',
      rule: 'mailbox',
      value: '1999@default',
    },
  },
  {
    what: 'in dialect recorded, a line whose number came from the lines resource',
    before: [line({}, { protocolid: 0, iduserfeatures: 0, rules_order: 1, number: '150' })],
    refused: [users, 'edit', { id: 6, body: { linefeatures: { id: [151] } } }],
    dialect: 'recorded',
    reason: {
      message:
        'linefeatures.id must not contain line 151; its number 150 came from the lines resource, so no user can take it over',
      field: 'linefeatures.id',
      rule: 'number',
      value: '151',
    },
  },
  {
    what: 'a time zone that no message has',
    refused: [
      voicemail,
      'add',
      { body: { voicemail: { fullname: 'Ada', mailbox: '1000', context: 'default', locale: '', tz: 'mars' } } },
    ],
    reason: { message: 'voicemail.tz must be one of eu-fr', field: 'voicemail.tz', rule: 'exists', value: 'mars' },
  },
];

test.for([...members, ...numbers, ...ofLines])(
  'the journal keeps the full reason for refusing $what',
  async ({ before = [], refused, dialect = 'documented', reason }) => {
    const mock = startMock({ seeds: 'documented', dialect });
    for (const [resource, act, sent] of before) expect((await mock.call(resource, act, sent)).status).toBe(200);
    const [resource, act, sent] = refused;
    await mock.call(resource, act, sent);
    expect(mock.world.journal.entries().at(-1)?.reason).toEqual(reason);
  },
);
