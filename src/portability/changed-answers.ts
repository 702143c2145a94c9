/** A place where the answers of a release after the one that the mock imitates differ; `later-changes.ts` is about the calls. */
export interface ChangedAnswer {
  /** The first release with the change: `14.10`. */
  readonly since: string;
  /** What is different there. */
  readonly what: string;
  /** The operations; `*` matches any text. */
  readonly operations: string;
  /** The places of the difference in the answer; any if absent. */
  readonly at?: RegExp;
  /** The status of the later release, where it is the difference. */
  readonly status?: number;
  /** The text that a body has to contain for the change to matter; any if absent. */
  readonly body?: RegExp;
  /** The value that 12.24 answers, as JSON; any if absent. */
  readonly recorded?: RegExp;
  /** The value that a later release answers, as JSON; any if absent. */
  readonly found?: RegExp;
}

const missing = /^\(missing\)$/;

/** The differences after 12.24 that a comparison shows, the most specific ones of an operation first. */
export const changedAnswers: readonly ChangedAnswer[] = [
  {
    since: '13.04',
    what: 'nat is no, force_rport, comedia or both; yes is refused',
    operations: 'ipbx/trunk_management/sip:*',
    status: 400,
    body: /"nat":"yes"/,
  },
  {
    since: '13.04',
    what: 'nat is no, force_rport, comedia or both; yes is refused',
    operations: 'ipbx/pbx_settings/lines:*',
    status: 400,
    body: /"nat":"yes"/,
  },
  {
    since: '13.18',
    what: 'a device has an id of 32 characters; a number finds none',
    operations: 'ipbx/pbx_settings/devices:view',
    status: 404,
  },
  {
    since: '13.18',
    what: 'devices are flat objects of the provisioning service',
    operations: 'ipbx/pbx_settings/devices:*',
    at: /./,
  },
  {
    since: '15.15',
    what: 'the service of voicemails is gone; mailboxes belong to users',
    operations: 'ipbx/pbx_settings/voicemail:*',
    status: 404,
  },
  {
    since: '15.15',
    what: 'a user takes its mailbox as name, number, context and password; the form of 12.24 is ignored',
    operations: 'ipbx/pbx_settings/users:*',
    at: /^voicemail(?:features)?\b/,
  },
  {
    since: '15.17',
    what: 'enableautomon is gone, enableonlinerec is new',
    operations: 'ipbx/pbx_settings/users:*',
    at: /(?:^|\.)enable(?:automon|onlinerec)$/,
  },
  { since: '15.08', what: 'users have a uuid', operations: 'ipbx/pbx_settings/users:*', at: /(?:^|\.)uuid$/ },
  { since: '16.02', what: 'users have an email', operations: 'ipbx/pbx_settings/users:*', at: /(?:^|\.)email$/ },
  {
    since: '14.03',
    what: 'users have columns func_key_*',
    operations: 'ipbx/pbx_settings/users:*',
    at: /(?:^|\.)func_key_\w+$/,
  },
  {
    since: '14.03',
    what: 'lines lose iduserfeatures, rules_*, line_num, config and internal',
    operations: 'ipbx/pbx_settings/*',
    at: /(?:^|\.)(?:iduserfeatures|rules_\w+|line_num|config|internal)$/,
    found: missing,
  },
  {
    since: '14.03',
    what: 'a view of a user or line has user_line and exten',
    operations: 'ipbx/pbx_settings/*',
    at: /(?:^|\.)(?:user_line|exten)$/,
  },
  {
    since: '14.24',
    what: 'an edit of a user needs the whole line, an add does not take a line by its id alone',
    operations: 'ipbx/pbx_settings/users:*',
    status: 400,
    body: /"linefeatures":\{"id":(?:\[[^\]]*\]|[^,}]*)\}/,
  },
  {
    since: '16.04',
    what: 'an add drops the last element of each column of a line',
    operations: 'ipbx/pbx_settings/users:add',
    status: 400,
    body: /"linefeatures"/,
  },
  {
    since: '14.24',
    what: 'an edit of a user without its lines loses them',
    operations: 'ipbx/pbx_settings/users:*',
    at: /^linefeatures(?:\[0\])?$/,
    found: /^(?:\(missing\)|false|\[\])$/,
  },
  {
    since: '14.08',
    what: 'the parking lots of the page are gone',
    operations: 'ipbx/pbx_services/parkinglot:*',
    status: 404,
  },
  { since: '14.08', what: 'the routes are gone', operations: 'xivo/configuration/network/iproute:*', status: 404 },
  {
    since: '14.10',
    what: 'the queue logger is gone',
    operations: 'ipbx/queuelogger/configuration:*',
    status: 404,
  },
  {
    since: '14.10',
    what: 'an add needs an entity_id that exists',
    operations: 'ipbx/call_management/pickup:add',
    status: 400,
  },
  {
    since: '14.10',
    what: 'an add needs an entity_id that exists',
    operations: 'ipbx/call_management/schedule:add',
    status: 400,
  },
  {
    since: '14.10',
    what: 'pickups and schedules belong to an entity',
    operations: 'ipbx/call_management/*',
    at: /(?:^|\.)entity_(?:id|displayname)$/,
  },
  {
    since: '14.14',
    what: 'printscreen is gone; an add with it answers false and adds nothing',
    operations: 'callcenter/settings/queueskills:*',
    at: /^body$/,
    body: /"printscreen"/,
    found: /^false$/,
  },
  {
    since: '14.14',
    what: 'printscreen is gone',
    operations: 'callcenter/settings/queueskills:*',
    at: /(?:^|\.)printscreen$/,
    found: missing,
  },
  {
    since: '15.13',
    what: 'call records are searched by id only',
    operations: 'ipbx/call_management/cel:*',
    status: 400,
  },
  {
    since: '15.13',
    what: 'call records have a call_log_id',
    operations: 'ipbx/call_management/cel:*',
    at: /(?:^|\.)call_log_id$/,
  },
  {
    since: '15.17',
    what: 'the autopause of a queue is no or yes',
    operations: 'callcenter/settings/queues:*',
    at: /(?:^|\.)autopause$/,
    found: /^"(?:no|yes)"$/,
  },
  {
    since: '15.20',
    what: 'users have no act import; the list answers',
    operations: 'ipbx/pbx_settings/users:import',
  },
  {
    since: '16.05',
    what: 'lines have only list and search; the list answers any other act',
    operations: 'ipbx/pbx_settings/lines:*',
    at: /^(?:body|header content-type)$/,
  },
  {
    since: '16.05',
    what: 'generated names and secrets have 8 characters',
    operations: '*',
    at: /(?:^|\.)(?:name|secret)$/,
    found: /^"(?:[a-z0-9]{8}|[A-Z0-9]{8})"$/,
  },
  { since: '16.14', what: 'the phonebook is gone', operations: 'ipbx/pbx_services/phonebook:*', status: 404 },
  {
    since: '16.01',
    what: 'rights are not enforced; every valid account may do everything',
    operations: '*',
    at: /^status$/,
    recorded: /^403$/,
    found: /^2\d\d$/,
  },
];
