import * as z from 'zod';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { optional } from '#fields/field.ts';
import { language } from '#fields/text.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import { type AnswerShape, columnAnswers, componentByDialect } from './answers.ts';
import { fullName, type JsonRecord, recordJson, recordWriter } from './record-json.ts';
import { type ColumnChanges, integerAt } from './rows.ts';

export const userKeys: Difference<boolean> = {
  where: 'user records in every list and view: `profileclient`, `alarmclock`, `pitch`, `pitchdirection`',
  recorded: { text: 'absent', value: false },
  documented: { text: 'present, beside `cti_profile_id`', value: true },
  why: "the page's examples have them; the clients of 2013 and later need `cti_profile_id`",
};

export const alarmClocks: Difference<boolean> = {
  where: '`pbx_settings/users` add, edit: `alarmclock`',
  recorded: { text: 'ignored', value: false },
  documented: { text: 'stored, and part of every user record', value: true },
  why: "the page's example sends it, and a client writes it",
};

const casts = {
  int: ['id', 'entityid', 'cti_profile_id'],
  bool: [
    'enableclient',
    'enablehint',
    'enablevoicemail',
    'enablexfer',
    'enableautomon',
    'callrecord',
    'incallfilter',
    'enablednd',
    'enablerna',
    'enablebusy',
    'enableunc',
    'commented',
  ],
} as const;

const names = ['fullname', 'identity'];
const publishedKeys = {
  passwdclient: ['profileclient'],
  alarmclock: ['pitch', 'pitchdirection'],
  cti_profile_id: names,
};

type User = Rows['userfeatures'];

const writePublished = recordWriter<User>(casts, { inserted: publishedKeys });
const writeRecorded = recordWriter<User>(casts, { omitted: ['alarmclock'], inserted: { cti_profile_id: names } });

/** Returns a function that returns a row of `userfeatures` as JSON, as in every answer. */
export function userPresenter(request: ActRequest): (row: User) => JsonRecord {
  if (!inDialectOf(request, userKeys)) return (row) => withNames(writeRecorded(row), row);
  const profiles = new Map(request.store.all('cti_profile').map(({ id, name }) => [id, name.toLowerCase()]));
  return (row) => {
    const record = withNames(writePublished(row), row);
    record['profileclient'] = profiles.get(integer(row, 'cti_profile_id')) ?? '';
    return record;
  };
}

/** For the inverse of `userPresenter`: the ids that are 0 in an answer if the user has none. */
export const userChanges: ColumnChanges = (json) => ({
  entityid: integerAt(json, 'entityid') || null,
  cti_profile_id: integerAt(json, 'cti_profile_id') || null,
});

/** A row of `userfeatures` as JSON, with only the stored columns and the computed names. Edits are merged over it. */
export function storedUserJson(row: User): JsonRecord {
  return withNames(recordJson(row, casts), row);
}

function withNames(record: JsonRecord, row: User): JsonRecord {
  const name = fullName(row);
  record['fullname'] = name;
  record['identity'] = name;
  return record;
}

const about = {
  voicemailtype: 'kind of the voicemail; null without one',
  voicemailid: 'id of the voicemail; null without one',
  agentid: 'id of the agent; null without one, 0 after it was taken away',
  pictureid: 'always null: pictures cannot be sent as JSON',
  entityid: 'id of the entity',
  callerid: 'caller id that calls show: "First Last"',
  ringseconds: 'seconds that a call rings before it is not answered',
  simultcalls: 'greatest number of calls at the same time',
  enableclient: 'true if the user may use the CTI client',
  loginclient: 'login of the CTI client',
  passwdclient: 'password of the CTI client',
  enablehint: 'true if phones can watch the state of the user',
  enablevoicemail: 'true if unanswered calls go to the voicemail',
  enablexfer: 'true if the user may transfer calls by digits',
  enableautomon: 'true if the user may record a call by digits',
  callrecord: 'true if all calls are recorded',
  incallfilter: 'true if incoming calls are filtered',
  enablednd: 'true while the user is not to be disturbed',
  enableunc: 'true if all calls are forwarded to destunc',
  destunc: 'number to which all calls are forwarded',
  enablerna: 'true if unanswered calls are forwarded to destrna',
  destrna: 'number to which unanswered calls are forwarded',
  enablebusy: 'true if calls while the user is busy are forwarded to destbusy',
  destbusy: 'number to which calls are forwarded while the user is busy',
  musiconhold: 'class of the music on hold',
  outcallerid: 'caller id of outgoing calls: default, anonymous or one of its own',
  userfield: 'free text, which a search finds if it is equal',
  bsfilter: 'role in the filter between a boss and a secretary',
  preprocess_subroutine: 'dialplan subroutine that runs before calls to the user',
  timezone: 'not used',
  ringintern: 'ringing tone of internal calls',
  ringextern: 'ringing tone of external calls',
  ringgroup: 'ringing tone of calls to a group',
  ringforward: 'ringing tone of forwarded calls',
  rightcallcode: 'digits that permit a call which a right-call forbids',
  commented: 'true if the user is disabled',
  cti_profile_id: 'id of the CTI profile; 0 without one',
} as const;

function publishedAnswers(): AnswerShape {
  return {
    profileclient: z.string().describe('name of the CTI profile in lower case; empty without one'),
    alarmclock: z.string().describe('time at which the phone wakes the user; empty for none'),
    pitch: z.null().describe('always null'),
    pitchdirection: z.null().describe('always null'),
  };
}

/** The schema of `userPresenter`. */
export const userAnswer = componentByDialect('User', (dialect) => {
  const { alarmclock: _alarmclock, ...columns } = columnAnswers('userfeatures', {
    ...casts,
    fields: { language: optional(language, null) },
    filled: ['timezone', 'ringintern', 'ringextern', 'ringgroup', 'ringforward', 'rightcallcode'],
    unused: ['pictureid'],
    about,
  });
  return z.strictObject({
    ...columns,
    ...(userKeys[dialect].value && publishedAnswers()),
    fullname: z.string().describe('first and last name, trimmed; - if both are empty'),
    identity: z.string().describe('the same as fullname'),
  });
});
