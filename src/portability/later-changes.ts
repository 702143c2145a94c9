import { bodyMember, hasMember, type PortableCall } from './portable-call.ts';
import type { Release } from './release.ts';

/** What becomes of a call on a later release that passes here. */
export const portabilityEffects = ['refused', 'different'] as const;

/** `refused`: it answers an error. `different`: it does something else, or answers something else. */
type PortabilityEffect = (typeof portabilityEffects)[number];

/** A change after the release that the mock imitates, as far as a call shows it. */
export interface LaterChange {
  /** The first release that is known to have the change. */
  readonly since: Release;
  /** What is different there: a clause without a full stop. */
  readonly what: string;
  readonly effect: PortabilityEffect;
  /** The operations; `*` matches any text. */
  readonly operations: readonly string[];
  /** The status here that is another one there; by default any below 400. */
  readonly status?: number;
  /** True for the calls with that status that show the change; all of them by default. */
  appliesTo?(call: PortableCall): boolean;
}

const users = 'ipbx/pbx_settings/users';
const lines = 'ipbx/pbx_settings/lines';
const writes = (resource: string) => [`${resource}:add`, `${resource}:edit`];
const reads = (resource: string) => [`${resource}:list`, `${resource}:search`, `${resource}:view`];

/** The lines in the body of a user. */
const linesIn = ({ body }: PortableCall) => bodyMember(body, 'linefeatures');

const hasLineColumns = (call: PortableCall) => hasMember(linesIn(call), 'protocol');
const namesLine = (call: PortableCall) => hasMember(linesIn(call), 'id');
const hasLines = (call: PortableCall) => linesIn(call) !== undefined && linesIn(call) !== null;

/** The changes by release. */
export const laterChanges: readonly LaterChange[] = [
  {
    since: '13.04',
    what: 'nat is no, force_rport, comedia or both; yes is refused',
    effect: 'refused',
    operations: [...writes('ipbx/trunk_management/sip'), ...writes(lines), ...writes(users)],
    appliesTo: ({ body }) =>
      [bodyMember(body, 'protocol', 'nat'), bodyMember(body, 'linefeatures', 'nat')].flat().includes('yes'),
  },
  {
    since: '13.18',
    what: 'the id of a device has 32 characters, so a number finds none',
    effect: 'refused',
    operations: ['ipbx/pbx_settings/devices:view'],
    appliesTo: ({ parameter }) => /^\d+$/.test(parameter('id') ?? ''),
  },
  {
    since: '13.18',
    what: 'devices are flat objects of the provisioning service, without devicefeatures',
    effect: 'different',
    operations: ['ipbx/pbx_settings/devices:list', 'ipbx/pbx_settings/devices:search'],
  },
  {
    since: '14.03',
    what: 'lines lack iduserfeatures, rules_*, line_num, config and internal',
    effect: 'different',
    operations: reads(lines),
  },
  {
    since: '14.03',
    what: 'users have func_key_*, and a view has user_line and exten but no voicemailfeatures',
    effect: 'different',
    operations: reads(users),
  },
  {
    since: '14.08',
    what: 'the service is gone',
    effect: 'refused',
    operations: ['ipbx/pbx_services/parkinglot:*', 'xivo/configuration/network/iproute:*'],
  },
  { since: '14.10', what: 'the service is gone', effect: 'refused', operations: ['ipbx/queuelogger/configuration:*'] },
  {
    since: '14.10',
    what: 'entity_id is required',
    effect: 'refused',
    operations: ['ipbx/call_management/pickup:add', 'ipbx/call_management/schedule:add'],
    appliesTo: ({ body }) =>
      [body, bodyMember(body, 'pickup'), bodyMember(body, 'schedule')].every((part) => !hasMember(part, 'entity_id')),
  },
  {
    since: '14.10',
    what: 'the items have an entity_displayname',
    effect: 'different',
    operations: ['ipbx/call_management/pickup:list', 'ipbx/call_management/schedule:list'],
  },
  {
    since: '14.14',
    what: 'printscreen is gone; a body with it is answered by false, and nothing is made',
    effect: 'different',
    operations: ['callcenter/settings/queueskills:add'],
    appliesTo: ({ body }) => JSON.stringify(body ?? null).includes('"printscreen"'),
  },
  {
    since: '14.24',
    what: 'an edit without linefeatures takes the line from the user',
    effect: 'different',
    operations: [`${users}:edit`],
    appliesTo: (call) => !hasLines(call),
  },
  {
    since: '14.24',
    what: 'an existing line by its id alone is refused',
    effect: 'refused',
    operations: writes(users),
    appliesTo: (call) => namesLine(call) && !hasLineColumns(call),
  },
  {
    since: '14.24',
    what: 'an edit with the columns of a line and no id leaves the user without a main line',
    effect: 'different',
    operations: [`${users}:edit`],
    appliesTo: (call) => hasLineColumns(call) && !namesLine(call),
  },
  {
    since: '15.13',
    what: 'every act is searchid, so a search by date is refused',
    effect: 'refused',
    operations: ['search', 'searchdb', 'view'].map((act) => `ipbx/call_management/cel:${act}`),
  },
  {
    since: '15.13',
    what: 'rows have a call_log_id',
    effect: 'different',
    operations: ['ipbx/call_management/cel:searchid'],
  },
  { since: '15.15', what: 'the service is gone', effect: 'refused', operations: ['ipbx/pbx_settings/voicemail:*'] },
  {
    since: '15.15',
    what: 'a mailbox in this form is ignored; the form is {name, number, context, password}',
    effect: 'different',
    operations: writes(users),
    appliesTo: ({ body }) =>
      hasMember(bodyMember(body, 'voicemail'), 'mailbox') || hasMember(body, 'voicemailfeatures'),
  },
  {
    since: '15.15',
    what: 'the mailbox of the user is deleted as well',
    effect: 'different',
    operations: [`${users}:delete`],
  },
  {
    since: '15.17',
    what: 'enableautomon is gone, and enableonlinerec is new',
    effect: 'different',
    operations: [...reads(users), ...writes(users)],
  },
  {
    since: '15.17',
    what: 'autopause is no or yes',
    effect: 'different',
    operations: [...reads('callcenter/settings/queues'), ...writes('callcenter/settings/queues')],
  },
  {
    since: '15.20',
    what: 'there is no such act; the list answers',
    effect: 'different',
    operations: [`${users}:import`],
  },
  {
    since: '16.01',
    what: 'rights are no longer enforced; the account may do it',
    effect: 'different',
    operations: ['*'],
    status: 403,
  },
  {
    since: '16.04',
    what: 'the last element of every line column is dropped, so that lists of one are refused',
    effect: 'refused',
    operations: [`${users}:add`],
    appliesTo: (call) => hasLineColumns(call),
  },
  {
    since: '16.05',
    what: 'lines can only be listed and searched; the list answers, and nothing is done',
    effect: 'different',
    operations: ['view', 'add', 'edit', 'delete', 'deleteall'].map((act) => `${lines}:${act}`),
  },
  { since: '16.14', what: 'the service is gone', effect: 'refused', operations: ['ipbx/pbx_services/phonebook:*'] },
];
